//! `consent`.

use clap::Subcommand;
use kith::care::consent::decisions::Document;

use crate::parse::named;

const DOCUMENTS: &str = "boundaries|messages|sharing|export";

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
