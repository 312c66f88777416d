//! Newtypes for every id. Ids that only devices see are UUIDv7 and so sort by time; ids that the relay sees are random.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Code, Error, Millis, Result};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident($length:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name([u8; $length]);

        impl $name {
            /// From its bytes.
            pub const fn from_bytes(bytes: [u8; $length]) -> Self {
                $name(bytes)
            }

            /// From stored bytes.
            ///
            /// # Errors
            /// `damaged` if the length is wrong.
            pub fn from_slice(bytes: &[u8]) -> Result<Self> {
                bytes.try_into().map($name).map_err(|_| Error::new(Code::Damaged, "a stored id has the wrong length"))
            }

            /// Its bytes.
            pub const fn as_bytes(&self) -> &[u8; $length] {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                kith_wire::Array(self.0).serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                kith_wire::Array::deserialize(deserializer).map(|array| $name(array.0))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&kith_wire::Array(self.0).to_hex())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{self}")
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> {
                kith_wire::Array::from_hex(text)
                    .map(|array| $name(array.0))
                    .map_err(|_| Error::new(Code::NotFound, "this is not an id of Kith"))
            }
        }
    )*};
}

id! {
    /// An account: the hash of its first statement.
    AccountId(32);
    /// A device of an account, random.
    DeviceId(16);
    /// A persona of this vault; known to no one else.
    PersonaId(16);
    /// A conversation, random; part of its MLS group.
    ConversationId(16);
    /// A message, made by its author.
    MessageId(16);
    /// A record: anything personal that replicates.
    RecordId(16);
    /// A journal entry: its record.
    EntryId(16);
    /// A share of something with somebody.
    GrantId(16);
    /// A decision on a consent.
    ConsentId(16);
    /// An invitation.
    InvitationId(16);
    /// A practice plan: its record.
    PlanId(16);
    /// One due practice of one plan.
    PromptId(16);
}

macro_rules! time_ordered {
    ($($name:ident)*) => {$(
        impl $name {
            /// A new UUIDv7 (RFC 9562 section 5.7) from the time and ten random bytes.
            pub fn make(now: Millis, random: [u8; 10]) -> Self {
                $name(uuid_v7(now, random))
            }
        }
    )*};
}

time_ordered! { MessageId RecordId EntryId GrantId InvitationId PlanId ConsentId }

macro_rules! record_kinds {
    ($($name:ident)*) => {$(
        impl From<$name> for RecordId {
            fn from(id: $name) -> RecordId { RecordId(id.0) }
        }
        impl From<RecordId> for $name {
            fn from(id: RecordId) -> $name { $name(id.0) }
        }
    )*};
}

record_kinds! { EntryId GrantId PlanId }

fn uuid_v7(now: Millis, random: [u8; 10]) -> [u8; 16] {
    let mut id = [0u8; 16];
    let milliseconds = now.0.clamp(0, 0xFFFF_FFFF_FFFF).to_be_bytes();
    id[..6].copy_from_slice(&milliseconds[2..]);
    id[6..].copy_from_slice(&random);
    id[6] = 0x70 | (id[6] & 0x0F);
    id[8] = 0x80 | (id[8] & 0x3F);
    id
}

/// An operation: the device that wrote it and its number there, from 1 without holes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OpId {
    /// The device.
    pub device: DeviceId,
    /// The device's count.
    pub seq: u64,
}

/// A skill of a content pack, such as `breathing.paced`. Stable over versions and languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SkillId(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_carry_version_and_variant() {
        let early = EntryId::make(Millis(1), [0xFF; 10]);
        let late = EntryId::make(Millis(2), [0; 10]);
        assert!(early < late);
        assert_eq!(early.as_bytes()[6] >> 4, 7);
        assert_eq!(early.as_bytes()[8] >> 6, 2);
        assert_eq!(early.to_string().parse::<EntryId>().expect("own text"), early);
    }
}
