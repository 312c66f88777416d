//! What is shared, and how.

use kith::care::consent as core;
use kith::companion::Subject;
use kith::foundation::types::Millis;

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
