//! What somebody agreed to, declined or withdrew: which text, as it was shown, for which person.
//!
//! A decision names a document by the hash of its text, is signed by the device that made it, and is only ever added to:
//! the newest of a document and a person holds, and [`signed_copy`] opens each of them again with the text as it was
//! shown, also after the content packs changed. [`needed`] is the one table of who must have agreed to what; [`lacking`]
//! judges it, before something is queued and again at each sealing. Others' decisions arrive as items, so that each
//! device judges both sides; a private reason never leaves the vault.
//!
//! What it does not do: it guards what goes to another person, and never the journal, one's own practice, the map or the
//! crisis plan. A changed program on another's device can ignore its own gates, not ours.
//!
//! Read in this order: `document` and `text` (what is asked), `pack`, `needed` (the table), `statement` (what is signed),
//! `ledger` (what is kept), `decide` (the verbs), `gate`, `standing` (a list), `item` (how it travels).

mod decide;
mod document;
mod gate;
mod item;
mod ledger;
mod needed;
mod pack;
mod standing;
mod statement;
#[cfg(test)]
mod tests;
mod text;

pub use decide::{Answer, decide};
pub use document::{Channel, Document, Purpose};
pub use gate::{Lack, Missing, Side, gate, lacking, require, require_own, stands};
pub use item::{KIND, announce, receive};
pub use ledger::{Decision, SignedCopy, Verdict, all, latest, signed_copy};
pub use needed::{Needed, needed};
pub use pack::{Pack, packs};
pub use standing::{Standing, between, own};
pub use statement::Choice;
pub use text::{Part, Question, Section, Text, TextHash};
