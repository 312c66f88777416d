//! A grant is the only road from a personal record to another person.
//!
//! [`share`] makes a grant: what (a record, named fields), with whom, why, until when, and whether the reader may propose.
//! Its reader gets a projection: the current values of those fields under a fresh id, with no history and no id of the
//! original; while the grant lives, [`sweep`] sends what becomes of them. [`revoke`], the end of its time, and the end of the
//! record take it back: what was not yet sealed is dropped, for what was sent a tombstone follows, and readers delete at the
//! end by themselves. What somebody has read or copied meanwhile cannot be called back, nor what a device holds that never
//! syncs again, and the app says so.
//!
//! By types: only this module makes a [`Granted`], and only a [`Granted`] becomes an item of kind [`KIND`].
//!
//! Consent is to a text as it was shown. Once the text of the consent to sharing changed, nothing leaves under it, also of
//! shares that live: their readers keep what they have, and the list says that they wait ([`Delivery`]), until the person
//! has agreed to the new text or says no, which takes them back. So nobody loses sight of a crisis plan because a document
//! was revised, and nothing goes out on terms that were never read.
//!
//! Read in this order: [`kind`] (what can be shared), [`matrix`] (what a role can be granted), `grant`, `projection` (what
//! crosses), `offered` (what is chosen and shown before), `live` (updates and the gate), `received`, `proposal`, `seen` (view-as, who can read), [`refusals`] (what was
//! written and not sent).

pub mod decisions;
pub mod drafted;
#[cfg(test)]
mod founded;
mod grant;
pub mod kind;
mod live;
pub mod log;
pub mod matrix;
mod offered;
mod projection;
mod proposal;
mod received;
pub mod refusals;
mod seen;
#[cfg(test)]
mod tests;

pub use grant::{Grant, LONGEST_PURPOSE, NewGrant, Proposing, State, Terms, given, parted, revoke, share};
pub use kind::Kind;
pub use live::{Delivery, gate, sent, sweep};
pub use offered::{Offered, OfferedField, offered, preview};
pub use projection::{END_KIND, Granted, KIND, Projection, Shown};
pub use proposal::{LONGEST_PROPOSAL, Outcome, PROPOSAL_KIND, Proposal, proposals, propose, receive_proposal};
pub use received::{Asked, Received, asked, owner, read, receive, receive_end, received};
pub use seen::{grants_of, shown, view_as};
