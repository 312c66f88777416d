//! How two people's devices find each other: an invitation, the answers to it, and the conversation that follows.
//!
//! Answers that wait at a sync are judged together. A single genuine one is accepted; if there are several, nobody is
//! added until the inviter has compared; one that comes after another was accepted pauses the conversation, raises an
//! alarm and gets a sealed refusal. [`compare`] is how a person decides.

mod accept;
mod answers;
mod compare;
mod found;
mod invite;
mod items;
mod part;

pub use accept::accept;
pub(super) use answers::{judge, take_answer};
pub use compare::compare;
pub use invite::{InvitationStanding, LONGEST_LIFE_MS, invite, standing};
pub(super) use items::{refused, take_item, used};
pub use part::{remove, renew};
