//! Consents: what is agreed to, declined and withdrawn.

use std::sync::Arc;

use kith::care::consent::decisions as core;
use kith::companion::Companion;
use kith::foundation::types::{Code, Error};

use crate::{KithError, run};

/// A text that is agreed to, declined or withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentDocument {
    /// How both sides write to each other; both acknowledge it.
    Boundaries,
    /// Writing to one person here.
    Messages,
    /// Letting one person see what is chosen for them.
    Sharing,
    /// Files, prints, e-mail: what leaves encryption. It is decided for oneself.
    Export,
}

/// Which part of a document a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentPart {
    /// What it is for.
    Purpose,
    /// What may be good about it.
    Benefits,
    /// What may go wrong.
    Risks,
    /// What it cannot do.
    Limits,
    /// What protects.
    Protection,
    /// When something may be told to others.
    Exceptions,
    /// How to take it back.
    Withdrawal,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentSection {
    /// Which part it is.
    pub part: ConsentPart,
    /// Above it.
    pub heading: String,
    /// What it says.
    pub paragraphs: Vec<String>,
}

/// A question to check that a text was understood. Answering is never a condition.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentQuestion {
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub answers: Vec<String>,
    /// The place of the right answer, from 0.
    pub right: u32,
}

/// A document in one language, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentText {
    /// Which document.
    pub document: ConsentDocument,
    /// Rises when what it says changes.
    pub version: u32,
    /// The language of these texts (BCP 47).
    pub locale: String,
    /// What `give` needs to be told: that exactly this was shown.
    pub hash: String,
    /// What it is called.
    pub title: String,
    /// Its parts, in order.
    pub sections: Vec<ConsentSection>,
    /// To check that it was understood.
    pub questions: Vec<ConsentQuestion>,
}

/// Who decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentSide {
    /// We.
    Mine,
    /// The other person.
    Theirs,
}

/// How a consent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentState {
    /// It stands.
    Given,
    /// Nothing was decided yet, as far as this device knows.
    Never,
    /// It was declined.
    Refused,
    /// It was given and taken back.
    Withdrawn,
    /// It was given to an older text: it is asked for again.
    Changed,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentChoice {
    /// Agreed to.
    Given,
    /// Declined.
    Refused,
    /// Taken back.
    Withdrawn,
}

/// A decision, as a device signed it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentDecision {
    /// Its id.
    pub id: String,
    /// The account that decided.
    pub account: String,
    /// The device that signed.
    pub device: String,
    /// On which document.
    pub document: ConsentDocument,
    /// On which version of it.
    pub version: u32,
    /// On which text exactly.
    pub hash: String,
    /// In which language it was shown.
    pub locale: String,
    /// The account that it is for; the own one for `Export`.
    pub recipient: String,
    /// What was decided.
    pub choice: ConsentChoice,
    /// When.
    pub at_ms: i64,
    /// The person's own words on why; they never leave this vault.
    pub reason: Option<String>,
}

/// How a consent that is needed stands.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentStanding {
    /// Who decides.
    pub side: ConsentSide,
    /// The other person's account; the own one for `Export`.
    pub person: String,
    /// On what.
    pub document: ConsentDocument,
    /// How it stands.
    pub state: ConsentState,
    /// The newest decision, as far as this device knows.
    pub decision: Option<ConsentDecision>,
}

/// What was found when a decision was opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentVerdict {
    /// The signature is the device's, and the text is the one that was shown.
    Genuine,
    /// The signature does not fit what is stored, or its key never was that device's.
    NotSigned,
    /// The text is not the one that was signed.
    TextDiffers,
    /// The signature fits; the text is not kept here.
    TextUnknown,
}

/// A decision with the text on which it was made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SignedConsent {
    /// The decision.
    pub decision: ConsentDecision,
    /// The text as it was shown.
    pub text: Option<ConsentText>,
    /// Whether both are what was signed.
    pub verdict: ConsentVerdict,
}

macro_rules! same_names {
    ($($core:ident => $ours:ident { $($variant:ident)* })*) => {$(
        impl From<core::$core> for $ours {
            fn from(value: core::$core) -> Self {
                match value { $(core::$core::$variant => $ours::$variant,)* }
            }
        }
    )*};
}

same_names! {
    Document => ConsentDocument { Boundaries Messages Sharing Export }
    Part => ConsentPart { Purpose Benefits Risks Limits Protection Exceptions Withdrawal }
    Side => ConsentSide { Mine Theirs }
    Choice => ConsentChoice { Given Refused Withdrawn }
    Lack => ConsentState { Never Refused Withdrawn Changed }
    Verdict => ConsentVerdict { Genuine NotSigned TextDiffers TextUnknown }
}

impl From<ConsentDocument> for core::Document {
    fn from(document: ConsentDocument) -> Self {
        match document {
            ConsentDocument::Boundaries => core::Document::Boundaries,
            ConsentDocument::Messages => core::Document::Messages,
            ConsentDocument::Sharing => core::Document::Sharing,
            ConsentDocument::Export => core::Document::Export,
        }
    }
}

