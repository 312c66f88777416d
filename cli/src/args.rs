//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use kith::care::consent::decisions::Document;
use kith::care::crisis::{Helped, Step, WhileLocked};
use kith::care::practice::Outcome;
use kith::care::support::{Kind, NodeType};
use kith::exchange::identity::Role;

use crate::parse::{Time, mood, named, ring, time};

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

const PLAN: &str = r#"The file, of which every part may be left out:
  {
    "reasons": ["my niece"],
    "warning_signs": ["I stop answering"],
    "coping": ["a shower", "the long walk"],
    "company": ["the café at the corner"], "company_people": ["Dan"],
    "help": [],                            "help_people": ["Cleo"],
    "professionals": [],                   "professionals_people": ["Night line"],
    "surroundings": ["give Cleo the key"],
    "region": "ES",
    "review_days": 30
  }
The people are names or ids of your map: kith map show"#;
const SHARING: &str = "\
What can be named in --fields:
  entry   created_at, text, mood, tags
  plan    warning_signs, coping, company, help, professionals, surroundings, reasons, region
  person  name, type, kinds, ring, phone
They see what becomes of it until you take it back. What was read cannot be called back.";

const READERS: &str = "\
It is read off the keys of each conversation and off what you share: kith share list.";

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
    /// Share a journal entry with one person.
    #[command(after_help = SHARING)]
    Entry {
        /// The entry's id, as kith journal list shows it.
        id: String,
        #[command(flatten)]
        how: ShareHow,
    },
    /// Share your crisis plan with one person.
    #[command(after_help = SHARING)]
    Plan {
        #[command(flatten)]
        how: ShareHow,
        /// They may propose other words; what you keep stays your choice.
        #[arg(long)]
        may_propose: bool,
    },
    /// Share somebody on your map with one person.
    #[command(after_help = SHARING)]
    Person {
        /// A name on your map, or an id as kith map show --json has it.
        node: String,
        #[command(flatten)]
        how: ShareHow,
        /// Share that they are unsafe for you, which nothing else ever tells.
        #[arg(long)]
        safety: bool,
    },
    /// What you share, and what is shared with you.
    List,
    /// Read a share.
    Read {
        /// The share's id, as kith share list shows it.
        id: String,
        /// Why you look; a clinician says it, and the patient reads it in their log.
        #[arg(long, value_name = "TEXT")]
        why: Option<String>,
    },
    /// Take a share back.
    Revoke {
        /// The share's id, as kith share list shows it.
        id: String,
    },
    /// Propose other words for a field of what is shared with you.
    Propose {
        /// The share's id, as kith share list shows it.
        id: String,
        /// The field, as kith share read shows it.
        #[arg(long)]
        field: String,
        /// The text, in quotes, or - for standard input.
        #[arg(conflicts_with = "file")]
        text: Option<String>,
        /// A file with the text, or - for standard input.
        #[arg(long, value_name = "FILE|-")]
        file: Option<PathBuf>,
    },
    /// What others proposed for what you share, and what became of it.
    Proposals,
}

#[derive(Args)]
pub struct ShareHow {
    /// A name or an id, as kith people shows them.
    #[arg(long, value_name = "PERSON")]
    pub with: String,
    /// What of it, with commas between; without it, what is usual for that person's role.
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    pub fields: Vec<String>,
    /// Why, in a line that they read too.
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
    /// Until when: a date (its end), or a time like 2026-03-01T08:30:00Z.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
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
    /// Mark somebody as unsafe: they leave your crisis plan and can no longer stand in it.
    #[command(group = clap::ArgGroup::new("safety").required(true))]
    Mark {
        /// A name or an id, as kith map show shows them.
        node: String,
        /// They must stand in no plan.
        #[arg(long = "unsafe", group = "safety")]
        is_unsafe: bool,
        /// They may stand in a plan again.
        #[arg(long = "safe", group = "safety")]
        is_safe: bool,
    },
}

#[derive(Subcommand)]
pub enum CrisisAction {
    /// Show the plan and whom to call. It always opens.
    Show {
        /// Where you are, as two letters, such as ES; else the plan's region.
        #[arg(long, value_name = "XX")]
        region: Option<String>,
        /// Open the vault for it, with the passphrase.
        #[arg(long)]
        unlock: bool,
    },
    /// Write the plan, or choose what is shown without the passphrase.
    #[command(after_long_help = PLAN, after_help = "See kith crisis edit --help for the form of the file.")]
    Edit {
        /// The plan as JSON, or - for standard input. What it does not name stays as it is.
        #[arg(long, value_name = "FILE", required_unless_present = "while_locked")]
        file: Option<PathBuf>,
        /// Whether the plan opens without the passphrase. Whoever has this device can read it then.
        #[arg(long, value_name = "yes|no", value_parser = named::<WhileLocked>)]
        while_locked: Option<WhileLocked>,
    },
    /// Write the plan to a file, for printing or for giving to somebody. It leaves the vault in the clear.
    #[command(group = clap::ArgGroup::new("paper").required(true).multiple(true))]
    Print {
        /// A page for a browser.
        #[arg(long, value_name = "FILE", group = "paper")]
        html: Option<PathBuf>,
        /// An accessible PDF.
        #[arg(long, value_name = "FILE", group = "paper")]
        pdf: Option<PathBuf>,
        /// Where you are, as two letters, such as ES; else the plan's region.
        #[arg(long, value_name = "XX")]
        region: Option<String>,
    },
    /// What to do when somebody shows the warning signs of their plan. Needs no vault.
    Helping {
        /// For those whose work it is.
        #[arg(long)]
        clinician: bool,
    },
    /// Go through the plan, step by step.
    Step {
        /// The step that you were at; without it, from the beginning.
        #[arg(long, value_name = "STEP", value_parser = named::<Step>)]
        from: Option<Step>,
        /// Whether it helped.
        #[arg(long, value_name = "yes|no", value_parser = named::<Helped>)]
        helped: Option<Helped>,
        /// Where you are, as two letters, such as ES; else the plan's region.
        #[arg(long, value_name = "XX")]
        region: Option<String>,
    },
}

#[derive(Subcommand)]
pub enum LogAction {
    /// Check a log that kith log --json wrote. Needs no vault.
    Verify {
        /// The file, or - for standard input.
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum LockAction {
    /// See, or set, when the apps lock by themselves.
    Policy(NewPolicy),
}

#[derive(Args)]
pub struct NewPolicy {
    /// The screen locks after this time without a touch: 30s, 5m, 1h, off.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub idle: Option<Time>,
    /// The key is taken away after this time without a touch; then nothing is sent or fetched.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub key_after: Option<Time>,
    /// What happens when the app goes to the background.
    #[arg(long, value_name = "screen|key|off", value_enum, hide_possible_values = true)]
    pub background: Option<When>,
    /// After how long there; 0s is at once.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub background_after: Option<Time>,
}

/// What locks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum When {
    /// The screen.
    Screen,
    /// The key.
    Key,
    /// Nothing.
    Off,
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
