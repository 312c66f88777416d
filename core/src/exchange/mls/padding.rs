//! Lengths tell: a PrivateMessage states the length of its ciphertext in the clear, so what hides a length has to be
//! inside the encryption. Zeros after the message only fill the last bytes of the bucket.
//!
//! Application messages are followed by one byte 0x80 and zeros before they are encrypted; handshakes use the padding of
//! MLS (RFC 9420 section 6.3.1). Both come out at the size of a bucket of the relay's protocol.

use kith_wire::limit::bucket;

use crate::foundation::types::{Code, Error, Result};

/// Bytes of a PrivateMessage of Kith around its ciphertext, without the ciphertext's length: version and wire format 4,
/// group id 17, epoch 8, content type 1, empty authenticated data 1, encrypted sender data 29.
const AROUND: usize = 60;
/// Bytes of an application ciphertext beside the framed text and its length: signature 66, tag 16.
const INSIDE: usize = 82;
/// The largest form of a ciphertext's length.
const LENGTH: usize = 4;
const MARK: u8 = 0x80;

/// The text with its padding, so long that the message fills a bucket.
pub(super) fn frame(text: &[u8]) -> Result<Vec<u8>> {
    let size = bucket(message_length(text.len() + 1)).ok_or_else(too_large)?;
    let mut length = size - AROUND - INSIDE;
    while message_length(length) > size {
        length -= 1;
    }
    let mut framed = Vec::with_capacity(length);
    framed.extend_from_slice(text);
    framed.push(MARK);
    framed.resize(length, 0);
    Ok(framed)
}

/// The inverse of [`frame`]; `None` if there is no mark.
pub(super) fn unframe(mut framed: Vec<u8>) -> Option<Vec<u8>> {
    let mark = framed.iter().rposition(|byte| *byte != 0)?;
    (framed.get(mark) == Some(&MARK)).then(|| {
        framed.truncate(mark);
        framed
    })
}

/// The multiple to which a handshake of at most `content` bytes is padded, so that it fills a bucket.
pub(super) fn handshake(content: usize) -> Result<usize> {
    let size = bucket(content.saturating_add(AROUND + LENGTH)).ok_or_else(too_large)?;
    Ok(size - AROUND - LENGTH)
}

/// Zeros up to the bucket.
pub(super) fn fill(mut message: Vec<u8>) -> Result<Vec<u8>> {
    let size = bucket(message.len()).ok_or_else(too_large)?;
    message.resize(size, 0);
    Ok(message)
}

fn message_length(framed: usize) -> usize {
    let ciphertext = length_of_length(framed) + framed + INSIDE;
    AROUND + length_of_length(ciphertext) + ciphertext
}

/// RFC 9420 section 2.1.2.
fn length_of_length(length: usize) -> usize {
    match length {
        0..0x40 => 1,
        0x40..0x4000 => 2,
        _ => LENGTH,
    }
}

fn too_large() -> Error {
    Error::new(Code::TooLarge, "what is sealed does not fit into an entry")
}
