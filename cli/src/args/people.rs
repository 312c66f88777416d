//! `people`.

use clap::Subcommand;

#[derive(Subcommand)]
pub enum PeopleAction {
    /// Show the safety number that you both compare.
    Verify {
        /// A name or an id, as kith people shows them.
        person: String,
        /// You have compared it, in person or on a call, and it is the same.
        #[arg(long)]
        compared: bool,
    },
    /// Remove a person: they read and write nothing more.
    Remove {
        /// A name or an id, as kith people shows them.
        person: String,
    },
}
