//! Shares.
//!
//! [`Shares`] has the verbs. A [`ShareSubject`] is shared on [`ShareTerms`] and becomes a [`Share`]; [`SharedContent`] is
//! what its reader sees, [`ShareProposal`] what they propose, and [`RecordReaders`] says who can read.

mod content;
mod proposal;
mod readers;
mod share;
mod terms;
mod verbs;

pub use content::{SharedContent, SharedField, SharedValue};
pub use proposal::{ProposalOutcome, ShareProposal};
pub use readers::{ReaderDevice, ReaderStanding, RecordReader, RecordReaders};
pub use share::{Share, ShareDirection, ShareState};
pub use terms::{ShareSubject, ShareTerms};
pub use verbs::Shares;
