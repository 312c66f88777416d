-- Version 1 of the vault. Ids are 16 or 32 byte blobs. Times are milliseconds since 1970 in UTC and end in _ms.

-- One row: how often the vault was opened; see `vault/generation.rs`.
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL,
    rolled_back INTEGER NOT NULL
) STRICT;
INSERT INTO sessions (id, generation, rolled_back) VALUES (1, 0, 0);

-- State of MLS groups, one row a value; see `mls/storage.rs`.
CREATE TABLE mls_values (
    kind INTEGER NOT NULL,
    name BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
