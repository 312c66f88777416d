//! The values of a record's fields, as they are shared: plain values under the fields' names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The current value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldValue {
    /// A text.
    Text(String),
    /// A number, or a time in milliseconds.
    Int(i64),
    /// Texts in their order.
    Texts(Vec<String>),
}

/// Values by the name of their field. A field without a value is left out.
pub type Fields = BTreeMap<String, FieldValue>;
