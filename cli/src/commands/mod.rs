//! One file a family of commands.

mod account;
mod chat;
mod consent;
mod crisis;
mod journal;
mod lock;
mod log;
mod map;
mod people;
mod practice;
mod readers;
mod recover;
mod refused;
mod running;
mod share;
mod sync;
mod watch;

use kith::foundation::types::{Code, Error, Result};

use crate::args::{Arguments, Command, LogAction};
use crate::session::Session;
use crate::show::Form;

/// Does what was asked for.
pub fn run(arguments: Arguments, form: Form) -> Result<()> {
    let session = match (
        Session::new(arguments.home, arguments.passphrase_file),
        &arguments.command,
    ) {
        (Ok(session), _) => session,
        (Err(error), Command::Crisis { action }) => return crisis::without_a_place(action.as_ref(), error, form),
        (Err(error), _) => return Err(error),
    };
    match arguments.command {
        Command::Init(init) => account::init(&session, init, form),
        Command::Recover(recovery) => recover::recover(&session, recovery, form),
        Command::Passphrase { action } => account::passphrase(&session, action, form),
        Command::Invite { role, expires } => people::invite(&session, role, &expires, form),
        Command::Accept { invitation } => people::accept(&session, &invitation, form),
        Command::People { all, action } => {
            let whom = if all { people::Whom::Ever } else { people::Whom::Now };
            people::people(&session, whom, action, form)
        }
        Command::Sync { watch: false } => sync::once(&session, form),
        Command::Sync { watch: true } => watch::watch(&session, form),
        Command::Refused { dismiss } => refused::refused(&session, dismiss.as_deref(), form),
        Command::Chat { action } => chat::chat(&session, action, form),
        Command::Consent { action } => consent::consent(&session, action, form),
        Command::Journal { action } => journal::journal(&session, action, form),
        Command::Share { action } => share::share(&session, action, form),
        Command::ViewAs { person } => share::view_as(&session, &person, form),
        Command::WhoCanRead { what } => readers::who_can_read(&session, what.as_deref(), form),
        Command::Practice { action } => practice::practice(&session, action, form),
        Command::Log { action: None } => log::log(&session, form),
        Command::Log {
            action: Some(LogAction::Verify { file }),
        } => log::verify(&file, form),
        Command::Lock { action } => lock::lock(&session, action, form),
        Command::Map { action } => map::map(&session, action, form),
        Command::Crisis { action } => crisis::crisis(&session, action, form),
    }
}

/// Says of what was not found, or is no id at all, where its ids are shown.
fn found<T>(outcome: Result<T>, otherwise: &'static str) -> Result<T> {
    match outcome {
        Err(error) if error.code() == Code::NotFound => Err(Error::new(Code::NotFound, otherwise)),
        other => other,
    }
}
