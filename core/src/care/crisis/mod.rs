//! The crisis plan: what a person does, in order, when it becomes too much.
//!
//! Read in this order: [`Step`] (the six steps), `plan` (what is stored: one record a persona), `edit` (who writes it and
//! what cannot stand in it), `draft` (lines that are written and not yet kept), [`ShownPlan`] and `show` (the plan as it is shown, printed and kept where it opens without the
//! vault), `next` (what follows when a step does not help), `shared` (what a reader sees), `choice` (whether it is shown
//! while locked), [`uses`] (when it was used), [`lines`] (whom to call where one is), [`words`](words::words) (what the screens
//! say), [`print`] (the plan on paper).
//!
//! Somebody who is marked unsafe on the map never stands in what is shown: they cannot be linked or named, and what was
//! written of them before is kept and left out.

mod choice;
mod draft;
mod edit;
pub mod lines;
mod names;
mod next;
mod plan;
pub mod print;
mod shared;
mod show;
mod shown;
mod step;
pub mod uses;
pub mod words;

pub use choice::{WhileLocked, choose, chosen, kept_plan, kept_region, take_touched};
pub use draft::{draft, draft_place, drop_draft, keep, keep_draft};
pub use edit::{LONGEST_ITEM, MOST_ITEMS, PlanEdit, edit, propose, unlink};
pub use next::{Helped, Next};
pub use plan::{KIND, LEAST_REVIEW_DAYS, MOST_REVIEW_DAYS, Plan, Planned, REASONS, plan, record, record_of};
pub use shared::shared_fields;
pub use show::{LeftOut, Shown, left_out, shown, shown_plan};
pub use shown::{ShownItem, ShownPlan, ShownStep};
pub use step::Step;
