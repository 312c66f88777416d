//! Shares.

use std::sync::Arc;

use kith::care::FieldValue;
use kith::care::consent as core;
use kith::companion::{self, Companion, Subject};
use kith::exchange::sync::readers;
use kith::foundation::types::Millis;

use crate::{KithError, run};

/// Who shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ShareDirection {
    /// We do.
    Given,
    /// Somebody does with us.
    Received,
}

/// How a share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ShareState {
    /// The reader has it, or gets it at the next sync.
    Live,
    /// It was taken back, or what was shared is gone.
    Revoked,
    /// Its time is over.
    Expired,
}

/// Something that can be shared.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ShareSubject {
    /// A journal entry.
    Entry {
        /// Its id.
        id: String,
    },
    /// A person or service on the map.
    Node {
        /// Its id.
        id: String,
    },
    /// That somebody on the map was marked unsafe.
    Safety {
        /// Their id on the map.
        id: String,
    },
    /// The crisis plan.
    Plan,
}

/// How something is shared.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ShareTerms {
    /// The fields, by name; without a name the usual ones, as far as the reader's role may see them.
    #[uniffi(default = [])]
    pub fields: Vec<String>,
    /// Why: at most one line, which the reader sees.
    #[uniffi(default = None)]
    pub purpose: Option<String>,
    /// Until when; null for until it is taken back.
    #[uniffi(default = None)]
    pub until_ms: Option<i64>,
    /// Whether the reader may propose new texts.
    #[uniffi(default = false)]
    pub may_propose: bool,
}

/// A share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Share {
    /// Its id, the same on both sides.
    pub id: String,
    /// What it is, such as `journal.entry`.
    pub kind: String,
    /// The record that we share; null for what was received.
    pub record: Option<String>,
    /// The fields that we share; of what was received, `Shares.read` has them.
    pub fields: Vec<String>,
    /// Who shares.
    pub direction: ShareDirection,
    /// The other person's account.
    pub person: String,
    /// Why we share it; of what was received, `Shares.read` has it.
    pub purpose: Option<String>,
    /// Until when.
    pub until_ms: Option<i64>,
    /// Whether the reader of what we share may propose new texts.
    pub may_propose: bool,
    /// How it stands.
    pub state: ShareState,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum SharedValue {
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// A number, or a time in milliseconds.
    Number {
        /// The number.
        number: i64,
    },
    /// Texts in their order.
    Texts {
        /// The texts.
        texts: Vec<String>,
    },
}

/// A field of a share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SharedField {
    /// Its stable name.
    pub name: String,
    /// Its value.
    pub value: SharedValue,
}

/// What a reader sees of a share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SharedContent {
    /// The share's id.
    pub id: String,
    /// What it is.
    pub kind: String,
    /// Why it is shared.
    pub purpose: Option<String>,
    /// When the reader's device deletes it.
    pub until_ms: Option<i64>,
    /// The fields for which the reader may propose a new text.
    pub may_propose: Vec<String>,
    /// The fields that have a value, by name.
    pub fields: Vec<SharedField>,
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ProposalOutcome {
    /// It was taken over.
    Taken,
    /// It changes nothing: the same stands there already, or it leaves out somebody of the map, which only the owner can.
    Unchanged,
    /// The share had ended.
    Ended,
    /// The share or the role does not permit it.
    NotPermitted,
    /// The record does not take it.
    NotFitting,
}

/// A proposal that a reader made for what we share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ShareProposal {
    /// Who made it.
    pub person: String,
    /// For which share.
    pub share: String,
    /// For which field.
    pub field: String,
    /// What was proposed, if it was not taken over and its share is live.
    pub text: Option<String>,
    /// What became of it.
    pub outcome: ProposalOutcome,
    /// When it arrived.
    pub received_at_ms: i64,
}

/// How a device stands in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReaderStanding {
    /// This device.
    Own,
    /// Its account belongs here and vouches for it.
    Member,
    /// It was removed and leaves at the next sync.
    Leaving,
    /// It does not belong here: nothing is sent until it is removed.
    Strange,
}

/// A device that can read.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReaderDevice {
    /// Whose it is; null if it proves no account.
    pub account: Option<String>,
    /// The device; null if it proves none.
    pub device: Option<String>,
    /// How it stands.
    pub standing: ReaderStanding,
}

