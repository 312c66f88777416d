//! What an entry gives to who may see it.

use super::entry;
use crate::care::{FieldValue, Fields};
use crate::foundation::types::{Code, RecordId, Result};
use crate::foundation::vault::View;

/// The current values of an entry: `created_at`, `text`, `mood`, `tags`. None if it is gone or nothing stands in it.
///
/// # Errors
/// Of the vault.
pub fn shared_fields(view: &View<'_>, record: RecordId) -> Result<Option<Fields>> {
    let entry = match entry(view, record.into()) {
        Err(error) if error.code() == Code::NotFound => return Ok(None),
        entry => entry?,
    };
    let mut fields = Fields::new();
    if !entry.text.is_empty() {
        fields.insert("text".into(), FieldValue::Text(entry.text));
    }
    if let Some(mood) = entry.mood {
        fields.insert("mood".into(), FieldValue::Int(mood));
    }
    if !entry.tags.is_empty() {
        fields.insert("tags".into(), FieldValue::Texts(entry.tags));
    }
    if fields.is_empty() {
        return Ok(None);
    }
    fields.insert("created_at".into(), FieldValue::Int(entry.created_at.0));
    Ok(Some(fields))
}
