-- Who may create channels and inboxes, and how many. The token itself is not kept.
CREATE TABLE admissions (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB    NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    channels   INTEGER NOT NULL CHECK (channels >= 0),
    inboxes    INTEGER NOT NULL CHECK (inboxes >= 0),
    revoked    INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
) STRICT;

-- Times are kept by the day: the relay's disk does not say at what hour people write.
CREATE TABLE channels (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 32),
    admission      INTEGER NOT NULL REFERENCES admissions (number),
    start_epoch    INTEGER NOT NULL CHECK (start_epoch >= 0),
    start_verifier BLOB    NOT NULL CHECK (length(start_verifier) = 32),
    bytes          INTEGER NOT NULL DEFAULT 0,
    asked_on_day   INTEGER NOT NULL
) STRICT;
-- Serves: how much of an admission's quota is used.
CREATE INDEX channels_by_admission ON channels (admission);
-- Serves: the sweep of channels that nobody asks for.
CREATE INDEX channels_by_day ON channels (asked_on_day);

-- A channel's log. Verifier and flag stand with a commit; "sealed" is empty once an entry expired.
CREATE TABLE entries (
    number        INTEGER PRIMARY KEY,
    channel       INTEGER NOT NULL,
    position      INTEGER NOT NULL CHECK (position > 0),
    epoch         INTEGER NOT NULL,
    hash          BLOB    NOT NULL CHECK (length(hash) = 32),
    verifier      BLOB    CHECK (length(verifier) = 32),
    removes       INTEGER CHECK (removes IN (0, 1)),
    stored_on_day INTEGER NOT NULL,
    sealed        BLOB,
    CHECK ((verifier IS NULL) = (removes IS NULL)),
    CHECK (verifier IS NULL OR sealed IS NOT NULL)
) STRICT;
-- Serves: reading on from a place; a position is taken once.
CREATE UNIQUE INDEX entries_by_position ON entries (channel, position);
-- Serves: whether an entry is known.
CREATE UNIQUE INDEX entries_by_hash ON entries (channel, hash);
-- Serves: an epoch's verifier and start; one commit closes an epoch.
CREATE UNIQUE INDEX commits_by_epoch ON entries (channel, epoch) WHERE verifier IS NOT NULL;
-- Serves: how far an epoch's key reads.
CREATE INDEX removals_by_epoch ON entries (channel, epoch) WHERE removes = 1;
-- Serves: the sweep of old entries.
CREATE INDEX entries_to_expire ON entries (stored_on_day) WHERE verifier IS NULL AND sealed IS NOT NULL;

-- What epochs' keys vouched for.
CREATE TABLE vouches (
    channel INTEGER NOT NULL,
    epoch   INTEGER NOT NULL,
    created BLOB    NOT NULL CHECK (length(created) = 32),
    PRIMARY KEY (channel, epoch, created)
) STRICT, WITHOUT ROWID;

-- Deleted channels whose entries are still to be erased.
CREATE TABLE graves (
    channel INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE inboxes (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 32),
    admission    INTEGER NOT NULL REFERENCES admissions (number),
    created_at_s INTEGER NOT NULL,
    ends_at_s    INTEGER,
    asked_on_day INTEGER NOT NULL
) STRICT;
-- Serves: how much of an admission's quota is used.
CREATE INDEX inboxes_by_admission ON inboxes (admission);
-- Serves: the sweep of inboxes that nobody asks for.
CREATE INDEX inboxes_by_day ON inboxes (asked_on_day);
-- Serves: the sweep of inboxes whose lifetime is over.
CREATE INDEX inboxes_by_end ON inboxes (ends_at_s) WHERE ends_at_s IS NOT NULL;

CREATE TABLE inbox_tokens (
    inbox      INTEGER NOT NULL,
    token_hash BLOB    NOT NULL CHECK (length(token_hash) = 32),
    rendezvous INTEGER NOT NULL CHECK (rendezvous IN (0, 1)),
    PRIMARY KEY (inbox, token_hash)
) STRICT, WITHOUT ROWID;

-- What rendezvous tokens were used for; survives a replacement of the inbox's tokens.
CREATE TABLE rendezvous_uses (
    inbox      INTEGER NOT NULL,
    token_hash BLOB    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('channel', 'inbox')),
    created    BLOB    NOT NULL CHECK (length(created) = 32),
    PRIMARY KEY (inbox, token_hash, kind)
) STRICT, WITHOUT ROWID;

-- Waiting items; one that was acknowledged or replaced leaves its hash for a while, so that a repeated
-- request does not bring it back.
CREATE TABLE items (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    inbox     INTEGER NOT NULL,
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),
    slot      INTEGER CHECK (slot BETWEEN 0 AND 255),
    gone_on_day INTEGER,
    sealed    BLOB,
    CHECK ((sealed IS NULL) = (gone_on_day IS NOT NULL))
) STRICT;
-- Serves: whether an item is known.
CREATE UNIQUE INDEX items_by_hash ON items (inbox, hash);
-- Serves: the waiting items in their order.
CREATE INDEX items_waiting ON items (inbox, number) WHERE sealed IS NOT NULL;
-- Serves: the item that a slot holds.
CREATE UNIQUE INDEX items_by_slot ON items (inbox, slot) WHERE slot IS NOT NULL AND sealed IS NOT NULL;
-- Serves: the sweep of hashes that are kept no longer.
CREATE INDEX items_gone ON items (gone_on_day) WHERE gone_on_day IS NOT NULL;
