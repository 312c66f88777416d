//! From the command line to a command, and from its result to an exit status.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use super::arguments::{Arguments, Command};
use super::{admissions, serve};

/// Runs the program.
pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve(options) => serve::serve(&options),
        Command::Admit(options) => admissions::admit(&options),
        Command::Admissions(data) => admissions::list(&data),
        Command::Revoke(options) => admissions::revoke(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // With no stderr there is nobody to tell; the status remains.
            let _ = writeln!(std::io::stderr(), "kith-relay: {error}");
            error.status()
        }
    }
}
