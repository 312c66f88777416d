//! The safety number: sixty digits that two people read to each other.

use sha2::{Digest, Sha256};

use crate::foundation::types::AccountId;

/// Sixty digits in twelve groups of five, the same on both sides. Thirty digits stand for each account: SHA-256 over the
/// account id, 5,200 times, its first 15 bytes taken 5 bytes at a time modulo 10^10; the smaller account first.
pub fn safety_number(one: &AccountId, other: &AccountId) -> String {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    let digits = format!("{}{}", thirty_digits(first), thirty_digits(second));
    let groups: Vec<&str> = (0..12).map(|group| &digits[group * 5..group * 5 + 5]).collect();
    groups.join(" ")
}

const ROUNDS: u32 = 5_200;

fn thirty_digits(account: &AccountId) -> String {
    let mut hash: [u8; 32] = Sha256::new()
        .chain_update(b"kith/1 safety number\0")
        .chain_update(account.as_bytes())
        .finalize()
        .into();
    for _ in 1..ROUNDS {
        hash = Sha256::new()
            .chain_update(hash)
            .chain_update(account.as_bytes())
            .finalize()
            .into();
    }
    hash.chunks_exact(5)
        .take(3)
        .map(|chunk| {
            let number = chunk.iter().fold(0u64, |number, byte| number << 8 | u64::from(*byte));
            format!("{:010}", number % 10_000_000_000)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_people_read_the_same_sixty_digits() {
        let (ana, ben) = (AccountId::from_bytes([1; 32]), AccountId::from_bytes([2; 32]));
        let number = safety_number(&ana, &ben);
        assert_eq!(number, safety_number(&ben, &ana));
        assert_eq!(number.len(), 71);
        assert_ne!(number, safety_number(&ana, &AccountId::from_bytes([3; 32])));
    }
}
