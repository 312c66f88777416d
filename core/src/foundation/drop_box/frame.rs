//! Items one after the other, so that each can be found whatever stands before it.

use sha2::{Digest, Sha256};

const MARK: &[u8; 4] = b"KBX1";
const HEAD: usize = 24;
const CHECK: usize = 8;
/// The padded length, the encapsulated key and the tag.
const LARGEST_SEALED: usize = super::LARGEST_ITEM + 512;
/// How often the size of a box is checked at most while looking for items in it. Damage costs less; this bounds what
/// somebody can cost who writes a box full of beginnings.
const MOST_CHECKED: usize = 64;

/// Mark, length (4), id (16), content, and the first 8 bytes of the SHA-256 of all that.
pub(super) fn frame(id: &[u8; 16], sealed: &[u8]) -> Vec<u8> {
    let length = u32::try_from(sealed.len()).expect("an item is far smaller than 4 GiB");
    let mut framed = [MARK.as_slice(), &length.to_be_bytes(), id, sealed].concat();
    let sum = Sha256::digest(&framed);
    framed.extend_from_slice(&sum[..CHECK]);
    framed
}

/// The whole items, in their order. What is no item is passed over, byte by byte.
pub(super) fn items(bytes: &[u8]) -> Vec<([u8; 16], &[u8])> {
    let mut found = Vec::new();
    let mut left = bytes.len().saturating_mul(MOST_CHECKED);
    let mut rest = bytes;
    while !rest.is_empty() {
        match whole(rest, &mut left) {
            Some((id, sealed, behind)) => {
                found.push((id, sealed));
                rest = behind;
            }
            None => rest = &rest[1..],
        }
    }
    found
}

/// The item at the very beginning, and what stands behind it.
fn whole<'a>(bytes: &'a [u8], left: &mut usize) -> Option<([u8; 16], &'a [u8], &'a [u8])> {
    let head = bytes.first_chunk::<HEAD>()?;
    if head[..4] != *MARK {
        return None;
    }
    let length = u32::from_be_bytes(head[4..8].try_into().ok()?);
    let length = usize::try_from(length)
        .ok()
        .filter(|length| *length <= LARGEST_SEALED)?;
    let (content, behind) = bytes.split_at_checked(HEAD + length)?;
    let (check, behind) = behind.split_at_checked(CHECK)?;
    *left = left.checked_sub(content.len())?;
    let sealed = &content[HEAD..];
    (Sha256::digest(content)[..CHECK] == *check).then_some((head[8..].try_into().ok()?, sealed, behind))
}
