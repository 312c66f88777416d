//! What the consents' screens do.

use serde::Serialize;

use crate::care::consent::decisions::{Document, TextHash};
use crate::foundation::types::{AccountId, Code, Error, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::screens::Screens;

/// What the consents' screens do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentsAction {
    /// Agrees to a document.
    Agree {
        /// Which.
        document: Document,
        /// For whom; none for oneself.
        with: Option<AccountId>,
        /// The hash of the text that was shown, in hexadecimal.
        seen: String,
    },
    /// Says no to it.
    Decline {
        /// To which.
        document: Document,
        /// For whom; none for oneself.
        with: Option<AccountId>,
    },
    /// Asks whether to take a consent back.
    Withdraw {
        /// Which.
        document: Document,
        /// From whom; none for one's own.
        with: Option<AccountId>,
    },
    /// Takes it back.
    WithdrawNow {
        /// Which.
        document: Document,
        /// From whom; none for one's own.
        with: Option<AccountId>,
    },
}

pub(in crate::presentation) fn act(screens: &Screens, action: ConsentsAction) -> Result<()> {
    let consents = screens.companion.consents();
    match action {
        ConsentsAction::Agree { document, with, seen } => {
            let seen = TextHash::from_hex(&seen).map_err(|_| Error::new(Code::ConsentChanged, "this is no hash"))?;
            consents.give(document, key(with).as_deref(), seen)?;
            over(screens, "consent-agreed");
        }
        ConsentsAction::Decline { document, with } => {
            consents.refuse(document, key(with).as_deref(), &screens.locale())?;
            over(screens, "consent-declined");
        }
        ConsentsAction::Withdraw { document, with } => {
            let question = match document {
                Document::Sharing => "consent-withdraw-sharing-question",
                Document::Boundaries | Document::Messages => "consent-withdraw-messages-question",
                Document::Export => "consent-withdraw-export-question",
            };
            let action = ConsentsAction::WithdrawNow { document, with };
            screens.ask(question, Action::Consents { action });
        }
        ConsentsAction::WithdrawNow { document, with } => {
            let field = Field::ConsentReason { document, with };
            let reason = screens.inner().inputs.text(field).trim().to_owned();
            let reason = (!reason.is_empty()).then_some(reason);
            consents.withdraw(document, key(with).as_deref(), reason.as_deref())?;
            screens.inner().inputs.clear(field);
            over(screens, "consent-withdrawn");
        }
    }
    Ok(())
}

fn key(with: Option<AccountId>) -> Option<String> {
    with.map(|account| account.to_string())
}

/// It was decided: back to what led there, such as a message that waits for it.
fn over(screens: &Screens, id: &str) {
    screens.back();
    screens.done(id);
}
