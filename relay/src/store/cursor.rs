//! Places in a log, and how they look to a device.

use kith_wire::Array;
use kith_wire::id::{Cursor, EntryHash};
use kith_wire::refusal::Code;

use super::{Result, StoreError};

/// A place in a channel's log: counted by channel, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub i64);

impl Position {
    /// Before the first entry.
    pub const START: Position = Position(0);

    /// The cursor of the entry that stands here: the position and the beginning of the entry's hash, so
    /// that a log that took another course (a relay restored from an old copy) does not take it for its own.
    pub fn cursor(self, hash: &EntryHash) -> Cursor {
        let mut bytes = Vec::with_capacity(16);
        bytes.extend_from_slice(&self.0.to_be_bytes());
        bytes.extend_from_slice(mark(hash));
        Cursor(bytes)
    }

    /// The position that a cursor names, if the hash of the entry there fits it.
    pub fn of(cursor: &Cursor, hash_at: impl FnOnce(Position) -> Result<Option<EntryHash>>) -> Result<Position> {
        let unknown = || StoreError::refused(Code::UnknownCursor);
        let bytes = <[u8; 16]>::try_from(cursor.0.as_slice()).map_err(|_| unknown())?;
        let (position, given) = bytes.split_at(8);
        let position = Position(i64::from_be_bytes(position.try_into().map_err(|_| unknown())?));
        let hash = hash_at(position)?.ok_or_else(unknown)?;
        if mark(&hash) == given {
            Ok(position)
        } else {
            Err(unknown())
        }
    }
}

fn mark(EntryHash(Array(hash)): &EntryHash) -> &[u8] {
    hash.first_chunk::<8>().expect("a hash has 32 bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_fits_the_entry_that_it_was_made_for_alone() {
        let (first, other) = (EntryHash::of(b"first"), EntryHash::of(b"other"));
        let cursor = Position(7).cursor(&first);
        assert_eq!(cursor.0.len(), 16);
        assert_eq!(Position::of(&cursor, |_| Ok(Some(first))).ok(), Some(Position(7)));
        assert!(Position::of(&cursor, |_| Ok(Some(other))).is_err());
        assert!(Position::of(&cursor, |_| Ok(None)).is_err());
        assert!(Position::of(&Cursor(vec![0; 15]), |_| Ok(Some(first))).is_err());
    }
}
