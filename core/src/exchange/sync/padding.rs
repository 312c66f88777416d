//! Sizes that say little: everything sealed has the size of a bucket.
//!
//! A frame is a length (4 bytes, big endian), the content and zeros; it stands inside of the encryption. Entries of a group
//! are padded by [`crate::exchange::mls`].

use kith_wire::limit::{SMALLEST_BUCKET, bucket};

use crate::foundation::types::{Code, Error, Result};

/// Bytes that HPKE adds: an encapsulated key and a tag.
pub const HPKE_OVERHEAD: usize = 48;

/// A frame around `content` that fills a bucket once `overhead` bytes are added.
///
/// # Errors
/// `too_large` if no bucket holds it.
pub fn frame(content: &[u8], overhead: usize) -> Result<Vec<u8>> {
    let too_large = || Error::new(Code::TooLarge, "an entry has at most a mebibyte");
    let needed = content.len().checked_add(4 + overhead).ok_or_else(too_large)?;
    let size = bucket(needed.max(SMALLEST_BUCKET.max(overhead + 4))).ok_or_else(too_large)? - overhead;
    let length = u32::try_from(content.len()).map_err(|_| too_large())?;
    let mut framed = Vec::with_capacity(size);
    framed.extend_from_slice(&length.to_be_bytes());
    framed.extend_from_slice(content);
    framed.resize(size, 0);
    Ok(framed)
}

/// The content of a frame; `None` if it is none.
pub fn unframe(framed: &[u8]) -> Option<&[u8]> {
    let (length, rest) = framed.split_first_chunk::<4>()?;
    let (content, zeros) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    zeros.iter().all(|byte| *byte == 0).then_some(content)
}

#[cfg(test)]
mod tests {
    use kith_wire::limit::LARGEST_BUCKET;

    use super::*;

    #[test]
    fn a_frame_is_read_back_and_fills_its_bucket() {
        for length in [0, 1, 100, 124, 125, 700, 65_536] {
            let content = vec![7; length];
            let framed = frame(&content, HPKE_OVERHEAD).expect("fits");
            assert!((framed.len() + HPKE_OVERHEAD).is_power_of_two());
            assert_eq!(unframe(&framed), Some(content.as_slice()));
        }
        assert_eq!(
            frame(&vec![0; LARGEST_BUCKET], 0).expect_err("too large").code(),
            Code::TooLarge
        );
    }

    #[test]
    fn what_is_no_frame_is_refused() {
        let mut framed = frame(b"content", 0).expect("fits");
        *framed.last_mut().expect("padded") = 1;
        for wrong in [framed.as_slice(), b"", b"\0\0\0", b"\0\0\0\x05abc", b"\xff\xff\xff\xff"] {
            assert_eq!(unframe(wrong), None);
        }
    }
}
