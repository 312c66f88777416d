//! The vault key and the tree under it (HKDF-SHA-256, RFC 5869).

use hkdf::Hkdf;
use sha2::Sha256;

use super::seal;
use crate::foundation::env::Random;
use crate::foundation::types::{Result, Secret};

/// The 32 random bytes that everything in the vault is encrypted under.
pub struct VaultKey(Secret<[u8; 32]>);

/// The key of the database file.
pub struct DatabaseKey(pub(crate) Secret<[u8; 32]>);

impl VaultKey {
    /// A new key.
    pub fn make(random: &dyn Random) -> Self {
        VaultKey(Secret::new(random.array()))
    }

    /// From unwrapped bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        VaultKey(Secret::new(bytes))
    }

    /// The bytes, to wrap them.
    pub(crate) fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// The key of `vault.db`.
    pub fn derive_database_key(&self) -> DatabaseKey {
        DatabaseKey(Secret::new(self.derive(b"kith/1 database")))
    }

    /// The key pair that the drop box is sealed to: the private key, then the public one.
    ///
    /// # Errors
    /// `internal`.
    pub fn derive_drop_box_keys(&self) -> Result<(Secret<[u8; 32]>, [u8; 32])> {
        seal::derive_key_pair(&Secret::new(self.derive(b"kith/1 drop box")))
    }

    /// Whether it is the same key.
    pub fn is(&self, other: &VaultKey) -> bool {
        let differing = self
            .expose()
            .iter()
            .zip(other.expose())
            .fold(0, |all, (a, b)| all | (a ^ b));
        differing == 0
    }

    /// A public value that tells a right key from a wrong one without asking the database.
    pub fn derive_check(&self) -> [u8; 16] {
        let mut check = [0; 16];
        check.copy_from_slice(&self.derive(b"kith/1 key check")[..16]);
        check
    }

    fn derive(&self, label: &[u8]) -> [u8; 32] {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(b"kith/1 vault key"), self.0.expose())
            .expand(label, &mut key)
            .expect("HKDF-SHA-256 gives up to 8160 bytes");
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_under_a_vault_key_are_golden() {
        let key = VaultKey::from_bytes([7; 32]);
        assert_eq!(
            kith_wire::Array(*key.derive_database_key().0.expose()).to_hex(),
            DATABASE
        );
        assert_eq!(kith_wire::Array(key.derive_check()).to_hex(), CHECK);
        let (_, drop_box) = key.derive_drop_box_keys().expect("derived");
        assert_eq!(kith_wire::Array(drop_box).to_hex(), DROP_BOX);
    }

    const DATABASE: &str = "2c8c7b73e89f000baa17e93fb545ae61580877c4e5feef041bc36bf0adb68f59";
    const DROP_BOX: &str = "18bca6e38e3dc81a401956d530f1aadc96fefb0717de4124430b6a9d9722be08";
    const CHECK: &str = "3d1065d01693547a5263194e9acaff2a";
}
