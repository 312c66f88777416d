//! What can be asked for: [`Arguments`] and [`Command`] in `command`, then one file a noun.

mod account;
mod chat;
mod command;
mod consent;
mod crisis;
mod journal;
mod lock;
mod log;
mod map;
mod people;
mod practice;
mod share;

pub use account::{Init, PassphraseAction, Recover};
pub use chat::ChatAction;
pub use command::{Arguments, Command};
pub use consent::ConsentAction;
pub use crisis::CrisisAction;
pub use journal::JournalAction;
pub use lock::{LockAction, NewPolicy, When};
pub use log::LogAction;
pub use map::MapAction;
pub use people::PeopleAction;
pub use practice::PracticeAction;
pub use share::{ShareAction, ShareHow};
