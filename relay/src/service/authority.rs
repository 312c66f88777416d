//! By what right something is created.

use kith_wire::Array;
use kith_wire::channel::Authority;
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::Action;

use super::relay::Service;
use crate::store::{Payer, Vouch};

impl Service {
    /// Whose quota pays for the creation of `created`. Tokens are looked up by the store; an epoch's
    /// signature is verified here.
    pub(super) fn payer(&self, authority: &Authority, created: &Array<32>) -> Result<Payer, Refusal> {
        match authority {
            Authority::Admission(token) => Ok(Payer::Admission(token.hash())),
            Authority::Rendezvous { inbox, token } => Ok(Payer::Rendezvous {
                inbox: *inbox,
                token: token.hash(),
            }),
            Authority::Epoch(part) => {
                self.proven(part, Action::Vouch)?;
                if part.body != created.0 {
                    return Err(Refusal::new(Code::BadSignature));
                }
                Ok(Payer::Channel(Vouch {
                    channel: part.channel,
                    epoch: part.epoch,
                }))
            }
        }
    }
}