/// Somebody who is shared fields of a record.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecordReader {
    /// What is shared.
    pub share: Share,
    /// Whether something was sent already.
    pub was_sent: bool,
    /// Their devices, and strange ones in the conversation.
    pub devices: Vec<ReaderDevice>,
}

/// Who can read a record.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecordReaders {
    /// Who is shared fields of it now.
    pub now: Vec<RecordReader>,
    /// With whom fields were shared. What was read then cannot be called back.
    pub before: Vec<Share>,
}

impl From<core::State> for ShareState {
    fn from(state: core::State) -> Self {
        match state {
            core::State::Live => ShareState::Live,
            core::State::Revoked => ShareState::Revoked,
            core::State::Expired => ShareState::Expired,
        }
    }
}

impl From<core::Grant> for Share {
    fn from(grant: core::Grant) -> Self {
        Share {
            id: grant.id.to_string(),
            kind: grant.kind,
            record: Some(grant.record.to_string()),
            fields: grant.fields,
            direction: ShareDirection::Given,
            person: grant.person.to_string(),
            purpose: grant.purpose,
            until_ms: grant.until.map(|until| until.0),
            may_propose: grant.proposing == core::Proposing::Permitted,
            state: grant.state.into(),
        }
    }
}

impl From<companion::Share> for Share {
    fn from(share: companion::Share) -> Self {
        match share {
            companion::Share::Given(grant) => grant.into(),
            companion::Share::Received(received) => Share {
                id: received.id.to_string(),
                kind: received.kind,
                record: None,
                fields: Vec::new(),
                direction: ShareDirection::Received,
                person: received.person.to_string(),
                purpose: None,
                until_ms: received.until.map(|until| until.0),
                may_propose: false,
                state: received.state.into(),
            },
        }
    }
}

impl From<core::Shown> for SharedContent {
    fn from(shown: core::Shown) -> Self {
        let fields = shown.fields.into_iter().map(|(name, value)| SharedField {
            name,
            value: match value {
                FieldValue::Text(text) => SharedValue::Text { text },
                FieldValue::Int(number) => SharedValue::Number { number },
                FieldValue::Texts(texts) => SharedValue::Texts { texts },
            },
        });
        SharedContent {
            id: shown.share.to_string(),
            kind: shown.kind,
            purpose: shown.purpose,
            until_ms: shown.until.map(|until| until.0),
            may_propose: shown.may_propose,
            fields: fields.collect(),
        }
    }
}

impl From<core::Proposal> for ShareProposal {
    fn from(proposal: core::Proposal) -> Self {
        ShareProposal {
            person: proposal.person.to_string(),
            share: proposal.share.to_string(),
            field: proposal.field,
            text: proposal.text,
            outcome: match proposal.outcome {
                core::Outcome::Taken => ProposalOutcome::Taken,
                core::Outcome::Unchanged => ProposalOutcome::Unchanged,
                core::Outcome::Ended => ProposalOutcome::Ended,
                core::Outcome::NotPermitted => ProposalOutcome::NotPermitted,
                core::Outcome::NotFitting => ProposalOutcome::NotFitting,
            },
            received_at_ms: proposal.received_at.0,
        }
    }
}

impl From<readers::Reader> for ReaderDevice {
    fn from(reader: readers::Reader) -> Self {
        ReaderDevice {
            account: reader.account.map(|account| account.to_string()),
            device: reader.device.map(|device| device.to_string()),
            standing: match reader.standing {
                readers::Standing::Own => ReaderStanding::Own,
                readers::Standing::Member => ReaderStanding::Member,
                readers::Standing::Leaving => ReaderStanding::Leaving,
                readers::Standing::Strange => ReaderStanding::Strange,
            },
        }
    }
}

fn devices(readers: Vec<readers::Reader>) -> Vec<ReaderDevice> {
    readers.into_iter().map(ReaderDevice::from).collect()
}

impl TryFrom<ShareSubject> for Subject {
    type Error = kith::foundation::types::Error;
    fn try_from(subject: ShareSubject) -> Result<Self, Self::Error> {
        Ok(match subject {
            ShareSubject::Entry { id } => Subject::Entry(id.parse()?),
            ShareSubject::Node { id } => Subject::Node(id.parse()?),
            ShareSubject::Safety { id } => Subject::Safety(id.parse()?),
            ShareSubject::Plan => Subject::Plan,
        })
    }
}

