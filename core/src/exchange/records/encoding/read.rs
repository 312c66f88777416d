//! Reading an operation: first the elements that every version has, then the value as far as it is known.

use std::fmt;

use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{DecodeError, VERSION};
use crate::exchange::records::{Op, Scalar, Value, limit};

/// The operation in these bytes. Nothing is said yet about limits of its parts or about its one encoding.
pub(super) fn read(bytes: &[u8]) -> Result<Op, DecodeError> {
    let (version, mut rest) = bytes.split_first().ok_or(DecodeError::Malformed)?;
    let mut decoder = rmp_serde::Deserializer::new(&mut rest);
    decoder.set_max_depth(limit::DEPTH);
    let op = match *version {
        0 => return Err(DecodeError::Malformed),
        VERSION => decoder.deserialize_seq(Body { later: false }),
        _ => decoder.deserialize_seq(Body { later: true }),
    };
    drop(decoder);
    let op = op.map_err(|_| DecodeError::Malformed)?;
    if rest.is_empty() {
        Ok(op)
    } else {
        Err(DecodeError::Malformed)
    }
}

struct Body {
    later: bool,
}

impl<'de> Visitor<'de> for Body {
    type Value = Op;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an operation")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Op, A::Error> {
        let op = Op {
            id: next(&mut seq)?,
            author: next(&mut seq)?,
            record: next(&mut seq)?,
            kind: next(&mut seq)?,
            field: next(&mut seq)?,
            supersedes: next(&mut seq)?,
            hlc: next(&mut seq)?,
            wall: next(&mut seq)?,
            value: if self.later {
                next::<IgnoredAny, A>(&mut seq)?;
                Value::Unknown
            } else {
                next::<Read, A>(&mut seq)?.0
            },
        };
        while seq.next_element::<IgnoredAny>()?.is_some() {
            if !self.later {
                return Err(A::Error::custom("an operation of version 1 has nine elements"));
            }
        }
        Ok(op)
    }
}

fn next<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(seq: &mut A) -> Result<T, A::Error> {
    seq.next_element()?
        .ok_or_else(|| A::Error::custom("the operation ends too early"))
}

struct Read(Value);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Tagged)
    }
}

struct Tagged;

impl<'de> Visitor<'de> for Tagged {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a tag and what belongs to it")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Read, A::Error> {
        let known = match next::<u64, A>(&mut seq)? {
            0 => Some(Value::Emptied),
            1 => next::<Plain, A>(&mut seq)?.0.map(Value::Assign),
            2 => next::<Plain, A>(&mut seq)?.0.map(Value::Add),
            3 => Some(Value::Remove),
            4 => Some(Value::Revise(next(&mut seq)?)),
            5 => Some(Value::Delete),
            6 => Some(Value::Restore),
            7 => Some(Value::Erase),
            _ => None,
        };
        let mut value = known.unwrap_or(Value::Unknown);
        while seq.next_element::<IgnoredAny>()?.is_some() {
            value = Value::Unknown;
        }
        Ok(Read(value))
    }
}

/// A scalar, or nothing if it is of a shape that this version does not know.
struct Plain(Option<Scalar>);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyScalar).map(Plain)
    }
}

struct AnyScalar;

impl<'de> Visitor<'de> for AnyScalar {
    type Value = Option<Scalar>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Nil))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Int(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).ok().map(Scalar::Int))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Text(value.into())))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<Self::Value, E> {
        Ok(Some(Scalar::Bytes(value.into())))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        IgnoredAny::deserialize(deserializer)?;
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}
