//! `chat`.

use clap::Subcommand;

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
