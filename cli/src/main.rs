//! `kith`: Kith in a terminal.
//!
//! One command, one process, one JSON document on standard output with `--json`. What a command does is the core's; here
//! is only how it is asked for and how it is shown. Read [`args`] (what can be asked), [`session`] (which vault, which
//! passphrase), `commands` (one file a family), [`show`] (JSON and text).

mod args;
mod commands;
mod session;
mod show;

use std::process::ExitCode;

use clap::Parser;
use kith::foundation::types::Error;

fn main() -> ExitCode {
    let asked_for_json = std::env::args_os().any(|argument| argument == "--json");
    let arguments = match args::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if asked_for_json && error.use_stderr() => {
            let detail = error.to_string();
            let detail = detail.lines().next().unwrap_or_default().trim_start_matches("error: ");
            show::error_line("usage", "fix-input", detail);
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
    };
    let form = if arguments.json {
        show::Form::Json
    } else {
        show::Form::for_people()
    };
    match commands::run(arguments, form) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error, form);
            ExitCode::FAILURE
        }
    }
}

fn report(error: &Error, form: show::Form) {
    match form {
        show::Form::Json => show::error_line(error.code().as_str(), error.advice().as_str(), error.detail()),
        show::Form::People { .. } => show::problem(error),
    }
}
