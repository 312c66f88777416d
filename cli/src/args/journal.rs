//! `journal`.

use clap::Subcommand;

use crate::parse::mood;

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
