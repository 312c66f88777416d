//! Who can read.

use kith::companion;
use kith::exchange::sync::readers;

use super::Share;
use crate::Person;

/// How a device stands in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ReaderStanding {
    /// This device.
    Own,
    /// Its account belongs here and vouches for it.
    Member,
    /// It was removed and leaves at the next sync.
    Leaving,
    /// It does not belong here: nothing is sent until it is removed.
    Strange,
}

/// A device that can read.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReaderDevice {
    /// Whose it is; null if it proves no account.
    pub account: Option<String>,
    /// The device; null if it proves none.
    pub device: Option<String>,
    /// How it stands.
    pub standing: ReaderStanding,
}

/// Who can read a conversation.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConversationReaders {
    /// With whom it is.
    pub person: Person,
    /// The devices that have its keys, this one among them; none while there is no conversation yet.
    pub devices: Vec<ReaderDevice>,
}

/// Somebody who is shared fields of a record.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecordReader {
    /// What is shared.
    pub share: Share,
    /// Their devices, and strange ones in the conversation.
    pub devices: Vec<ReaderDevice>,
}

/// Who can read a record.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RecordReaders {
    /// Who is shared fields of it now.
    pub now: Vec<RecordReader>,
    /// With whom fields were shared. What was read then cannot be called back.
    pub before: Vec<Share>,
}

impl From<readers::Reader> for ReaderDevice {
    fn from(reader: readers::Reader) -> Self {
        ReaderDevice {
            account: reader.account.map(|account| account.to_string()),
            device: reader.device.map(|device| device.to_string()),
            standing: match reader.standing {
                readers::Standing::Own => ReaderStanding::Own,
                readers::Standing::Member => ReaderStanding::Member,
                readers::Standing::Leaving => ReaderStanding::Leaving,
                readers::Standing::Strange => ReaderStanding::Strange,
            },
        }
    }
}

impl From<companion::ConversationReaders> for ConversationReaders {
    fn from(readers: companion::ConversationReaders) -> Self {
        ConversationReaders {
            person: readers.person.into(),
            devices: devices(readers.devices),
        }
    }
}

pub(super) fn devices(readers: Vec<readers::Reader>) -> Vec<ReaderDevice> {
    readers.into_iter().map(ReaderDevice::from).collect()
}
