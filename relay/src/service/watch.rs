//! Live subscriptions.

use kith_wire::id::{ChannelId, InboxId};
use kith_wire::limit;
use kith_wire::live::Subscribe;
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::{Action, ChannelPart};

use super::hub::Subscription;
use super::relay::{Service, decoded, refusal};

impl Service {
    /// Replaces what a subscription watches, from a [`Subscribe`]. Its first event says what was refused. `toll` is
    /// asked with the number of signatures before the first is verified.
    ///
    /// The proofs are judged after the subscription stands but before it tells anything: a removal in
    /// between either ends the subscription or is seen by the judge.
    pub fn watch(
        &self,
        subscription: &Subscription,
        body: &[u8],
        toll: impl FnOnce(usize) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let Subscribe { channels, inboxes } = decoded(body)?;
        if channels.len() > limit::CHANNELS_PER_PULL || inboxes.len() > limit::CHANNELS_PER_PULL {
            return Err(Refusal::new(Code::TooLarge));
        }
        toll(channels.len() + inboxes.len())?;
        // The id of an inbox is its owner's key: whoever signs with it may watch it.
        let owned: Vec<InboxId> = inboxes
            .iter()
            .filter(|part| part.body.is_empty() && part.verify(Action::Watch))
            .map(|part| part.inbox())
            .collect();
        if owned.len() < inboxes.len() {
            return Err(Refusal::new(Code::BadSignature));
        }
        let ids: Vec<ChannelId> = channels.iter().map(|part| part.channel).collect();
        subscription.hold(&ids, &owned);
        let (mut refused, mut asked) = (Vec::new(), Vec::new());
        for part in &channels {
            match self.may_watch(part) {
                Ok(true) => asked.push(part.channel),
                Ok(false) => {}
                Err(_) => refused.push(part.channel),
            }
        }
        subscription.release(refused);
        if !asked.is_empty() {
            self.store.channels_asked(asked, self.today()).map_err(refusal)?;
        }
        Ok(())
    }

    /// Whether the part proves a right to watch; if so, whether it is the first to ask today.
    fn may_watch(&self, part: &ChannelPart) -> Result<bool, Refusal> {
        let key = self.proven(part, Action::Watch)?;
        if key.older_than_a_removal || !part.body.is_empty() {
            return Err(Refusal::new(Code::BadSignature));
        }
        Ok(key.asked_on < self.today())
    }
}
