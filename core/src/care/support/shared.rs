//! What the map gives to who may see it.

use super::safety::{Safety, safety_of};
use crate::care::{FieldValue, Fields};
use crate::exchange::records::{Field, Life, RecordState, Scalar, store};
use crate::foundation::types::{RecordId, Result};
use crate::foundation::vault::View;

/// The current values of a node: `name`, `type`, `kinds`, `ring`, `phone`. None if it is gone, and for somebody who was
/// marked unsafe: they are left out of everything that is shared.
///
/// # Errors
/// Of the vault.
pub fn shared_fields(view: &View<'_>, record: RecordId) -> Result<Option<Fields>> {
    store::read(view, record, |node| {
        if !is_there(node) || is_unsafe(node) {
            return Ok(None);
        }
        let mut fields = Fields::new();
        for name in ["name", "type", "phone"] {
            fields.extend(text(node, name).map(|text| (name.to_owned(), text)));
        }
        if let Some(Scalar::Int(ring)) = node.value("ring") {
            fields.insert("ring".into(), FieldValue::Int(*ring));
        }
        let kinds = node.field("kinds").into_iter().flat_map(Field::elements);
        let kinds: Vec<String> = kinds.filter_map(as_text).collect();
        if !kinds.is_empty() {
            fields.insert("kinds".into(), FieldValue::Texts(kinds));
        }
        Ok(Some(fields))
    })
}

/// That a node was marked unsafe: `name` and `safety`. None if it is gone or carries no such mark.
///
/// # Errors
/// Of the vault.
pub fn safety_fields(view: &View<'_>, record: RecordId) -> Result<Option<Fields>> {
    store::read(view, record, |node| {
        if !is_there(node) || !is_unsafe(node) {
            return Ok(None);
        }
        let mut fields = Fields::from([("safety".into(), FieldValue::Text("unsafe".into()))]);
        fields.extend(text(node, "name").map(|name| ("name".to_owned(), name)));
        Ok(Some(fields))
    })
}

fn is_there(node: &RecordState<'_>) -> bool {
    node.kind() == super::node::KIND && matches!(node.life(), Life::Live | Life::Returned)
}

fn is_unsafe(node: &RecordState<'_>) -> bool {
    safety_of(node) == Safety::Unsafe
}

fn text(node: &RecordState<'_>, field: &str) -> Option<FieldValue> {
    node.value(field).and_then(as_text).map(FieldValue::Text)
}

fn as_text(value: &Scalar) -> Option<String> {
    match value {
        Scalar::Text(text) => Some(text.clone()),
        _ => None,
    }
}
