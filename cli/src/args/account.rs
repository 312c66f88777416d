//! `init`, `recover`, `passphrase`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use kith::exchange::identity::Role;

use crate::parse::named;

#[derive(Args)]
pub struct Init {
    /// Your name, as others see it.
    #[arg(long)]
    pub name: String,
    /// Your part.
    #[arg(long, value_name = "patient|therapist|supporter|peer_worker|guardian", value_parser = named::<Role>)]
    pub role: Role,
    /// The relay's address; without it, it comes with an invitation.
    #[arg(long, value_name = "URL")]
    pub relay: Option<String>,
    /// The admission that the relay's operator gave you; needed to invite, not to accept.
    #[arg(long, value_name = "TOKEN", requires = "relay")]
    pub admission: Option<String>,
    /// A certificate authority (PEM) to trust for this relay alone.
    #[arg(long, value_name = "FILE", requires = "relay")]
    pub relay_ca: Option<PathBuf>,
    /// Where to write the recovery words; without it they are shown on a terminal, or not made.
    #[arg(long, value_name = "FILE")]
    pub recovery_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct Recover {
    /// The file that init wrote, or one with the twenty-four words on a line.
    #[arg(long, value_name = "FILE")]
    pub recovery_file: PathBuf,
    /// The relay where the account's inbox is, if the file does not name it.
    #[arg(long, value_name = "URL")]
    pub relay: Option<String>,
    /// A certificate authority (PEM) to trust for this relay alone.
    #[arg(long, value_name = "FILE")]
    pub relay_ca: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum PassphraseAction {
    /// Set another passphrase.
    Change {
        /// A file whose content is the new passphrase; else you are asked.
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
}
