//! The command line as a whole.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use kith::exchange::identity::Role;

use super::account::{Init, PassphraseAction, Recover};
use super::{
    ChatAction, ConsentAction, CrisisAction, JournalAction, LockAction, LogAction, MapAction, PeopleAction,
    PracticeAction, ShareAction,
};
use crate::parse::named;

const EXAMPLE: &str = "\
From nothing to a received message, with a relay of your own on this machine:
  admission=$(kith-relay admit --data relay)
  kith-relay serve --listen 127.0.0.1:8460 --data relay &
  kith --home ana init --name Ana --role patient \\
    --relay http://127.0.0.1:8460 --admission $admission
  kith --home cleo init --name Cleo --role supporter
  kith --home ana invite --role supporter          # prints a link for Cleo
  kith --home cleo accept kith:...
  kith --home ana sync && kith --home cleo sync    # now they know each other
  kith --home ana consent show messages            # what Ana agrees to
  kith --home ana consent give messages --with Cleo --seen \\
    $(kith --home ana consent show messages | tail -c 65)
  kith --home ana chat send Cleo \"Hello\"
  kith --home ana sync && kith --home cleo sync
  kith --home cleo chat read Ana

Only recover and sync need a network. What is made without one, invitations and
answers too, reaches the relay at the next sync.";

const EVERYWHERE: &str = "With every command";

const PAIRING: &str = "\
The other person answers it with kith accept; then you run kith sync, then they do, and you know each other.";

const READERS: &str = "\
It is read off the keys of each conversation and off what you share: kith share list.";

const AGREEING: &str = "\
Before messages go out, a therapist and a patient both agree to boundaries, and the patient to messages; a patient agrees
to sharing for each person apart. A no has no penalty, and can become a yes at any time, and a yes a no.
Example: kith consent give boundaries --with Ben";

/// A patient companion for mental-health care: journal, practice, people who support you, and messages that only they
/// can read.
#[derive(Parser)]
#[command(name = "kith", version, after_long_help = EXAMPLE, after_help = "See kith --help for an example that leads to a first message.")]
pub struct Arguments {
    /// The folder with the vault; else KITH_HOME, else kith in the user's data folder.
    #[arg(long, value_name = "DIR", global = true, help_heading = EVERYWHERE)]
    pub home: Option<PathBuf>,
    /// One JSON document on standard output, errors as one JSON line on standard error.
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
    /// A file whose content is the passphrase; else KITH_PASSPHRASE, else you are asked.
    #[arg(long, value_name = "FILE", global = true, help_heading = EVERYWHERE)]
    pub passphrase_file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Create a vault with an account.
    Init(Init),
    /// Bring an account back on a new device: account, people and relay, not what was written.
    Recover(Recover),
    /// Make an invitation: a link for one person.
    #[command(after_help = PAIRING)]
    Invite {
        /// What that person is to you.
        #[arg(long, value_name = "patient|therapist|supporter|peer_worker|guardian", value_parser = named::<Role>)]
        role: Role,
        /// How long it can be answered: 30m, 12h, 7d.
        #[arg(long, default_value = "7d", value_name = "TIME")]
        expires: String,
    },
    /// Answer an invitation.
    Accept {
        /// The whole link, from kith: to its last letter.
        invitation: String,
    },
    /// List your people; verify or remove one.
    People {
        /// Also those who were removed; what you wrote to each other stays readable.
        #[arg(long)]
        all: bool,
        #[command(subcommand)]
        action: Option<PeopleAction>,
    },
    /// Send what waits and fetch what came.
    Sync {
        /// Go on until interrupted, pass after pass.
        #[arg(long)]
        watch: bool,
    },
    /// What was refused on its way out, for whom and why; nothing of it is lost.
    Refused {
        /// Take this one off the list.
        #[arg(long, value_name = "ID")]
        dismiss: Option<String>,
    },
    /// Messages.
    Chat {
        #[command(subcommand)]
        action: ChatAction,
    },
    /// What you agree to, decline or withdraw, and what others do.
    #[command(after_help = AGREEING)]
    Consent {
        #[command(subcommand)]
        action: ConsentAction,
    },
    /// Your journal.
    Journal {
        #[command(subcommand)]
        action: JournalAction,
    },
    /// Share something with somebody, and take it back.
    Share {
        #[command(subcommand)]
        action: ShareAction,
    },
    /// See what a person sees of what is yours.
    ViewAs {
        /// A name or an id, as kith people shows them.
        person: String,
    },
    /// Who can read a conversation, a journal entry, somebody on your map, or your plan.
    #[command(after_help = READERS)]
    WhoCanRead {
        /// A person, an id of an entry or of somebody on your map, or the word plan; without it, every conversation and
        /// everything that is shared.
        what: Option<String>,
    },
    /// Skills, plans and today's practice.
    Practice {
        #[command(subcommand)]
        action: PracticeAction,
    },
    /// The map of people and services that support you.
    Map {
        #[command(subcommand)]
        action: MapAction,
    },
    /// Your crisis plan, and whom to call: by itself it shows them. Opens without a passphrase.
    Crisis {
        #[command(subcommand)]
        action: Option<CrisisAction>,
    },
    /// Who was given, was sent or has read what of yours, when and why. With --json: the signed log, to keep or to verify.
    Log {
        #[command(subcommand)]
        action: Option<LogAction>,
    },
    /// End a kith sync --watch of this vault and take its key away; set when the apps lock by themselves.
    Lock {
        #[command(subcommand)]
        action: Option<LockAction>,
    },
    /// Change the passphrase.
    Passphrase {
        #[command(subcommand)]
        action: PassphraseAction,
    },
}
