//! The crisis plan, to be written and changed: [`state`] (the whole, what is due, what it shows while locked, on paper),
//! [`part`] (one step: people of the map, lines as they are typed, lines that are left out), [`region`]; [`act`] does what
//! they offer, [`typed`] keeps every letter in the vault before anything is shown of it.

mod act;
mod lines;
mod overview;
mod part;
mod region;

pub use act::PlanAction;
pub(super) use act::act;
pub(super) use lines::typed;
pub(super) use overview::state;
pub use overview::{PlanPart, PlanState};
pub(super) use part::part;
pub use part::{LeftOutLine, PlanLine, PlanPartState, PlanPerson};
pub use region::RegionState;
pub(super) use region::region;
