//! Half-written text, kept as it is typed.

use crate::care::drafts;
use crate::foundation::types::{Code, Error, Millis, Result};
use crate::foundation::vault::{Tx, View};

/// The place of the journal's draft.
pub const JOURNAL: &str = "journal";

/// Keeps what is typed so far; an empty text clears it.
///
/// # Errors
/// `too_large`.
pub fn keep_draft(tx: &Tx<'_>, text: &str, now: Millis) -> Result<()> {
    if text.is_empty() {
        return drafts::clear(tx, JOURNAL);
    }
    can_be_kept(text)?;
    drafts::keep(tx, JOURNAL, text, now)
}

/// Whether a draft is not longer than an entry may be.
///
/// # Errors
/// `too_large`.
pub fn can_be_kept(text: &str) -> Result<()> {
    if text.len() > super::LONGEST_ENTRY {
        return Err(Error::new(Code::TooLarge, "this text is too long"));
    }
    Ok(())
}

/// What was typed and not yet written; none if there is nothing.
///
/// # Errors
/// As [`View::one`].
pub fn draft(view: &View<'_>) -> Result<Option<String>> {
    Ok(drafts::kept(view, JOURNAL)?.map(|(text, _)| text))
}
