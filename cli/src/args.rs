//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use kith::care::consent::decisions::Document;
use kith::care::practice::Outcome;
use kith::care::support::{Kind, NodeType};
use kith::exchange::identity::Role;

use crate::parse::{mood, named, ring};

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

const DOCUMENTS: &str = "boundaries|messages|sharing|export";

const AGREEING: &str = "\
Before messages go out, a therapist and a patient both agree to boundaries, and the patient to messages; a patient agrees
to sharing for each person apart. A no has no penalty, and can become a yes at any time, and a yes a no.
Example: kith consent give boundaries --with Ben";

const PLANNING: &str = "\
Example: kith practice add breathing.paced --rule FREQ=DAILY --at 08:30 --zone Europe/Madrid";

/// A patient companion for mental-health care: journal, practice, people who support you, and messages that only they
/// can read.
#[derive(Parser)]
#[command(name = "kith", version, after_long_help = EXAMPLE, after_help = "See kith --help for an example that leads to a first message.")]
pub struct Arguments {
    /// The folder with the vault; else KITH_HOME, else kith in the user's data folder.
    #[arg(long, value_name = "DIR", global = true, env = "KITH_HOME", hide_env = true, help_heading = EVERYWHERE)]
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
        #[arg(long, value_name = "patient|therapist|supporter", value_parser = named::<Role>)]
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
    /// Share a journal entry, and take it back.
    Share {
        #[command(subcommand)]
        action: ShareAction,
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
    /// Change the passphrase.
    Passphrase {
        #[command(subcommand)]
        action: PassphraseAction,
    },
}

#[derive(Args)]
pub struct Init {
    /// Your name, as others see it.
    #[arg(long)]
    pub name: String,
    /// Your part.
    #[arg(long, value_name = "patient|therapist|supporter", value_parser = named::<Role>)]
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

#[derive(Subcommand)]
pub enum ChatAction {
    /// Your conversations.
    List,
    /// Write a message.
    Send {
        /// A name or an id, as kith people shows them.
        person: String,
        /// The text, in quotes, or - for standard input.
        text: Option<String>,
    },
    /// Read a conversation.
    Read {
        /// A name or an id, as kith people shows them.
        person: String,
    },
    /// What you wrote to somebody and that was not sent, since a consent was missing.
    Draft {
        /// A name or an id, as kith people shows them.
        person: String,
        /// Forget it.
        #[arg(long)]
        discard: bool,
    },
}

#[derive(Subcommand)]
pub enum ConsentAction {
    /// How each consent stands, yours and theirs.
    List {
        /// Those with this person.
        #[arg(long, value_name = "PERSON")]
        with: Option<String>,
        /// Every decision that was ever made.
        #[arg(long)]
        all: bool,
    },
    /// Read a document.
    Show {
        #[arg(value_name = DOCUMENTS, value_parser = named::<Document>, help = "Which document.")]
        document: Document,
        /// Say also how it stands with this person.
        #[arg(long, value_name = "PERSON")]
        with: Option<String>,
        /// The language, such as es; else that of the terminal.
        #[arg(long)]
        locale: Option<String>,
    },
    /// Agree to a document, or renew.
    Give {
        #[arg(value_name = DOCUMENTS, value_parser = named::<Document>, help = "Which document.")]
        document: Document,
        /// For whom; for all but export.
        #[arg(long, value_name = "PERSON")]
        with: Option<String>,
        /// You have read it: what kith consent show ends with. Without it the text is shown and you are asked.
        #[arg(long, value_name = "HASH")]
        seen: Option<String>,
        /// The language in which it is shown, such as es; else that of the terminal.
        #[arg(long, conflicts_with = "seen")]
        locale: Option<String>,
    },
    /// Say no. It has no penalty.
    Refuse {
        #[arg(value_name = DOCUMENTS, value_parser = named::<Document>, help = "Which document.")]
        document: Document,
        /// For whom; for all but export.
        #[arg(long, value_name = "PERSON")]
        with: Option<String>,
    },
    /// Take a consent back.
    Withdraw {
        #[arg(value_name = DOCUMENTS, value_parser = named::<Document>, help = "Which document.")]
        document: Document,
        /// For whom; for all but export.
        #[arg(long, value_name = "PERSON")]
        with: Option<String>,
        /// Why, for yourself alone.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Read a decision again, with the text as it was shown.
    Signed {
        /// The decision's id, as kith consent list --all shows it.
        id: String,
    },
}

#[derive(Subcommand)]
pub enum JournalAction {
    /// Write an entry.
    Write {
        /// How you are, from -3 (very low) to 3 (very good).
        #[arg(long, allow_negative_numbers = true, value_name = "-3..3", value_parser = mood)]
        mood: Option<i64>,
        /// A label; may be given several times.
        #[arg(long = "tag", value_name = "TAG")]
        tags: Vec<String>,
        /// The text, in quotes, or - for standard input.
        text: Option<String>,
    },
    /// Every entry, oldest first.
    List,
    /// Entries with these words, newest first.
    Search {
        /// Words, or the beginnings of words.
        #[arg(required = true)]
        words: Vec<String>,
    },
}

#[derive(Subcommand)]
pub enum ShareAction {
    /// Share one journal entry with one person.
    Entry {
        /// The entry's id, as kith journal list shows it.
        id: String,
        /// A name or an id, as kith people shows them.
        #[arg(long, value_name = "PERSON")]
        with: String,
        /// Until when: a date (its end), or a time like 2026-03-01T08:30:00Z.
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
    },
    /// What you share, and what is shared with you.
    List,
    /// Read a share.
    Read {
        /// The share's id, as kith share list shows it.
        id: String,
    },
    /// Take a share back.
    Revoke {
        /// The share's id, as kith share list shows it.
        id: String,
    },
}

#[derive(Subcommand)]
pub enum PracticeAction {
    /// Every skill.
    Skills,
    /// Plan a skill for yourself, or assign it.
    #[command(after_help = PLANNING)]
    Add {
        /// The skill's id, as kith practice skills shows it.
        skill: String,
        /// When, as a recurrence rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,TH.
        #[arg(long, value_name = "RRULE")]
        rule: String,
        /// The time of the day.
        #[arg(long, value_name = "HH:MM")]
        at: String,
        /// The time zone in which it is meant, such as Europe/Madrid.
        #[arg(long)]
        zone: String,
        /// A therapist assigns it to this person.
        #[arg(long = "for", value_name = "PERSON")]
        for_person: Option<String>,
    },
    /// What is planned for today.
    Today,
    /// Say what became of it.
    Done {
        /// Its id, as kith practice today shows it.
        id: String,
        /// What became of it. None is wrong.
        #[arg(long, value_name = "done|partly|skipped|not-today", value_parser = named::<Outcome>)]
        outcome: Outcome,
    },
}

#[derive(Subcommand)]
pub enum MapAction {
    /// Put a person or a service on your map.
    Add {
        /// As you call them.
        name: String,
        /// How they help: emotional, practical, social, informational, professional, crisis; may be given several times.
        #[arg(long = "kind", value_name = "KIND", required = true, value_delimiter = ',', value_parser = named::<Kind>)]
        kinds: Vec<Kind>,
        /// How close: 1 (closest) to 3.
        #[arg(long, value_name = "1..3", value_parser = ring)]
        ring: i64,
        /// What it is.
        #[arg(long = "type", default_value = "person", value_name = "person|service", value_parser = named::<NodeType>)]
        node_type: NodeType,
        /// A number to call.
        #[arg(long)]
        phone: Option<String>,
    },
    /// Your map.
    Show,
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
