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

-- What this vault is to others. A vault may hold several; each has an account, an inbox and keys of its own.
CREATE TABLE personas (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL UNIQUE,
    device BLOB NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    signing_key BLOB NOT NULL,
    inbox_key BLOB NOT NULL,
    seal_seed BLOB NOT NULL,
    relay BLOB,
    admission BLOB,
    created_at_ms INTEGER NOT NULL
) STRICT;

-- The recovery inbox of a persona that has recovery words; see `sync/recovery.rs`.
CREATE TABLE recoveries (
    persona BLOB PRIMARY KEY REFERENCES personas (id),
    -- The settings, signed when the words were at hand, and their revision.
    part BLOB NOT NULL,
    revision INTEGER NOT NULL,
    inbox BLOB NOT NULL,
    token BLOB NOT NULL,
    seal_to BLOB NOT NULL,
    created INTEGER NOT NULL,
    -- The hash of the content that the relay has.
    posted BLOB
) STRICT;

-- Statement lists of accounts, own and others', as far as they were seen.
CREATE TABLE statements (
    account BLOB NOT NULL,
    position INTEGER NOT NULL,
    statement BLOB NOT NULL,
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

-- The people of a persona. state: invited (we answered their invitation), waiting (their answer must be compared first),
-- active, paused (another answer came later), refused, removed.
CREATE TABLE people (
    account BLOB PRIMARY KEY,
    persona BLOB NOT NULL REFERENCES personas (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    verified TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Where and by which right we write to their inbox; none until they told us.
    inbox BLOB,
    conversation BLOB,
    added_at_ms INTEGER NOT NULL
) STRICT;

-- Inboxes of ours at a relay. purpose: persona, rendezvous, recovery. The owner's key is a seed.
CREATE TABLE inboxes (
    inbox BLOB PRIMARY KEY,
    persona BLOB NOT NULL REFERENCES personas (id),
    purpose TEXT NOT NULL,
    relay BLOB NOT NULL,
    owner_key BLOB NOT NULL,
    seal_seed BLOB NOT NULL,
    authority BLOB,
    lifetime_s INTEGER,
    expires_at_ms INTEGER,
    -- Grows with every change of the settings; 1 while the relay does not know the newest.
    revision INTEGER NOT NULL,
    unsent INTEGER NOT NULL,
    -- Why the relay refused it, if it did.
    refused TEXT
) STRICT;

-- Who may write into an inbox of ours.
CREATE TABLE inbox_tokens (
    token BLOB PRIMARY KEY,
    inbox BLOB NOT NULL REFERENCES inboxes (inbox) ON DELETE CASCADE,
    rendezvous INTEGER NOT NULL,
    account BLOB
) STRICT;

-- Items that were stored here and not yet acknowledged to the relay.
CREATE TABLE inbox_items (
    hash BLOB PRIMARY KEY,
    inbox BLOB NOT NULL REFERENCES inboxes (inbox) ON DELETE CASCADE
) STRICT;

-- Items of ours that wait to be posted into others' inboxes, in order.
CREATE TABLE mail (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    relay BLOB NOT NULL,
    inbox BLOB NOT NULL,
    token BLOB NOT NULL,
    slot INTEGER,
    item BLOB NOT NULL,
    -- Posted only after this inbox of ours is known to the relay.
    after_inbox BLOB,
    give_up_at_ms INTEGER NOT NULL
) STRICT;

-- Invitations that we made. state: open, accepted, contested, expired.
CREATE TABLE invitations (
    id BLOB PRIMARY KEY,
    persona BLOB NOT NULL REFERENCES personas (id),
    inbox BLOB NOT NULL,
    role TEXT NOT NULL,
    secret BLOB NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    account BLOB
) STRICT;

-- Answers to our invitations, one an account. state: new, waiting, accepted, refused.
CREATE TABLE answers (
    invitation BLOB NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    account BLOB NOT NULL,
    answer BLOB NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (invitation, account)
) STRICT, WITHOUT ROWID;

-- Invitations that we answered.
CREATE TABLE acceptances (
    rendezvous BLOB PRIMARY KEY,
    account BLOB NOT NULL,
    secret BLOB NOT NULL,
    expires_at_ms INTEGER NOT NULL
) STRICT;

-- Conversations. state: pending (no group yet), active, paused, ended, wedged.
CREATE TABLE conversations (
    id BLOB PRIMARY KEY,
    persona BLOB NOT NULL REFERENCES personas (id),
    -- The account that it is with. Somebody who was removed and comes back gets another conversation.
    peer BLOB NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The MLS group; none while the conversation is pending.
    group_id BLOB UNIQUE,
    relay BLOB,
    channel BLOB,
    -- The encoded request that creates the channel, until the relay confirmed it.
    creation BLOB,
    cursor BLOB,
    -- The running hash of the current epoch's entries up to the cursor.
    run BLOB,
    next_counter INTEGER NOT NULL DEFAULT 1,
    -- The session generation in which the channel was last read to its head; -1 if it never was.
    head_seen_in INTEGER NOT NULL DEFAULT -1,
    -- 1 while the log is read again for a relay that lost something.
    repairing INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What people must be told of a conversation until it was dealt with; see `sync/alarm.rs`.
CREATE TABLE alarms (
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    alarm TEXT NOT NULL,
    PRIMARY KEY (conversation, alarm)
) STRICT, WITHOUT ROWID;

-- Serves what was written with somebody, whenever it was.
CREATE INDEX conversations_by_peer ON conversations (peer);

-- The keys of the last epochs, and the commit that closed each, to append it again at a relay that lost it.
CREATE TABLE epochs (
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    relay_key BLOB NOT NULL,
    authenticator BLOB NOT NULL,
    opened_at_ms INTEGER NOT NULL,
    closing_commit BLOB,
    PRIMARY KEY (conversation, epoch)
) STRICT, WITHOUT ROWID;

-- Entries that are known, by hash: own ones from the moment they are sealed, others' once they were processed.
CREATE TABLE log (
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    hash BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    own INTEGER NOT NULL,
    cursor BLOB,
    -- The running hash after this entry.
    run BLOB,
    PRIMARY KEY (conversation, hash)
) STRICT, WITHOUT ROWID;
-- Serves the comparison of another member's running hash.
CREATE INDEX log_by_cursor ON log (conversation, cursor);

-- What waits to be sent, was sent, or failed. state: waiting, sealed, sent, failed. Sent items are kept as long as their
-- epoch's key, so that they can be sealed again for a relay that lost them.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message BLOB NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    state TEXT NOT NULL,
    hash BLOB,
    counter INTEGER,
    queued_at_ms INTEGER NOT NULL
) STRICT;
-- Serves the next items to seal, in order.
CREATE INDEX outbox_by_state ON outbox (conversation, state, position);

-- The one signed request of a conversation that is under way: stored before it is posted, posted again as it is.
CREATE TABLE requests (
    conversation BLOB PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    part BLOB NOT NULL,
    -- Of a commit: its hash, the intent it serves, and the verifier that was posted with it.
    commit_hash BLOB,
    intent INTEGER,
    -- Of a commit: the mail that follows if it wins.
    mail BLOB
) STRICT;

-- Commits that are wanted, in order; each is committed anew until it won or is no longer needed.
CREATE TABLE intents (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    intent BLOB NOT NULL
) STRICT;

-- Messages that were received, by their author's id for them: each is shown once.
CREATE TABLE received (
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    account BLOB NOT NULL,
    message BLOB NOT NULL,
    PRIMARY KEY (conversation, account, message)
) STRICT, WITHOUT ROWID;

-- How far each other device counted.
CREATE TABLE senders (
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    device BLOB NOT NULL,
    counter INTEGER NOT NULL,
    PRIMARY KEY (conversation, device)
) STRICT, WITHOUT ROWID;

-- Items of kinds that this version does not know: a version that knows them takes them in. The envelope as it was read.
CREATE TABLE parked (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    account BLOB NOT NULL,
    device BLOB NOT NULL,
    kind TEXT NOT NULL,
    envelope BLOB NOT NULL
) STRICT;

-- Places where something is missing that can be seen: an entry that nobody here can read, or a count that was skipped.
CREATE TABLE gaps (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    account BLOB,
    device BLOB,
    first_counter INTEGER,
    last_counter INTEGER,
    reason TEXT NOT NULL,
    noticed_at_ms INTEGER NOT NULL
) STRICT;

-- Operations on personal records: what was written, by whom and after what; see `records/`.
CREATE TABLE ops (
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    record BLOB NOT NULL,
    op BLOB NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
-- Serves the folding of one record.
CREATE INDEX ops_by_record ON ops (record, device, seq);

-- The hybrid logical clock of this device.
CREATE TABLE clocks (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    wall_ms INTEGER NOT NULL,
    counter INTEGER NOT NULL
) STRICT;
INSERT INTO clocks (id, wall_ms, counter) VALUES (1, 0, 0);

-- What follows are views of the records, written in the transaction that changes a record.

CREATE TABLE journal_entries (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    created_at_ms INTEGER NOT NULL,
    text TEXT NOT NULL,
    mood INTEGER,
    -- Tags in order, as a JSON array.
    tags TEXT NOT NULL
) STRICT;
-- Serves the list, oldest first.
CREATE INDEX journal_entries_by_time ON journal_entries (created_at_ms, id);

CREATE VIRTUAL TABLE journal_search USING fts5 (
    text, tags, content = 'journal_entries', content_rowid = 'position', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO journal_search (journal_search, rank) VALUES ('secure-delete', 1);

-- Half-written texts, as typed. place: what is being written, such as journal or a conversation.
CREATE TABLE drafts (
    place TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE map_nodes (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    kinds TEXT NOT NULL,
    ring INTEGER NOT NULL,
    phone TEXT,
    -- 1 for somebody who must stand in no plan and in nothing that is suggested.
    unsafe INTEGER NOT NULL
) STRICT;

-- The crisis plan of each persona, by its record: reasons, steps, links to the map, as MessagePack.
CREATE TABLE crisis_plans (
    id BLOB PRIMARY KEY,
    plan BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
    id BLOB PRIMARY KEY,
    skill TEXT NOT NULL,
    rule TEXT NOT NULL,
    at TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    -- Who assigned it; none for one's own.
    assigned_by BLOB
) STRICT;

CREATE TABLE outcomes (
    prompt BLOB PRIMARY KEY,
    plan BLOB NOT NULL,
    outcome TEXT NOT NULL,
    recorded_at_ms INTEGER NOT NULL
) STRICT;

-- Messages of conversations, in the order in which this device learned of them. state: queued, sent, failed, received.
CREATE TABLE messages (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    account BLOB NOT NULL,
    text TEXT NOT NULL,
    sent_at_ms INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- Of one that failed: the code of why.
    reason TEXT
) STRICT;
-- Serves the history of a conversation.
CREATE INDEX messages_by_conversation ON messages (conversation, position);
-- Serves the change of an own message's state.
CREATE INDEX messages_by_id ON messages (id);

-- Up to which message the person looked at the conversations with somebody. For this device alone.
CREATE TABLE looked_at (
    person BLOB PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Decisions on consents, own and others', in the order in which this device learned of them; see `consent/decisions/`.
-- choice: given, refused, withdrawn. The statement is what was signed; a reason is the person's own and stays here.
CREATE TABLE consents (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    account BLOB NOT NULL,
    device BLOB NOT NULL,
    -- Counts the device's decisions.
    number INTEGER NOT NULL,
    recipient BLOB NOT NULL,
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash BLOB NOT NULL,
    locale TEXT NOT NULL,
    choice TEXT NOT NULL,
    statement BLOB NOT NULL,
    reason TEXT
) STRICT;
-- Serves the decision that holds.
CREATE INDEX consents_by_document ON consents (account, recipient, document, position);
-- Serves how far a device counted.
CREATE INDEX consents_by_device ON consents (device, number);

-- The texts of decisions as they were shown, by their hash.
CREATE TABLE consent_texts (
    hash BLOB PRIMARY KEY,
    text BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What was decided, and on what, is never changed or taken out.
CREATE TRIGGER consents_stay BEFORE UPDATE ON consents BEGIN SELECT RAISE (ABORT, 'decisions are only added'); END;
CREATE TRIGGER consents_last BEFORE DELETE ON consents BEGIN SELECT RAISE (ABORT, 'decisions are only added'); END;
CREATE TRIGGER consent_texts_stay BEFORE UPDATE ON consent_texts BEGIN SELECT RAISE (ABORT, 'texts are only added'); END;
CREATE TRIGGER consent_texts_last BEFORE DELETE ON consent_texts BEGIN SELECT RAISE (ABORT, 'texts are only added'); END;

-- Which own decisions were queued for a conversation, and how many statements of the other account were seen then: with
-- another device of theirs they are queued again.
CREATE TABLE consent_posts (
    conversation BLOB NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    consent BLOB NOT NULL,
    devices INTEGER NOT NULL,
    PRIMARY KEY (conversation, consent, devices)
) STRICT, WITHOUT ROWID;

-- What we share with whom. state: live, revoked, expired.
CREATE TABLE grants (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    record BLOB NOT NULL,
    person BLOB NOT NULL,
    kind TEXT NOT NULL,
    -- The names of the fields, with spaces between them.
    fields TEXT NOT NULL,
    purpose TEXT,
    until_ms INTEGER,
    may_propose INTEGER NOT NULL,
    state TEXT NOT NULL,
    granted_at_ms INTEGER NOT NULL,
    -- The newest version: its number, the item that carries it, the hash of what it says.
    number INTEGER NOT NULL,
    message BLOB,
    hash BLOB,
    -- The number that the relay has, and that version as it was sent: what the reader has while nothing newer may go.
    sent INTEGER NOT NULL,
    held BLOB
) STRICT;
-- Serves the comparison of what is shared with what was sent, record by record, and the end of what is over.
CREATE INDEX grants_by_state ON grants (state, record);
-- Serves who can read a record.
CREATE INDEX grants_by_record ON grants (record);
-- Serves the mark that a version was sent.
CREATE INDEX grants_by_message ON grants (message);

-- What others share with us: the content is gone once the grant ended.
CREATE TABLE shares (
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    content BLOB,
    until_ms INTEGER,
    state TEXT NOT NULL,
    sent_at_ms INTEGER NOT NULL
) STRICT;

-- The access log of this device: who was given, sent or has read what; see `consent/log/`. Places have no holes.
CREATE TABLE access_log (
    place INTEGER PRIMARY KEY,
    event BLOB NOT NULL,
    -- Covers the place, the event and the hash before.
    hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER access_log_is_never_changed BEFORE UPDATE ON access_log
BEGIN SELECT RAISE (ABORT, 'the access log is only added to'); END;
CREATE TRIGGER access_log_is_never_shortened BEFORE DELETE ON access_log
BEGIN SELECT RAISE (ABORT, 'the access log is only added to'); END;

-- How far the logs of others' devices have come, as they told.
CREATE TABLE log_heads (
    device BLOB PRIMARY KEY,
    account BLOB NOT NULL,
    place INTEGER NOT NULL,
    hash BLOB NOT NULL,
    heard_at_ms INTEGER NOT NULL
) STRICT;
-- Serves what was last heard of a person's log.
CREATE INDEX log_heads_by_account ON log_heads (account, heard_at_ms);

-- What was last told of logs in a conversation.
CREATE TABLE log_told (
    conversation BLOB PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    heads BLOB NOT NULL
) STRICT;

-- Logs that are not what they were, own or others', and who said so. Never removed, one a device and teller.
CREATE TABLE log_findings (
    device BLOB NOT NULL,
    told_by BLOB NOT NULL,
    account BLOB NOT NULL,
    place INTEGER NOT NULL,
    noticed_at_ms INTEGER NOT NULL,
    PRIMARY KEY (device, told_by)
) STRICT, WITHOUT ROWID;
-- When the crisis plan was used: private, and sent to nobody. step: its stable name; none if the plan as a whole was opened.
CREATE TABLE crisis_uses (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    step TEXT,
    helped INTEGER,
    at_ms INTEGER NOT NULL
) STRICT;

-- One row: what this device keeps where it opens without the vault; see `companion/boot`. touched: a transaction changed
-- what that is made of. The triggers set it, so that no verb can forget to; whoever looks before the commit takes it back.
CREATE TABLE boot (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    while_locked INTEGER NOT NULL,
    touched INTEGER NOT NULL
) STRICT;
INSERT INTO boot (id, while_locked, touched) VALUES (1, 0, 0);
CREATE TRIGGER boot_after_choice AFTER UPDATE OF while_locked ON boot BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_insert_map_nodes AFTER INSERT ON map_nodes BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_update_map_nodes AFTER UPDATE ON map_nodes BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_delete_map_nodes AFTER DELETE ON map_nodes BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_insert_crisis_plans AFTER INSERT ON crisis_plans BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_update_crisis_plans AFTER UPDATE ON crisis_plans BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_delete_crisis_plans AFTER DELETE ON crisis_plans BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_insert_plans AFTER INSERT ON plans BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_update_plans AFTER UPDATE ON plans BEGIN UPDATE boot SET touched = 1; END;
CREATE TRIGGER boot_after_delete_plans AFTER DELETE ON plans BEGIN UPDATE boot SET touched = 1; END;
-- When the companion locks by itself: one row, or none for the default. background: off, screen, key.
CREATE TABLE lock_policies (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    screen_after_ms INTEGER,
    key_after_ms INTEGER,
    background TEXT NOT NULL,
    background_after_ms INTEGER
) STRICT;

-- Items of the drop box that was merged last, by id, until the next box is merged: each is taken in once.
CREATE TABLE arisen_ids (
    id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Items of the drop box that this version cannot take in, as they were put in: tried again with every box.
CREATE TABLE arisen_kept (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    item BLOB NOT NULL
) STRICT;

-- What readers proposed for what we share, and what became of it; the newest of each person.
CREATE TABLE proposals (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    person BLOB NOT NULL,
    message BLOB NOT NULL,
    share BLOB NOT NULL,
    field TEXT NOT NULL,
    -- Only of one that was not taken over while its share was live.
    text TEXT,
    outcome TEXT NOT NULL,
    received_at_ms INTEGER NOT NULL,
    UNIQUE (person, message)
) STRICT;

-- What was written to somebody and will not be sent, in the order in which that was found (the newest 1,000).
CREATE TABLE refusals (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    person BLOB NOT NULL,
    message BLOB NOT NULL,
    kind TEXT NOT NULL,
    -- Of an assignment: what was assigned. A message stands in its conversation.
    body BLOB,
    -- The code of why.
    reason TEXT NOT NULL,
    refused_at_ms INTEGER NOT NULL,
    -- 1 once a pass has counted it.
    told INTEGER NOT NULL
) STRICT;
-- Serves what no pass has counted yet.
CREATE INDEX refusals_by_told ON refusals (told);
-- Serves the author who is done with one.
CREATE INDEX refusals_by_message ON refusals (message);
