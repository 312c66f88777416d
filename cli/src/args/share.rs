//! `share`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

const SHARING: &str = "\
What can be named in --fields:
  entry   created_at, text, mood, tags
  plan    warning_signs, coping, company, help, professionals, surroundings, reasons, region
  person  name, type, kinds, ring, phone
They see what becomes of it until you take it back. What was read cannot be called back.";

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