impl From<ShareTerms> for core::Terms {
    fn from(terms: ShareTerms) -> Self {
        core::Terms {
            fields: terms.fields,
            purpose: terms.purpose,
            until: terms.until_ms.map(Millis),
            proposing: match terms.may_propose {
                true => core::Proposing::Permitted,
                false => core::Proposing::No,
            },
        }
    }
}

/// The shares of a companion.
#[derive(uniffi::Object)]
pub struct Shares(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Shares {
    /// Shares something with one person; it goes out at the next sync, and so does what becomes of it. Sharing again on the
    /// same terms gives the same share; on others it replaces it. Fails with `authentication_needed` if the last proof of
    /// who holds the phone is older than five minutes.
    pub async fn share(&self, what: ShareSubject, with: String, terms: ShareTerms) -> Result<Share, KithError> {
        run::blocking(&self.0, move |companion| {
            let shared = companion.shares().share(what.try_into()?, &with, &terms.into())?;
            Ok(shared.into())
        })
        .await
    }

    /// What we share, then what others share with us.
    pub async fn list(&self) -> Result<Vec<Share>, KithError> {
        run::blocking(&self.0, |companion| {
            Ok(companion.shares().list()?.into_iter().map(Share::from).collect())
        })
        .await
    }

    /// The content of a live share: what was received, or what its reader sees of what we share. A clinician says why they
    /// look (`purpose_needed`); the patient reads it in their log.
    #[uniffi::method(default(why = None))]
    pub async fn read(&self, id: String, why: Option<String>) -> Result<SharedContent, KithError> {
        run::blocking(&self.0, move |companion| {
            companion
                .shares()
                .read(id.parse()?, why.as_deref())
                .map(SharedContent::from)
        })
        .await
    }

    /// Takes a share back. What was read or copied cannot be called back.
    pub async fn revoke(&self, id: String) -> Result<Share, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.shares().revoke(id.parse()?).map(Share::from)
        })
        .await
    }

    /// Proposes a new text for a field of a share that we read. There is no answer but its next version.
    pub async fn propose(&self, id: String, field: String, text: String) -> Result<(), KithError> {
        run::blocking(&self.0, move |companion| {
            companion.shares().propose(id.parse()?, &field, &text)
        })
        .await
    }

    /// What readers proposed for what we share, and what became of it, the newest last.
    pub async fn proposals(&self) -> Result<Vec<ShareProposal>, KithError> {
        run::blocking(&self.0, |companion| {
            let proposals = companion.shares().proposals()?;
            Ok(proposals.into_iter().map(ShareProposal::from).collect())
        })
        .await
    }

    /// What a person sees of what is ours, as their device holds it once both have synced.
    pub async fn view_as(&self, person: String) -> Result<Vec<SharedContent>, KithError> {
        run::blocking(&self.0, move |companion| {
            let seen = companion.shares().view_as(&person)?;
            Ok(seen.into_iter().map(SharedContent::from).collect())
        })
        .await
    }

    /// The devices that can read the conversation with a person, this one among them.
    pub async fn readers_of_conversation(&self, with: String) -> Result<Vec<ReaderDevice>, KithError> {
        run::blocking(&self.0, move |companion| {
            let readers = companion.shares().readers_of_conversation(&with)?;
            Ok(devices(readers.devices))
        })
        .await
    }

    /// Who can read something of ours, and who could. The record itself is on no device but this one.
    pub async fn readers_of(&self, what: ShareSubject) -> Result<RecordReaders, KithError> {
        run::blocking(&self.0, move |companion| {
            let shares = companion.shares();
            let readers = shares.readers_of(shares.record_of(what.try_into()?)?)?;
            let now = readers.now.into_iter().map(|one| RecordReader {
                was_sent: one.grant.was_sent(),
                share: one.grant.into(),
                devices: devices(one.devices),
            });
            Ok(RecordReaders {
                now: now.collect(),
                before: readers.before.into_iter().map(Share::from).collect(),
            })
        })
        .await
    }
}
