//! Which module an item belongs to.

use crate::care::consent::decisions::{self, Channel};
use crate::care::consent::log;
use crate::care::{consent, messaging, practice};
use crate::exchange::sync::{Gate, Handlers, Inbound, Unsent, Weight};
use crate::foundation::types::{AccountId, Code, ConversationId, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View};

pub(super) struct CareHandlers;

impl Handlers for CareHandlers {
    fn knows(&self, kind: &str) -> bool {
        let exchanged = [messaging::KIND, practice::KIND, log::HEADS_KIND, log::READ_KIND];
        let consents = [
            consent::KIND,
            consent::END_KIND,
            consent::PROPOSAL_KIND,
            decisions::KIND,
        ];
        exchanged.contains(&kind) || consents.contains(&kind)
    }

    fn receive(&self, tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
        match item.kind {
            messaging::KIND => messaging::receive(tx, item),
            practice::KIND => practice::receive(tx, item),
            consent::KIND => consent::receive(tx, item),
            consent::END_KIND => consent::receive_end(tx, item),
            log::HEADS_KIND => log::receive_heads(tx, item),
            log::READ_KIND => log::receive_read(tx, item),
            consent::PROPOSAL_KIND => consent::receive_proposal(tx, item),
            decisions::KIND => decisions::receive(tx, item),
            _ => Err(Error::new(Code::Internal, "an item has no module")),
        }
    }

    fn gate(
        &self,
        view: &View<'_>,
        conversation: ConversationId,
        kind: &str,
        body: &[u8],
        now: Millis,
    ) -> Result<Gate> {
        match kind {
            messaging::KIND | practice::KIND => {
                let missing = decisions::gate(view, conversation, Channel::Messages)?;
                Ok(missing.map_or(Gate::Pass, |missing| Gate::Refuse(missing.code())))
            }
            _ => consent::gate(view, kind, body, now),
        }
    }

    fn weight(&self, kind: &str) -> Weight {
        match kind {
            messaging::KIND | consent::KIND | consent::PROPOSAL_KIND | practice::KIND => Weight::Counted,
            _ => Weight::Housekeeping,
        }
    }

    fn sent(&self, tx: &Tx<'_>, kind: &str, message: MessageId, now: Millis) -> Result<()> {
        match kind {
            messaging::KIND => messaging::sent(tx, message),
            consent::KIND => consent::sent(tx, message, now),
            _ => Ok(()),
        }
    }

    fn failed(&self, tx: &Tx<'_>, item: &Unsent<'_>) -> Result<()> {
        if item.kind == messaging::KIND {
            messaging::failed(tx, item.message, item.why)?;
        }
        consent::refusals::keep(tx, item)
    }

    fn untold(&self, tx: &Tx<'_>) -> Result<u64> {
        consent::refusals::tell(tx)
    }

    fn parted(&self, tx: &Tx<'_>, account: &AccountId, now: Millis) -> Result<()> {
        consent::parted(tx, account, now)
    }
}
