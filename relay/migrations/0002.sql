-- Commits live as long as their channel: they have a meter of their own beside that of the entries, which expire.
ALTER TABLE channels ADD COLUMN commit_bytes INTEGER NOT NULL DEFAULT 0;
UPDATE channels SET commit_bytes =
    (SELECT coalesce(sum(length(sealed)), 0) FROM entries WHERE channel = channels.number AND verifier IS NOT NULL);
UPDATE channels SET bytes = bytes - commit_bytes;

-- The channel whose epochs vouched for the creation; of what was vouched for in turn, the first one of the line.
ALTER TABLE channels ADD COLUMN voucher INTEGER;
ALTER TABLE inboxes ADD COLUMN voucher INTEGER;
UPDATE channels SET voucher = (SELECT channel FROM vouches WHERE created = channels.id LIMIT 1);
UPDATE inboxes SET voucher = (SELECT channel FROM vouches WHERE created = inboxes.id LIMIT 1);
DROP TABLE vouches;
-- Serves: how much exists that a channel's epochs vouched for.
CREATE INDEX channels_by_voucher ON channels (voucher) WHERE voucher IS NOT NULL;
CREATE INDEX inboxes_by_voucher ON inboxes (voucher) WHERE voucher IS NOT NULL;

-- Whether rendezvous tokens of the inbox pay: only if it was created by an admission itself.
ALTER TABLE inboxes ADD COLUMN invites INTEGER NOT NULL DEFAULT 0 CHECK (invites IN (0, 1));
UPDATE inboxes SET invites = 1
    WHERE voucher IS NULL AND id NOT IN (SELECT created FROM rendezvous_uses WHERE kind = 'inbox');

-- Serves: forgetting the oldest hashes of a slot.
CREATE INDEX items_gone_by_slot ON items (inbox, slot, number) WHERE slot IS NOT NULL AND sealed IS NULL;

-- The revision of an inbox's settings: older ones change nothing.
ALTER TABLE inboxes ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
