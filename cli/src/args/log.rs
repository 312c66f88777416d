//! `log`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum LogAction {
    /// Check a log that kith log --json wrote. Needs no vault.
    Verify {
        /// The file, or - for standard input.
        file: PathBuf,
    },
}
