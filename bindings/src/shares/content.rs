//! What a reader sees.

use kith::care::FieldValue;
use kith::care::consent as core;

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum SharedValue {
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// A number, or a time in milliseconds.
    Number {
        /// The number.
        number: i64,
    },
    /// Texts in their order.
    Texts {
        /// The texts.
        texts: Vec<String>,
    },
}

/// A field of a share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SharedField {
    /// Its stable name.
    pub name: String,
    /// Its value.
    pub value: SharedValue,
}

/// What a reader sees of a share.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SharedContent {
    /// The share's id.
    pub id: String,
    /// What it is.
    pub kind: String,
    /// Why it is shared.
    pub purpose: Option<String>,
    /// When the reader's device deletes it.
    pub until_ms: Option<i64>,
    /// The fields for which the reader may propose a new text.
    pub may_propose: Vec<String>,
    /// The fields that have a value, by name.
    pub fields: Vec<SharedField>,
}

impl From<core::Shown> for SharedContent {
    fn from(shown: core::Shown) -> Self {
        let fields = shown.fields.into_iter().map(|(name, value)| SharedField {
            name,
            value: match value {
                FieldValue::Text(text) => SharedValue::Text { text },
                FieldValue::Int(number) => SharedValue::Number { number },
                FieldValue::Texts(texts) => SharedValue::Texts { texts },
            },
        });
        SharedContent {
            id: shown.share.to_string(),
            kind: shown.kind,
            purpose: shown.purpose,
            until_ms: shown.until.map(|until| until.0),
            may_propose: shown.may_propose,
            fields: fields.collect(),
        }
    }
}
