//! `kith`: Kith in a terminal.
//!
//! One command, one process, one JSON document on standard output with `--json`. What a command does is the core's; here
//! is only how it is asked for and how it is shown. Read [`args`] (what can be asked), [`session`] (which vault, which
//! passphrase), `commands` (one file a family), [`show`] (JSON and text), [`trouble`] (errors), [`words`](words::words) (in both languages).

mod args;
mod commands;
mod parse;
mod session;
mod show;
mod trouble;
mod words;

use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ErrorKind};
use kith::foundation::memory::WipingAllocator;
use kith::foundation::types::Advice;

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator;

fn main() -> ExitCode {
    let asked_for_json = std::env::args_os()
        .take_while(|argument| argument != "--")
        .any(|argument| argument == "--json");
    let arguments = match args::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if asked_for_json && error.use_stderr() => {
            trouble::line("usage", Advice::FixInput.as_str(), &usage(&error));
            return ExitCode::from(2);
        }
        Err(error) => {
            let word = error.get(ContextKind::InvalidArg).map(ToString::to_string);
            if error.kind() == ErrorKind::UnknownArgument && word.is_some_and(|word| !word.starts_with("--")) {
                trouble::hint(
                    "A text or a name of several words stands in quotes; after -- it may begin with a dash.\n",
                );
            }
            error.exit()
        }
    };
    let form = if arguments.json {
        show::Form::Json
    } else {
        show::Form::for_people()
    };
    match commands::run(arguments, form) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            trouble::say(&error, form);
            ExitCode::FAILURE
        }
    }
}

/// What is wrong with the command line, without the words that were typed: they may be a person's own.
fn usage(error: &clap::Error) -> String {
    let what = error.kind().as_str().unwrap_or("a command is missing: see kith --help");
    let arguments = match error.kind() {
        ErrorKind::UnknownArgument => None,
        _ => error.get(ContextKind::InvalidArg),
    };
    let why = std::error::Error::source(error);
    let parts = [arguments.map(ToString::to_string), why.map(ToString::to_string)];
    parts
        .into_iter()
        .flatten()
        .fold(what.to_owned(), |detail, part| detail + ": " + &part)
}
