//! The verbs: give and renew, refuse, withdraw.

use super::document::Document;
use super::ledger::{self, Decision};
use super::pack::{Pack, packs, text_of, text_with};
use super::statement::{Body, Choice, Signed};
use super::text::{Text, TextHash};
use crate::care::consent::log::{self, Action, What};
use crate::care::consent::{self, Grant, State};
use crate::care::text::checked;
use crate::exchange::identity::persona::Persona;
use crate::foundation::env::Random;
use crate::foundation::types::{AccountId, Code, ConsentId, Error, Millis, Result};
use crate::foundation::vault::Tx;

/// Longest reason of a withdrawal, in bytes.
const LONGEST_REASON: usize = 4 * 1024;

/// What somebody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Yes to the text that was shown; again, it renews.
    Give {
        /// The hash of that text.
        seen: TextHash,
    },
    /// No. It has no penalty.
    Refuse {
        /// The language in which the text was shown.
        locale: &'a str,
    },
    /// No longer.
    Withdraw {
        /// Why, in the person's own words; it never leaves this vault.
        reason: Option<&'a str>,
    },
}

/// Signs and keeps a decision on a document for somebody; `export` is decided for the own account. A no to sharing takes
/// back everything that is shared with them.
///
/// # Errors
/// `consent_changed` if the text that was shown is not the current one; `not_found` if there is nothing to withdraw;
/// `empty_text`, `too_large` for a reason.
pub fn decide(
    tx: &Tx<'_>,
    persona: &Persona,
    (document, recipient): (Document, AccountId),
    answer: Answer<'_>,
    random: &dyn Random,
    now: Millis,
) -> Result<Decision> {
    decide_on(packs(), tx, persona, (document, recipient), answer, random, now)
}

/// As [`decide`], on the texts of these packs.
pub(super) fn decide_on(
    packs: &[Pack],
    tx: &Tx<'_>,
    persona: &Persona,
    (document, recipient): (Document, AccountId),
    answer: Answer<'_>,
    random: &dyn Random,
    now: Millis,
) -> Result<Decision> {
    let before = ledger::latest(tx, &persona.account, &recipient, document)?;
    let (choice, text, reason) = match answer {
        Answer::Give { seen } => {
            let shown = text_with(packs, &seen).filter(|text| text.document == document);
            (Choice::Given, About::of(shown.ok_or_else(changed)?), None)
        }
        Answer::Refuse { locale } => (Choice::Refused, About::of(text_of(packs, document, locale)?), None),
        Answer::Withdraw { reason } => {
            let given = before.filter(|before| before.choice == Choice::Given);
            let given = given.ok_or_else(|| Error::new(Code::NotFound, "there is no consent here to withdraw"))?;
            let reason = reason.map(|reason| checked(reason, LONGEST_REASON)).transpose()?;
            (Choice::Withdrawn, About::again(given), reason)
        }
    };
    let (channel, purpose) = document.covers();
    let body = Body {
        version: 1,
        id: ConsentId::make(now, random.array()),
        account: persona.account,
        device: persona.device,
        key: kith_wire::Array(persona.public_key()),
        number: ledger::last_number(tx, &persona.device)? + 1,
        document: document.as_str().to_owned(),
        document_version: text.version,
        hash: text.hash,
        locale: text.locale,
        channel: channel.as_str().to_owned(),
        purpose: purpose.as_str().to_owned(),
        recipient,
        choice,
        at: now,
    };
    ledger::keep(tx, &body, &Signed::sign(&body, persona), text.shown, reason)?;
    note(tx, &body, now)?;
    let taken_back = if document == Document::Sharing && choice != Choice::Given {
        take_back(tx, recipient, random, now)?
    } else {
        Vec::new()
    };
    let decision = ledger::latest(tx, &persona.account, &recipient, document)?
        .ok_or_else(|| Error::new(Code::Internal, "a decision was not kept"))?;
    Ok(Decision { taken_back, ..decision })
}

/// Writes a decision into the access log, whoever made it.
pub(super) fn note(tx: &Tx<'_>, body: &Body, now: Millis) -> Result<()> {
    let action = match body.choice {
        Choice::Given => Action::ConsentGiven,
        Choice::Refused => Action::ConsentRefused,
        Choice::Withdrawn => Action::ConsentWithdrawn,
    };
    let about = log::About {
        share: None,
        kind: format!("consent.{}", body.document),
        fields: vec![format!("version-{}", body.document_version)],
    };
    let what = What {
        to: (body.recipient != body.account).then_some(&body.recipient),
        about: Some(about),
        purpose: None,
    };
    log::note(tx, &body.account, action, what, now)
}

fn changed() -> Error {
    Error::new(
        Code::ConsentChanged,
        "this is not the text that is current now: read it again before you agree",
    )
}

/// Which text a decision is about.
struct About<'a> {
    version: u32,
    hash: TextHash,
    locale: String,
    /// None if it is kept already.
    shown: Option<&'a Text>,
}

impl<'a> About<'a> {
    fn of(text: &'a Text) -> Self {
        About {
            version: text.version,
            hash: text.hash(),
            locale: text.locale.clone(),
            shown: Some(text),
        }
    }

    fn again(given: Decision) -> Self {
        About {
            version: given.version,
            hash: given.hash,
            locale: given.locale,
            shown: None,
        }
    }
}

fn take_back(tx: &Tx<'_>, recipient: AccountId, random: &dyn Random, now: Millis) -> Result<Vec<Grant>> {
    let live = consent::given(tx)?.into_iter();
    live.filter(|grant| grant.person == recipient && grant.state == State::Live)
        .map(|grant| consent::revoke(tx, grant.id, random, now))
        .collect()
}
