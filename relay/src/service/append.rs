//! Appending entries and commits.

use std::sync::atomic::Ordering;

use kith_wire::channel::{Append, Appended, CommitFacts, Sealed};
use kith_wire::id::ChannelId;
use kith_wire::limit;
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::ChannelPart;

use super::relay::{Service, decoded, refusal, sized};

impl Service {
    /// `POST /v1/channels/{id}/entries` with a [`ChannelPart`] whose body is an [`Append`]. Judged in this
    /// order: the signature, whether the entries are known, the epoch.
    pub async fn append(&self, id: ChannelId, body: &[u8]) -> Result<Appended, Refusal> {
        let part: ChannelPart = decoded(body)?;
        if part.channel != id {
            return Err(Refusal::new(Code::Malformed));
        }
        self.may_append(&part).await?;
        let now = self.clock.now();
        let (stored, removes) = match decoded(&part.body)? {
            Append::Entries(entries) => {
                fits(&entries)?;
                (self.store.append(id, part.epoch, entries, now), false)
            }
            Append::Commit {
                entry,
                verifier,
                removes,
            } => {
                sized(&entry)?;
                let facts = CommitFacts { verifier, removes };
                (self.store.commit(id, part.epoch, entry, facts, now), removes)
            }
        };
        let stored = stored.await.map_err(refusal)?;
        if stored.fresh > 0 {
            self.tally.entries.fetch_add(stored.fresh as u64, Ordering::Relaxed);
            self.hub.grew(id);
            if removes {
                self.hub.ended(id);
            }
        }
        Ok(Appended {
            cursors: stored.cursors,
        })
    }
}

fn fits(entries: &[Sealed]) -> Result<(), Refusal> {
    if entries.is_empty() {
        return Err(Refusal::new(Code::Malformed));
    }
    let bytes: usize = entries.iter().map(|entry| entry.0.len()).sum();
    if entries.len() > limit::ENTRIES_PER_APPEND || bytes > limit::BYTES_PER_APPEND {
        return Err(Refusal::new(Code::TooLarge));
    }
    entries.iter().try_for_each(sized)
}
