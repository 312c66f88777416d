//! Shares.
//!
//! [`Shares`] has the verbs. A [`ShareSubject`], of which a reader can be shown the [`share_fields`], is shared on
//! [`ShareTerms`] and becomes a [`Share`]; [`SharedContent`] is what its reader sees, [`ShareProposal`] what they propose,
//! and [`RecordReaders`] and [`ConversationReaders`] say who can read.

mod content;
mod proposal;
mod readers;
mod share;
mod terms;
mod verbs;

pub use content::{SharedContent, SharedField, SharedValue};
pub use proposal::{ProposalOutcome, ShareProposal};
pub use readers::{ConversationReaders, ReaderDevice, ReaderStanding, RecordReader, RecordReaders};
pub use share::{Share, ShareDelivery, ShareDirection, ShareState};
pub use terms::{ShareField, ShareSubject, ShareTerms, share_fields};
pub use verbs::Shares;
