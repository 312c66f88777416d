//! What a text must be.

use crate::foundation::types::{Code, Error, Result};

/// A text that says something and is not too large. Space around it is kept as it was typed.
///
/// # Errors
/// `empty_text`, `too_large`.
pub(super) fn checked(text: &str, most_bytes: usize) -> Result<&str> {
    if text.trim().is_empty() {
        Err(Error::new(Code::EmptyText, "there is nothing written"))
    } else if text.len() > most_bytes {
        Err(Error::new(Code::TooLarge, "this text is too long"))
    } else {
        Ok(text)
    }
}
