//! A proposal that is half-written: kept as it is typed, gone when it is made and when its share ends.

use super::proposal::LONGEST_PROPOSAL;
use super::received;
use crate::care::drafts;
use crate::foundation::types::{Code, Error, GrantId, Millis, Result};
use crate::foundation::vault::{Tx, View, params};

fn place(share: GrantId, field: &str) -> String {
    format!("proposal {share} {field}")
}

/// Keeps what is typed so far for a field of a share that we read; an empty text clears it.
///
/// # Errors
/// `too_large`; `not_found` if the share has ended; `not_permitted` if nothing can be proposed for this field.
pub fn keep(tx: &Tx<'_>, share: GrantId, field: &str, text: &str, now: Millis) -> Result<()> {
    let held = received::held(tx, share, now)?;
    if !held.shown.may_propose.iter().any(|name| name == field) {
        return Err(Error::new(Code::NotPermitted, "nothing can be proposed for this field"));
    }
    if text.len() > LONGEST_PROPOSAL {
        return Err(Error::new(Code::TooLarge, "this text is too long"));
    }
    match text {
        "" => clear(tx, share, field),
        text => drafts::keep(tx, &place(share, field), text, now),
    }
}

/// What was typed for a field and not proposed yet; none if there is nothing.
///
/// # Errors
/// As [`View::one`].
pub fn draft(view: &View<'_>, share: GrantId, field: &str) -> Result<Option<String>> {
    Ok(drafts::kept(view, &place(share, field))?.map(|(text, _)| text))
}

/// It was proposed.
pub(super) fn clear(tx: &Tx<'_>, share: GrantId, field: &str) -> Result<()> {
    drafts::clear(tx, &place(share, field))
}

/// The share has ended: what was written on it goes with it.
pub(super) fn clear_all(tx: &Tx<'_>, share: GrantId) -> Result<()> {
    tx.execute(
        "DELETE FROM drafts WHERE place >= ?1 AND place < ?2",
        params![format!("proposal {share} "), format!("proposal {share}!")],
    )?;
    Ok(())
}
