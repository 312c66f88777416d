//! Who saw what: the access log as sentences, what is wrong with a log, and the log as a file.

mod act;
mod state;

pub use act::AccessLogAction;
pub(super) use act::act;
pub(super) use state::state;
pub use state::{AccessLogState, LogAlarm, LogDay, LogLine};
