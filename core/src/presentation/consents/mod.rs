//! Consents: how they stand ([`list`]), a document to be agreed to or not ([`page`]), and a decision with the text as it was
//! shown ([`signed`]).
//!
//! The hash of the text that was shown goes back with a yes, so that nobody agrees to what they did not see. A no never asks
//! for anything.

mod act;
mod list;
mod page;
mod signed;

pub use act::ConsentsAction;
pub(super) use act::act;
pub(super) use list::list;
pub use list::{ConsentRow, ConsentsState, DecisionRow};
pub use page::{ConsentPageState, PagePart};
pub(super) use page::{page, title};
pub use signed::SignedConsentState;
pub(super) use signed::signed;