impl From<core::Text> for ConsentText {
    fn from(text: core::Text) -> Self {
        let hash = text.hash().to_hex();
        let sections = text.sections.into_iter().map(|section| ConsentSection {
            part: section.part.into(),
            heading: section.heading,
            paragraphs: section.paragraphs,
        });
        let questions = text.questions.into_iter().map(|question| ConsentQuestion {
            question: question.question,
            answers: question.answers,
            right: question.right,
        });
        ConsentText {
            document: text.document.into(),
            version: text.version,
            locale: text.locale,
            hash,
            title: text.title,
            sections: sections.collect(),
            questions: questions.collect(),
        }
    }
}

impl From<core::Decision> for ConsentDecision {
    fn from(decision: core::Decision) -> Self {
        ConsentDecision {
            id: decision.id.to_string(),
            account: decision.account.to_string(),
            device: decision.device.to_string(),
            document: decision.document.into(),
            version: decision.version,
            hash: decision.hash.to_hex(),
            locale: decision.locale,
            recipient: decision.recipient.to_string(),
            choice: decision.choice.into(),
            at_ms: decision.at.0,
            reason: decision.reason,
        }
    }
}

impl From<core::Standing> for ConsentStanding {
    fn from(standing: core::Standing) -> Self {
        ConsentStanding {
            side: standing.side.into(),
            person: standing.person.to_string(),
            document: standing.document.into(),
            state: standing.lack.map_or(ConsentState::Given, ConsentState::from),
            decision: standing.decision.map(ConsentDecision::from),
        }
    }
}

/// The consents of a companion. `with` names a person, by name or account; `Export` is decided for oneself and names
/// nobody.
#[derive(uniffi::Object)]
pub struct Consents(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Consents {
    /// The current text of a document, in this language where there is a translation. Needs no vault.
    pub fn text(&self, document: ConsentDocument, locale: String) -> Result<ConsentText, KithError> {
        let text = self.0.consents().text(document.into(), &locale)?;
        Ok(text.into())
    }

    /// How every consent stands that is needed: with one person, or with everybody and then for oneself.
    pub async fn list(&self, with: Option<String>) -> Result<Vec<ConsentStanding>, KithError> {
        run::blocking(&self.0, move |companion| {
            let standings = companion.consents().list(with.as_deref())?.into_iter();
            Ok(standings.map(ConsentStanding::from).collect())
        })
        .await
    }

    /// Agrees to a document, or renews. `seen` is the hash of the text that was shown; if it is not the current one, the
    /// call fails with `consent_changed`; with `authentication_needed` if the last proof of who holds the phone is older
    /// than five minutes.
    pub async fn give(
        &self,
        document: ConsentDocument,
        with: Option<String>,
        seen: String,
    ) -> Result<ConsentDecision, KithError> {
        run::blocking(&self.0, move |companion| {
            let seen = core::TextHash::from_hex(&seen)
                .map_err(|_| Error::new(Code::InvalidInput, "this is not the hash of a text"))?;
            let decision = companion.consents().give(document.into(), with.as_deref(), seen)?;
            Ok(decision.into())
        })
        .await
    }

    /// Says no to a document, which has no penalty.
    pub async fn refuse(
        &self,
        document: ConsentDocument,
        with: Option<String>,
        locale: String,
    ) -> Result<ConsentDecision, KithError> {
        run::blocking(&self.0, move |companion| {
            let decision = companion.consents().refuse(document.into(), with.as_deref(), &locale)?;
            Ok(decision.into())
        })
        .await
    }

    /// Takes a consent back; what waits on it is not sent. A reason stays in this vault.
    pub async fn withdraw(
        &self,
        document: ConsentDocument,
        with: Option<String>,
        reason: Option<String>,
    ) -> Result<ConsentDecision, KithError> {
        run::blocking(&self.0, move |companion| {
            let decision = companion
                .consents()
                .withdraw(document.into(), with.as_deref(), reason.as_deref())?;
            Ok(decision.into())
        })
        .await
    }

    /// Every decision, own and others', in the order in which this device learned of them.
    pub async fn decisions(&self) -> Result<Vec<ConsentDecision>, KithError> {
        run::blocking(&self.0, |companion| {
            let decisions = companion.consents().decisions()?.into_iter();
            Ok(decisions.map(ConsentDecision::from).collect())
        })
        .await
    }

    /// Opens a decision again with the text as it was shown, and says whether both are what was signed.
    pub async fn signed_copy(&self, id: String) -> Result<SignedConsent, KithError> {
        run::blocking(&self.0, move |companion| {
            let copy = companion.consents().signed_copy(id.parse()?)?;
            Ok(SignedConsent {
                decision: copy.decision.into(),
                text: copy.text.map(ConsentText::from),
                verdict: copy.verdict.into(),
            })
        })
        .await
    }
}
