//! The same chances for the same seed.

/// SplitMix64.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The chances of a seed.
    pub fn of(seed: u64) -> Self {
        Chance(seed)
    }

    /// Chances of their own, for a part.
    pub fn split(&mut self) -> Self {
        Chance(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 on, below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// The same, as an index.
    pub fn index(&mut self, bound: u64) -> usize {
        usize::try_from(self.below(bound)).expect("a small number")
    }

    /// Between `-most` and `most`.
    pub fn around_zero(&mut self, most: i64) -> i64 {
        let width = u64::try_from(2 * most + 1).expect("a positive bound");
        i64::try_from(self.below(width)).expect("below an i64") - most
    }
}
