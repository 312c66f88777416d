//! The crisis plan, and the screen that always opens.
//!
//! [`Crisis`] has the verbs. It gives a [`CrisisScreen`], on it a [`CrisisPlan`] of steps and the [`CrisisLine`]s of a
//! region, which is one of [`crisis_regions`]; it leads on by [`CrisisGuidance`]; and it takes a [`CrisisPlanEdit`] and gives a [`CrisisPlanState`].
//! [`crisis_help`] is for those who stand beside somebody.

mod edit;
mod help;
mod lines;
mod next;
mod plan;
mod screen;
mod step;
mod verbs;

pub use edit::{CrisisPlanEdit, CrisisPlanState, CrisisPlannedStep};
pub use help::{CrisisHelp, CrisisHelpPoint, CrisisHelpSource, crisis_help};
pub use lines::{CrisisLine, CrisisLineReach, CrisisRegion, crisis_regions};
pub use next::{CrisisGuidance, CrisisNext, CrisisUse};
pub use plan::{CrisisItem, CrisisPlan, CrisisPlanStep};
pub use screen::{CrisisNotice, CrisisReview, CrisisScreen, CrisisShows, CrisisWhereabouts};
pub use step::CrisisStepName;
pub use verbs::Crisis;
