//! When a plan is due: an RFC 5545 rule in calendar dates, a wall time, a zone.
//!
//! Read in this order: `rule` (what a rule can say), `parse` (its text), `dates` (which dates it names), `zone` (a wall
//! time on a date becomes an instant), `due` (the three together), `prompt` (what every device calls one of them).
//!
//! A rule is matched in dates alone and each date is then put on the zone's clock, so that no transition can move a date.
//! A date is looked at once and nothing is looked at beyond the end that was asked for, so that a rule that never comes
//! true ends as soon as any other. Pure: no clock is asked.

mod dates;
mod due;
mod parse;
mod prompt;
mod rule;
mod zone;

#[cfg(test)]
mod tests;

pub use due::{Occurrence, Schedule};
pub use prompt::prompt_id;
pub use rule::Rule;
pub use zone::{WallTime, Zone};
