//! An account that is being made, before anything of it is on the disk.

use zeroize::Zeroizing;

use crate::foundation::env::Random;
use crate::foundation::keys::RecoveryWords;
use crate::presentation::place::Arrival;

const WORDS: usize = 24;

/// An account that is being made.
pub(in crate::presentation) struct Making {
    pub(super) arrival: Arrival,
    pub(super) words: RecoveryWords,
    /// The places of the words that are asked for, from 0; the second after the first.
    pub(super) asked: [usize; 2],
}

impl Making {
    pub(super) fn new(arrival: Arrival, random: &dyn Random) -> Self {
        let words = RecoveryWords::make(random);
        let [one, other] = random.array::<2>();
        // One of each half, so that who wrote down half of them notices.
        let half = WORDS / 2;
        let asked = [usize::from(one) % half, half + usize::from(other) % half];
        Making { arrival, words, asked }
    }

    /// The words, in their order.
    pub(super) fn listed(&self) -> Vec<Zeroizing<String>> {
        let text = self.words.to_text();
        text.expose()
            .split(' ')
            .map(|word| Zeroizing::new(word.to_owned()))
            .collect()
    }

    /// Whether a word is the one that was asked for.
    pub(super) fn is_asked(&self, which: usize, typed: &str) -> bool {
        let asked = self
            .asked
            .get(which)
            .and_then(|place| self.listed().get(*place).cloned());
        asked.is_some_and(|word| word.as_str() == typed.trim().to_lowercase())
    }
}
