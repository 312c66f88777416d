//! Sizes and counts that both sides keep.

/// Smallest size of a sealed entry or item on the wire, in bytes.
pub const SMALLEST_BUCKET: usize = 256;
/// Largest size of a sealed entry or item on the wire, in bytes.
pub const LARGEST_BUCKET: usize = 1024 * 1024;
/// Most entries in one append.
pub const ENTRIES_PER_APPEND: usize = 256;
/// Most bytes of entries in one append.
pub const BYTES_PER_APPEND: usize = 2 * 1024 * 1024;
/// Most channels in one pull, and in one live subscription.
pub const CHANNELS_PER_PULL: usize = 256;
/// Most bytes of entries in one answer to a pull; a device may ask for less.
pub const BYTES_PER_PULL: usize = 4 * 1024 * 1024;
/// Most write tokens of one inbox.
pub const TOKENS_PER_INBOX: usize = 256;
/// Largest request body, in bytes.
pub const BODY: usize = 4 * 1024 * 1024;

/// The bucket for `length` bytes: the power of two that holds it, from [`SMALLEST_BUCKET`] to
/// [`LARGEST_BUCKET`]; `None` if it does not fit.
pub fn bucket(length: usize) -> Option<usize> {
    let size = length.max(SMALLEST_BUCKET).checked_next_power_of_two()?;
    (size <= LARGEST_BUCKET).then_some(size)
}

/// Whether an entry or item has one of the sizes that the protocol allows.
pub fn is_bucket(length: usize) -> bool {
    length.is_power_of_two() && (SMALLEST_BUCKET..=LARGEST_BUCKET).contains(&length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_gets_the_smallest_bucket_that_holds_it() {
        assert_eq!(bucket(0), Some(256));
        assert_eq!(bucket(256), Some(256));
        assert_eq!(bucket(257), Some(512));
        assert_eq!(bucket(LARGEST_BUCKET), Some(LARGEST_BUCKET));
        assert_eq!(bucket(LARGEST_BUCKET + 1), None);
        assert_eq!(bucket(usize::MAX), None);
        assert!(is_bucket(1024) && !is_bucket(128) && !is_bucket(1000) && !is_bucket(2 * LARGEST_BUCKET));
    }
}
