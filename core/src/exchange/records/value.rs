//! What an operation says.

use std::fmt;

/// A plain value: of a register, or an element of a set.
///
/// There are no floating-point numbers: they have no total order and no single encoding. A measure is an integer
/// of a stated unit. The order is: nil, booleans, integers, texts, bytes.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scalar {
    /// Nothing: a register that was emptied.
    Nil,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A short text, at most [`super::limit::SCALAR`] bytes; replaced whole.
    Text(String),
    /// Bytes, at most [`super::limit::SCALAR`].
    Bytes(Vec<u8>),
}

/// What an operation does to its field, or to its record.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// Sets a register.
    Assign(Scalar),
    /// Adds an element to a set; the operation's id is its tag.
    Add(Scalar),
    /// Removes from a set the additions that the operation supersedes, and no others. Holds no content.
    Remove,
    /// A revision of a text: the whole text as it was left. Its parents are the revisions that it supersedes.
    Revise(String),
    /// Deletes the record as far as the author had seen it. Concerns the record, not a field.
    Delete,
    /// Takes back the deletions that it supersedes. Concerns the record, not a field.
    Restore,
    /// Erases the record: every other operation of it, earlier, concurrent or later, means nothing any more.
    Erase,
    /// Nothing is left: coalesced, erased or compacted. The id remains.
    Emptied,
    /// A value of a newer version. Its bytes are beside it in [`super::EncodedOp`].
    Unknown,
}

impl Value {
    /// Whether the value concerns the record as a whole and so has no field.
    pub fn concerns_record(&self) -> bool {
        matches!(self, Value::Delete | Value::Restore | Value::Erase | Value::Emptied)
    }
}

/// Tells the kind and size, never what a person wrote.
impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scalar::Nil => f.write_str("Nil"),
            Scalar::Bool(_) => f.write_str("Bool"),
            Scalar::Int(_) => f.write_str("Int"),
            Scalar::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Scalar::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
        }
    }
}

/// Tells the kind and size, never what a person wrote.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Assign(scalar) => write!(f, "Assign({scalar:?})"),
            Value::Add(scalar) => write!(f, "Add({scalar:?})"),
            Value::Remove => f.write_str("Remove"),
            Value::Revise(text) => write!(f, "Revise({} bytes)", text.len()),
            Value::Delete => f.write_str("Delete"),
            Value::Restore => f.write_str("Restore"),
            Value::Erase => f.write_str("Erase"),
            Value::Emptied => f.write_str("Emptied"),
            Value::Unknown => f.write_str("Unknown"),
        }
    }
}
