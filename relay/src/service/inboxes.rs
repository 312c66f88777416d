//! Inboxes: set by their owner, written by token, read and emptied by their owner.

use std::sync::atomic::Ordering;

use kith_wire::id::InboxId;
use kith_wire::inbox::{InboxPage, InboxPull, InboxSet, ItemStored, PutItem, SetInbox, Settings};
use kith_wire::limit;
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::{Action, OwnerPart};

use super::relay::{Service, decoded, refusal, sized};

/// Most acknowledgements in one pull: more than can wait.
const ACKNOWLEDGED_PER_PULL: usize = 4096;

impl Service {
    /// `PUT /v1/inboxes/{id}` with a [`SetInbox`]: creates the inbox or replaces its settings.
    pub fn set_inbox(&self, id: InboxId, body: &[u8]) -> Result<InboxSet, Refusal> {
        let SetInbox { part, authority } = decoded(body)?;
        let settings: Settings = owned(&part, id, Action::SetInbox)?;
        if settings.tokens.len() > limit::TOKENS_PER_INBOX {
            return Err(Refusal::new(Code::TooLarge));
        }
        let now = self.clock.now();
        let payer = match authority {
            Some(authority) if !self.store.has_inbox(id, now).map_err(refusal)? => Some(self.payer(&authority, &id.0)?),
            _ => None,
        };
        self.store.set_inbox(id, settings, payer, now).map_err(refusal)?;
        Ok(InboxSet {})
    }

    /// `POST /v1/inboxes/{id}/items` with a [`PutItem`].
    pub async fn put_item(&self, id: InboxId, body: &[u8]) -> Result<ItemStored, Refusal> {
        let PutItem { token, item, slot } = decoded(body)?;
        sized(&item)?;
        let fresh = self
            .store
            .put_item(id, token.hash(), item, slot, self.clock.now())
            .await
            .map_err(refusal)?;
        if fresh {
            self.tally.items.fetch_add(1, Ordering::Relaxed);
            self.hub.arrived(id);
        }
        Ok(ItemStored {})
    }

    /// `POST /v1/inboxes/{id}/pull` with an [`OwnerPart`] whose body is an [`InboxPull`].
    pub fn pull_inbox(&self, id: InboxId, body: &[u8]) -> Result<InboxPage, Refusal> {
        let InboxPull { acknowledged } = owned(&decoded(body)?, id, Action::PullInbox)?;
        if acknowledged.len() > ACKNOWLEDGED_PER_PULL {
            return Err(Refusal::new(Code::TooLarge));
        }
        self.store
            .pull_inbox(id, acknowledged, limit::BYTES_PER_PULL, self.clock.now())
            .map_err(refusal)
    }
}

/// The request that an owner signed for `action` on this inbox.
fn owned<T: serde::de::DeserializeOwned>(part: &OwnerPart, id: InboxId, action: Action) -> Result<T, Refusal> {
    if part.inbox() != id || !part.verify(action) {
        return Err(Refusal::new(Code::BadSignature));
    }
    decoded(&part.body)
}
