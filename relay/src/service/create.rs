//! Creating a channel.

use kith_wire::channel::{Create, Start};
use kith_wire::id::ChannelId;
use kith_wire::inbox::ChannelCreated;
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::Action;

use super::relay::{Service, decoded, refusal};
use crate::store;

/// Largest number of a first epoch: far below what the store can count.
const LARGEST_START: u64 = 1 << 62;

impl Service {
    /// `PUT /v1/channels/{id}` with a [`Create`]. With the identical start it is success again.
    pub fn create_channel(&self, id: ChannelId, body: &[u8]) -> Result<ChannelCreated, Refusal> {
        let Create { part, authority } = decoded(body)?;
        if part.channel != id || part.epoch.0 > LARGEST_START {
            return Err(Refusal::new(Code::Malformed));
        }
        let Start { verifier } = decoded(&part.body)?;
        if !part.verify(&verifier, Action::CreateChannel) {
            return Err(Refusal::new(Code::BadSignature));
        }
        let start = store::Start {
            epoch: part.epoch,
            verifier,
        };
        if !self.store.has_channel(id, start).map_err(refusal)? {
            let payer = self.payer(&authority, &id.0)?;
            self.store
                .create_channel(id, start, payer, self.clock.now())
                .map_err(refusal)?;
        }
        Ok(ChannelCreated {})
    }
}
