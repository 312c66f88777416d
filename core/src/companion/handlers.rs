//! Which module an item belongs to.

use crate::care::consent::decisions::{self, Channel};
use crate::care::{consent, messaging, practice};
use crate::exchange::sync::{Gate, Handlers, Inbound, Weight};
use crate::foundation::types::{AccountId, Code, ConversationId, Error, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, View};

pub(super) struct CareHandlers;

impl Handlers for CareHandlers {
    fn knows(&self, kind: &str) -> bool {
        [
            messaging::KIND,
            practice::KIND,
            consent::KIND,
            consent::END_KIND,
            decisions::KIND,
        ]
        .contains(&kind)
    }

    fn receive(&self, tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
        match item.kind {
            messaging::KIND => messaging::receive(tx, item),
            practice::KIND => practice::receive(tx, item),
            consent::KIND => consent::receive(tx, item),
            consent::END_KIND => consent::receive_end(tx, item),
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
            // A no to sharing ended its grants; what was given to an older text still has a grant, and goes.
            consent::KIND => match decisions::gate(view, conversation, Channel::Records)? {
                Some(missing) if missing.lack.is_no() => Ok(Gate::Drop),
                _ => consent::gate(view, kind, body, now),
            },
            _ => Ok(Gate::Pass),
        }
    }

    fn weight(&self, kind: &str) -> Weight {
        match kind {
            messaging::KIND | consent::KIND | practice::KIND => Weight::Counted,
            _ => Weight::Housekeeping,
        }
    }

    fn sent(&self, tx: &Tx<'_>, kind: &str, message: MessageId) -> Result<()> {
        if kind == messaging::KIND {
            messaging::sent(tx, message)
        } else {
            Ok(())
        }
    }

    fn failed(&self, tx: &Tx<'_>, kind: &str, message: MessageId, why: Code) -> Result<()> {
        if kind == messaging::KIND {
            messaging::failed(tx, message, why)
        } else {
            Ok(())
        }
    }

    fn parted(&self, tx: &Tx<'_>, account: &AccountId) -> Result<()> {
        consent::parted(tx, account)
    }
}
