//! What readers propose.

use kith::care::consent as core;

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
