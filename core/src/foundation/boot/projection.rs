//! `crisis.plan`: a sealed file and the key that opens it while the vault is locked.
//!
//! Each writing makes a new random key under the name that the file does not use, and erases the older one last: a crash
//! leaves the old file with its key or the new one with its own, and an older copy of the file opens with nothing that is
//! left. The file names its key, so that it opens beside a vault that is damaged. Its length says which step of sizes the
//! content has, no more.

use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kith_wire::Array;

use crate::foundation::env::Random;
use crate::foundation::keys::{
    KeyClass, SecretStore, create_private_folder, erase_each, read_small, remove_file, replace_file,
};
use crate::foundation::types::{Code, Error, Result, Secret};

const FILE: &str = "crisis.plan";
const MAGIC: &[u8; 8] = b"KITHPLAN";
const VERSION: u16 = 1;
/// Magic, version, the vault's name, which of two keys.
const HEAD: usize = 8 + 2 + 16 + 1;
const NONCE: usize = 24;
const TAG: usize = 16;
/// Sizes to which the content is padded, with the four bytes of its length.
const STEPS: [usize; 4] = [4 << 10, 16 << 10, 64 << 10, 256 << 10];
const TURNS: [u8; 2] = *b"ab";

/// The file in its folder, the key store beside it, and the vault's name, which tells its keys from another's.
pub struct Projection<'a> {
    folder: &'a Path,
    store: &'a dyn SecretStore,
}

impl<'a> Projection<'a> {
    /// The file of this folder. Nothing is opened.
    pub fn at(folder: &'a Path, store: &'a dyn SecretStore) -> Self {
        Projection { folder, store }
    }

    /// What is kept; none if there is no file.
    ///
    /// # Errors
    /// `newer_version`; `damaged`; `key_missing` if the key was erased; `locked` before the first unlock where the platform
    /// hands out nothing then; `storage`.
    pub fn read(&self) -> Result<Option<Secret<Vec<u8>>>> {
        let Some(bytes) = self.bytes()? else { return Ok(None) };
        let (vault, turn) = head(&bytes)?;
        let (head, rest) = bytes.split_at(HEAD);
        let (nonce, sealed) = rest.split_at_checked(NONCE).ok_or_else(damaged)?;
        let key = self
            .store
            .get(&name(&vault, turn))?
            .ok_or_else(|| Error::new(Code::KeyMissing, "the key of the kept plan was erased"))?;
        let key = Secret::new(<[u8; 32]>::try_from(key).map_err(|_| damaged())?);
        let opened = XChaCha20Poly1305::new(key.expose().into()).decrypt(
            XNonce::from_slice(nonce),
            Payload {
                msg: sealed,
                aad: &about(head),
            },
        );
        let opened = Secret::new(opened.map_err(|_| damaged())?);
        let (length, content) = opened.expose().split_first_chunk::<4>().ok_or_else(damaged)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| damaged())?;
        let content = content.get(..length).ok_or_else(damaged)?;
        Ok(Some(Secret::new(content.to_vec())))
    }

    /// Replaces what is kept, and its key.
    ///
    /// # Errors
    /// `too_large`; `disk_full`, `storage`; then what was kept before still opens.
    pub fn write(&self, vault: &str, content: &Secret<Vec<u8>>, random: &dyn Random) -> Result<()> {
        let vault = Array::<16>::from_hex(vault).map_err(|_| Error::new(Code::Internal, "a vault has another name"))?;
        let used = self.bytes().ok().flatten().and_then(|bytes| head(&bytes).ok());
        let [first, second] = TURNS;
        let (turn, before) = match used {
            Some((of, turn)) if of == vault && turn == first => (second, first),
            _ => (first, second),
        };
        let padded = padded(content.expose())?;
        let key = Secret::new(random.array::<32>());
        self.store.put(&name(&vault, turn), KeyClass::Always, key.expose())?;
        let mut bytes = Vec::with_capacity(HEAD + NONCE + TAG + padded.expose().len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(&vault.0);
        bytes.push(turn);
        let nonce = random.array::<NONCE>();
        let sealed = XChaCha20Poly1305::new(key.expose().into())
            .encrypt(
                XNonce::from_slice(&nonce),
                Payload {
                    msg: padded.expose(),
                    aad: &about(&bytes),
                },
            )
            .expect("a few hundred KiB are far below the cipher's limit");
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&sealed);
        create_private_folder(self.folder)?;
        replace_file(&self.path(), &bytes)?;
        self.store.delete(&name(&vault, before))
    }

    /// Erases the keys of this vault's file, each even if the other cannot be: no copy of it opens any more.
    ///
    /// # Errors
    /// As [`SecretStore::delete`].
    pub fn erase_keys(&self, vault: &str) -> Result<()> {
        let vault = Array::<16>::from_hex(vault).map_err(|_| Error::new(Code::Internal, "a vault has another name"))?;
        erase_each(self.store, TURNS.map(|turn| name(&vault, turn)))
    }

    /// The vault that the file names, also if it opens no more.
    pub fn vault_name(&self) -> Option<String> {
        let bytes = self.bytes().ok().flatten()?;
        let (_version, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<2>()?;
        let (vault, _) = rest.split_first_chunk::<16>()?;
        Some(Array(*vault).to_hex())
    }

    /// Removes the file.
    ///
    /// # Errors
    /// `storage`.
    pub fn remove_file(&self) -> Result<()> {
        remove_file(&self.path())
    }

    fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn bytes(&self) -> Result<Option<Vec<u8>>> {
        let most = (HEAD + NONCE + TAG + STEPS[STEPS.len() - 1]) as u64;
        read_small(&self.path(), most)
    }
}

/// The vault and the turn that a file names.
fn head(bytes: &[u8]) -> Result<(Array<16>, u8)> {
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(damaged)?;
    let (version, rest) = rest.split_first_chunk::<2>().ok_or_else(damaged)?;
    match u16::from_be_bytes(*version) {
        VERSION => {}
        newer if newer > VERSION => {
            return Err(Error::new(
                Code::NewerVersion,
                "the kept plan is of a newer version of Kith",
            ));
        }
        _ => return Err(damaged()),
    }
    let (vault, rest) = rest.split_first_chunk::<16>().ok_or_else(damaged)?;
    match rest.first() {
        Some(turn) if TURNS.contains(turn) => Ok((Array(*vault), *turn)),
        _ => Err(damaged()),
    }
}

fn name(vault: &Array<16>, turn: u8) -> String {
    format!("crisis-{}-{}", vault.to_hex(), char::from(turn))
}

fn about(head: &[u8]) -> Vec<u8> {
    [b"kith/1 crisis plan\0".as_slice(), head].concat()
}

fn padded(content: &[u8]) -> Result<Secret<Vec<u8>>> {
    let too_large = || {
        Error::new(
            Code::TooLarge,
            "the plan is too long to be kept for while the vault is locked",
        )
    };
    let step = STEPS
        .iter()
        .find(|step| content.len() + 4 <= **step)
        .ok_or_else(too_large)?;
    let length = u32::try_from(content.len()).map_err(|_| too_large())?;
    let mut padded = Vec::with_capacity(*step);
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(content);
    padded.resize(*step, 0);
    Ok(Secret::new(padded))
}

fn damaged() -> Error {
    Error::new(Code::Damaged, "the kept plan is damaged")
}

#[cfg(test)]
mod tests;
