//! Fixed byte arrays as MessagePack `bin`, and the one encoding of every body.

use serde::de::{DeserializeOwned, Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The bytes are not what the protocol says they must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the bytes are not a body of this protocol")]
pub struct Malformed;

/// Encodes a body as a MessagePack map with named fields.
///
/// The types of this crate cannot fail to encode.
pub fn encode<T: Serialize>(body: &T) -> Vec<u8> {
    rmp_serde::to_vec_named(body)
        .expect("a type of the protocol always encodes: it holds only byte strings, integers and texts")
}

/// Decodes a body; trailing bytes are refused.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Malformed> {
    let mut rest = bytes;
    let mut decoder = rmp_serde::Deserializer::new(&mut rest);
    decoder.set_max_depth(16);
    let body = T::deserialize(&mut decoder).map_err(|_| Malformed)?;
    drop(decoder);
    if rest.is_empty() { Ok(body) } else { Err(Malformed) }
}

/// A byte string of a fixed length, encoded as MessagePack `bin`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Array<const N: usize>(pub [u8; N]);

impl<const N: usize> Array<N> {
    /// Lower-case hexadecimal, as ids stand in paths.
    pub fn to_hex(&self) -> String {
        let mut text = String::with_capacity(N * 2);
        for byte in self.0 {
            for nibble in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(nibble), 16).expect("a nibble is below 16"));
            }
        }
        text
    }

    /// Reads lower-case hexadecimal of exactly this length.
    pub fn from_hex(text: &str) -> Result<Self, Malformed> {
        let digits = text.as_bytes();
        if digits.len() != N * 2 {
            return Err(Malformed);
        }
        let mut out = [0u8; N];
        for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
            let mut value = 0u8;
            for &digit in pair {
                let nibble = match digit {
                    b'0'..=b'9' => digit - b'0',
                    b'a'..=b'f' => digit - b'a' + 10,
                    _ => return Err(Malformed),
                };
                value = value << 4 | nibble;
            }
            *byte = value;
        }
        Ok(Array(out))
    }
}

impl<const N: usize> std::fmt::Debug for Array<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl<const N: usize> Serialize for Array<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Array<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Exactly<const N: usize>;
        impl<const N: usize> Visitor<'_> for Exactly<N> {
            type Value = Array<N>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{N} bytes")
            }
            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Array<N>, E> {
                <[u8; N]>::try_from(bytes)
                    .map(Array)
                    .map_err(|_| E::invalid_length(bytes.len(), &self))
            }
        }
        deserializer
            .deserialize_bytes(Exactly::<N>)
            .map_err(|error| D::Error::custom(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_of_another_length_or_case_is_refused() {
        assert_eq!(Array::<2>::from_hex("0aff"), Ok(Array([10, 255])));
        assert_eq!(Array([10u8, 255]).to_hex(), "0aff");
        for wrong in ["", "0a", "0aff00", "0AFF", "0ag0", "é0f"] {
            assert_eq!(Array::<2>::from_hex(wrong), Err(Malformed), "{wrong}");
        }
    }

    #[test]
    fn an_array_of_another_length_or_with_bytes_behind_it_is_refused() {
        let bytes = encode(&Array([7u8; 32]));
        assert_eq!(decode::<Array<32>>(&bytes), Ok(Array([7; 32])));
        assert_eq!(decode::<Array<31>>(&bytes), Err(Malformed));
        assert_eq!(decode::<Array<32>>(&[bytes, vec![0]].concat()), Err(Malformed));
    }
}
