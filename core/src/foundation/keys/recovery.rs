//! Recovery words: 24 words of BIP 39 that stand for 32 random bytes, and the keys derived from them.
//!
//! They open the vault on this device when the passphrase is forgotten, and on a new device they bring the account, its
//! people and the relay back. Who has them has the account: they are shown once, to a file or a terminal.

use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use sha2::Sha256;

use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, Result, Secret};

/// The entropy behind 24 recovery words.
pub struct RecoveryWords(Secret<[u8; 32]>);

impl RecoveryWords {
    /// New words.
    pub fn make(random: &dyn Random) -> Self {
        RecoveryWords(Secret::new(random.array()))
    }

    /// Reads 24 English words, in any case and spacing.
    ///
    /// # Errors
    /// `wrong_passphrase` if a word or the checksum is wrong.
    pub fn parse(text: &str) -> Result<Self> {
        let words = text
            .split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join(" ");
        let mnemonic = bip39::Mnemonic::parse_normalized(&words).map_err(|_| wrong())?;
        let entropy: [u8; 32] = mnemonic.to_entropy().try_into().map_err(|_| wrong())?;
        Ok(RecoveryWords(Secret::new(entropy)))
    }

    /// The words, to show them once.
    pub fn to_text(&self) -> Secret<String> {
        let mnemonic = bip39::Mnemonic::from_entropy(self.0.expose()).expect("32 bytes make 24 words");
        Secret::new(mnemonic.words().collect::<Vec<_>>().join(" "))
    }

    /// The key that wraps the vault key.
    pub fn derive_wrapping_key(&self) -> Secret<[u8; 32]> {
        self.derive(b"kith/1 recovery wrap")
    }

    /// The key that signs statements of the account.
    pub fn derive_identity_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.derive(b"kith/1 recovery identity").expose())
    }

    /// The owner's key of the recovery inbox.
    pub fn derive_inbox_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.derive(b"kith/1 recovery inbox").expose())
    }

    /// The seed of the HPKE key that items of the recovery inbox are sealed to.
    pub fn derive_seal_seed(&self) -> Secret<[u8; 32]> {
        self.derive(b"kith/1 recovery seal")
    }

    fn derive(&self, label: &[u8]) -> Secret<[u8; 32]> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(b"kith/1 recovery words"), self.0.expose())
            .expand(label, &mut key)
            .expect("HKDF-SHA-256 gives up to 8160 bytes");
        Secret::new(key)
    }
}

fn wrong() -> Error {
    Error::new(
        Code::WrongPassphrase,
        "these are not 24 recovery words of Kith, or one is misspelled",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back_in_any_case_and_spacing() {
        let words = RecoveryWords(Secret::new([7; 32]));
        let text = words.to_text().expose().to_uppercase().replace(' ', "\n  ");
        assert_eq!(RecoveryWords::parse(&text).expect("own words").0.expose(), &[7; 32]);
    }

    #[test]
    fn a_misspelled_or_missing_word_is_refused() {
        let text = RecoveryWords(Secret::new([7; 32])).to_text();
        let (_, shorter) = text.expose().split_once(' ').expect("24 words");
        for wrong in [shorter, "", "abandon abandon", &format!("zoo {shorter}")] {
            assert_eq!(
                RecoveryWords::parse(wrong).err().expect("wrong").code(),
                Code::WrongPassphrase
            );
        }
    }
}
