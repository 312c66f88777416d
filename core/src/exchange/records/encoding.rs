//! The bytes of an operation, version 1.
//!
//! One byte, the version, then one MessagePack array of nine elements:
//! `[[device, seq], author, record, kind, field, [[device, seq], …], [hlc wall ms, hlc counter], wall ms, value]`
//! where ids are `bin`, names are `str` and the value is the array `[tag]` or `[tag, payload]`:
//! 0 emptied, 1 assign *scalar*, 2 add *scalar*, 3 remove, 4 revise *str*, 5 delete, 6 restore, 7 erase; a scalar
//! is nil, a boolean, an integer of 64 bits with sign, `str` or `bin`. Every number has its shortest form, so one
//! operation has exactly one encoding and the decoder refuses any other.
//!
//! Of a later version the elements before the value stay as they are, and more may follow. Its value, and a
//! value of version 1 with a tag or payload that is not listed, is read as [`Value::Unknown`]; the bytes are kept.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};

use crate::foundation::types::{Code, Error};

use super::{Op, Scalar, Value, limit};

mod read;

/// The version of the encoding that this code writes.
pub const VERSION: u8 = 1;

/// Why bytes are not an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Larger than any operation may be.
    #[error("an operation is larger than its limit")]
    TooLarge,
    /// Not an operation, or not in its one encoding.
    #[error("the bytes are not an operation")]
    Malformed,
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        let code = match error {
            DecodeError::TooLarge => Code::TooLarge,
            DecodeError::Malformed => Code::Damaged,
        };
        Error::technical(code, error)
    }
}

/// An operation and the bytes that stand for it, which are stored and passed on unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodedOp {
    op: Op,
    bytes: Vec<u8>,
}

impl EncodedOp {
    /// Encodes an operation.
    ///
    /// # Errors
    /// `too_large` above a limit; `invalid_input` if it is not an operation that a device of this version writes.
    pub fn encode(op: Op) -> Result<Self, Error> {
        let too_large = || Error::new(Code::TooLarge, "an operation is larger than its limit");
        if !fits(&op) {
            return Err(too_large());
        }
        if op.value == Value::Unknown || !is_consistent(&op) {
            return Err(Error::new(
                Code::InvalidInput,
                "this is not an operation of this version",
            ));
        }
        let bytes = write(&op);
        if bytes.len() > limit::OPERATION {
            return Err(too_large());
        }
        Ok(EncodedOp { op, bytes })
    }

    /// Decodes an operation of this or of a later version.
    ///
    /// # Errors
    /// [`DecodeError`]; nothing that was written by a correct device of any version is refused.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        if bytes.len() > limit::OPERATION {
            return Err(DecodeError::TooLarge);
        }
        let op = read::read(bytes)?;
        if !fits(&op) {
            return Err(DecodeError::TooLarge);
        }
        let canonical = op.value == Value::Unknown || write(&op) == bytes;
        if !canonical || !is_consistent(&op) {
            return Err(DecodeError::Malformed);
        }
        Ok(EncodedOp {
            op,
            bytes: bytes.to_vec(),
        })
    }

    /// The operation.
    pub fn op(&self) -> &Op {
        &self.op
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The operation and its bytes.
    pub fn into_parts(self) -> (Op, Vec<u8>) {
        (self.op, self.bytes)
    }
}

fn fits(op: &Op) -> bool {
    let value = match &op.value {
        Value::Revise(text) => text.len() <= limit::REVISION,
        Value::Assign(scalar) | Value::Add(scalar) => match scalar {
            Scalar::Text(text) => text.len() <= limit::SCALAR,
            Scalar::Bytes(bytes) => bytes.len() <= limit::SCALAR,
            Scalar::Nil | Scalar::Bool(_) | Scalar::Int(_) => true,
        },
        _ => true,
    };
    value && op.kind.len() <= limit::KIND && op.field.len() <= limit::FIELD && op.supersedes.len() <= limit::SUPERSEDES
}

fn is_consistent(op: &Op) -> bool {
    let named_in_order = op.supersedes.is_sorted_by(|a, b| a < b);
    let named_are_earlier = op
        .supersedes
        .iter()
        .all(|named| named.seq >= 1 && (named.device != op.id.device || named.seq < op.id.seq));
    let shape = match op.value {
        Value::Emptied => *op == op.emptied(),
        Value::Unknown => true,
        _ => !op.kind.is_empty() && op.field.is_empty() == op.value.concerns_record(),
    };
    op.id.seq >= 1 && named_in_order && named_are_earlier && shape
}

fn write(op: &Op) -> Vec<u8> {
    let body = (
        op.id,
        op.author,
        op.record,
        &op.kind,
        &op.field,
        &op.supersedes,
        op.hlc,
        op.wall,
        Tagged(&op.value),
    );
    let mut bytes = vec![VERSION];
    rmp_serde::encode::write(&mut bytes, &body)
        .expect("ids, numbers and texts always encode, an unknown value never comes here, and memory takes all bytes");
    bytes
}

struct Tagged<'a>(&'a Value);

impl Serialize for Tagged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Emptied => (0u8,).serialize(serializer),
            Value::Assign(scalar) => (1u8, Plain(scalar)).serialize(serializer),
            Value::Add(scalar) => (2u8, Plain(scalar)).serialize(serializer),
            Value::Remove => (3u8,).serialize(serializer),
            Value::Revise(text) => (4u8, text).serialize(serializer),
            Value::Delete => (5u8,).serialize(serializer),
            Value::Restore => (6u8,).serialize(serializer),
            Value::Erase => (7u8,).serialize(serializer),
            Value::Unknown => Err(S::Error::custom("a value of a newer version has its own bytes")),
        }
    }
}

struct Plain<'a>(&'a Scalar);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Scalar::Nil => serializer.serialize_unit(),
            Scalar::Bool(value) => serializer.serialize_bool(*value),
            Scalar::Int(value) => serializer.serialize_i64(*value),
            Scalar::Text(value) => serializer.serialize_str(value),
            Scalar::Bytes(value) => serializer.serialize_bytes(value),
        }
    }
}
