use std::path::PathBuf;

use super::database::{self, Purpose};
use super::handle::{FILE, UNFINISHED};
use super::lease::Lease;
use super::*;
use crate::foundation::env::SeededRandom;
use crate::foundation::keys::{FileSecretStore, Passphrase};
use crate::foundation::keys::{Keyslots, SecretStore, VaultKey};
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::params;

struct Place {
    folder: tempfile::TempDir,
    key: VaultKey,
    slots: Keyslots,
    store: FileSecretStore,
}

impl Place {
    fn new() -> (Place, Vault) {
        let Made {
            folder,
            vault,
            key,
            slots,
            store,
            ..
        } = made(5);
        (
            Place {
                folder,
                key,
                slots,
                store,
            },
            vault,
        )
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    fn open(&self) -> Result<Vault> {
        Vault::open(&self.vault(), &self.key, &self.slots, &self.store)
    }
}

fn note(vault: &Vault, text: &str) {
    vault
        .write(|tx| {
            tx.execute(
                "INSERT INTO mls_values (kind, name, value) VALUES (0, ?1, ?2)",
                params![text.as_bytes(), text.as_bytes()],
            )
        })
        .expect("written");
}

fn notes(vault: &Vault) -> usize {
    vault
        .read(|view| view.all("SELECT name FROM mls_values", [], |row| row.get::<Vec<u8>>(0)))
        .expect("read")
        .len()
}

#[test]
fn what_was_written_is_there_after_reopening() {
    let (place, vault) = Place::new();
    note(&vault, "a sentence");
    drop(vault);
    let vault = place.open().expect("opens");
    assert_eq!(notes(&vault), 1);
    assert_eq!(vault.standing(), Standing::Current);
}

#[test]
fn a_failed_transaction_leaves_nothing_and_a_failed_attempt_only_itself() {
    let (_place, vault) = Place::new();
    let failed: Result<()> = vault.write(|tx| {
        tx.execute(
            "INSERT INTO mls_values (kind, name, value) VALUES (0, x'01', x'01')",
            [],
        )?;
        Err(Error::new(Code::InvalidInput, "no"))
    });
    assert!(failed.is_err());
    assert_eq!(notes(&vault), 0);
    vault
        .write(|tx| {
            tx.execute(
                "INSERT INTO mls_values (kind, name, value) VALUES (0, x'01', x'01')",
                [],
            )?;
            let inner: Result<()> = tx.attempt(|tx| {
                tx.execute(
                    "INSERT INTO mls_values (kind, name, value) VALUES (0, x'02', x'02')",
                    [],
                )?;
                Err(Error::new(Code::InvalidInput, "no"))
            });
            assert!(inner.is_err());
            Ok(())
        })
        .expect("the transaction goes on");
    assert_eq!(notes(&vault), 1);
}

#[test]
fn a_second_holder_is_told_at_once_that_the_vault_is_busy() {
    let (place, vault) = Place::new();
    assert_eq!(place.open().err().expect("busy").code(), Code::Busy);
    vault.pause().expect("paused");
    assert_eq!(vault.write(|_| Ok(())).expect_err("paused").code(), Code::Locked);
    let other = place.open().expect("the lease is free");
    assert_eq!(vault.resume(&place.store).expect_err("taken").code(), Code::Busy);
    drop(other);
    vault.resume(&place.store).expect("free again");
    vault.resume(&place.store).expect("twice is fine");
    note(&vault, "on we go");
}

#[test]
fn readers_cannot_write() {
    let (_place, vault) = Place::new();
    let refused = vault.read(|view| view.one("DELETE FROM sessions RETURNING id", [], |_| Ok(())));
    assert!(refused.is_err());
}

#[test]
fn an_older_copy_that_was_put_back_is_noticed_for_good() {
    let (place, vault) = Place::new();
    drop(vault);
    let old = std::fs::read(place.vault().join(FILE)).expect("a copy");
    note(&place.open().expect("opens"), "later");
    std::fs::write(place.vault().join(FILE), old).expect("put back");
    for _ in 0..2 {
        let vault = place.open().expect("what it holds stays readable");
        assert_eq!(vault.standing(), Standing::RolledBack);
        assert_eq!(
            vault.standing().permits_sealing().expect_err("no").code(),
            Code::RolledBack
        );
    }
}

#[test]
fn a_copy_on_another_device_is_noticed() {
    let (place, vault) = Place::new();
    drop(vault);
    place
        .store
        .delete(&generation::name(&place.slots.vault_name()))
        .expect("another device has no generation");
    assert_eq!(place.open().expect("opens").standing(), Standing::RolledBack);
}

#[test]
fn a_crash_between_vault_and_store_is_no_rollback() {
    let (place, vault) = Place::new();
    drop(vault);
    let path = place
        .folder
        .path()
        .join("store")
        .join(generation::name(&place.slots.vault_name()));
    let old = std::fs::read(&path).expect("stored");
    drop(place.open().expect("opens"));
    std::fs::write(&path, old).expect("as if the store had not been reached");
    assert_eq!(place.open().expect("opens").standing(), Standing::Current);
}

#[test]
fn a_damaged_or_truncated_vault_says_so_and_is_not_changed() {
    let (place, vault) = Place::new();
    for n in 0..200 {
        note(&vault, &format!("{n} {}", "long ".repeat(200)));
    }
    drop(vault);
    let path = place.vault().join(FILE);
    let whole = std::fs::read(&path).expect("there");
    let mut flipped = whole.clone();
    flipped[60] ^= 1;
    for broken in [whole[..whole.len() / 2].to_vec(), whole[..50].to_vec(), vec![], flipped] {
        std::fs::write(&path, &broken).expect("damaged");
        let outcome = place.open().and_then(|vault| {
            vault.read(|view| view.all("SELECT value FROM mls_values", [], |row| row.get::<Vec<u8>>(0)))
        });
        assert_eq!(
            outcome.expect_err("damaged").code(),
            Code::Damaged,
            "{} bytes",
            broken.len()
        );
        assert!(path.exists());
    }
    std::fs::remove_file(&path).expect("gone");
    assert_eq!(place.open().err().expect("missing").code(), Code::Damaged);
    std::fs::write(&path, whole).expect("put back");
    drop(place.open().expect("nothing was lost"));
}

#[test]
fn a_vault_of_a_newer_version_is_refused_and_kept() {
    let (place, vault) = Place::new();
    note(&vault, "kept");
    vault
        .write(|tx| tx.execute("PRAGMA user_version = 999", []))
        .expect("set");
    drop(vault);
    assert_eq!(place.open().err().expect("newer").code(), Code::NewerVersion);
    let key = place.key.derive_database_key();
    let connection =
        database::open(&place.vault().join(FILE), &key, place.slots.salt(), Purpose::Write).expect("opens");
    let kept: i64 = connection
        .query_row("SELECT count(*) FROM mls_values", [], |row| row.get(0))
        .expect("still there");
    assert_eq!(kept, 1);
}

#[test]
fn a_statement_from_the_cache_is_not_prepared_anew_for_another_value() {
    let (place, vault) = Place::new();
    drop(vault);
    let key = place.key.derive_database_key();
    let connection =
        database::open(&place.vault().join(FILE), &key, place.slots.salt(), Purpose::Write).expect("opens");
    for device in [[1; 16], [2; 16], [3; 16]] {
        let mut statement = connection
            .prepare_cached("SELECT max(seq) FROM ops WHERE device = ?1")
            .expect("SQL");
        let last: Option<i64> = statement.query_row([device], |row| row.get(0)).expect("asked");
        assert_eq!(last, None);
        assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0);
    }
}

#[test]
fn a_creation_that_was_cut_short_can_be_begun_again() {
    let (place, vault) = Place::new();
    drop(vault);
    std::fs::rename(place.vault().join(FILE), place.vault().join(UNFINISHED)).expect("cut short");
    assert_eq!(place.open().err().expect("unfinished").code(), Code::NotFound);
    let random = SeededRandom::new(6);
    let key = VaultKey::make(&random);
    let mut slots = Keyslots::make(&key, &random);
    slots
        .set_passphrase(&key, &Passphrase::new("again".into()), &random)
        .expect("argon2");
    let vault = Vault::create(&place.vault(), &key, &mut slots, &place.store, |_| Ok(())).expect("begun again");
    note(&vault, "new");
}

#[test]
fn a_key_file_without_a_database_is_never_written_over() {
    let (place, vault) = Place::new();
    drop(vault);
    std::fs::rename(place.vault().join(FILE), place.vault().join("elsewhere")).expect("moved");
    let mut slots = Keyslots::make(&place.key, &SeededRandom::new(8));
    let refused = Vault::create(&place.vault(), &place.key, &mut slots, &place.store, |_| Ok(()));
    assert_eq!(refused.err().expect("a vault's key").code(), Code::AlreadyExists);
    std::fs::rename(place.vault().join("elsewhere"), place.vault().join(FILE)).expect("back");
    drop(place.open().expect("its key is still there"));
}

#[test]
fn a_lease_is_given_back_even_if_another_process_still_has_the_file_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let lease = Lease::take(folder.path()).expect("free");
    let inherited = lease.duplicate();
    assert_eq!(Lease::take(folder.path()).err().expect("held").code(), Code::Busy);
    drop(lease);
    drop(Lease::take(folder.path()).expect("given back"));
    drop(inherited);
}

#[test]
fn a_vault_is_never_created_over_another_even_without_its_key_file() {
    let (place, vault) = Place::new();
    drop(vault);
    let mut slots = Keyslots::make(&place.key, &SeededRandom::new(7));
    let create = |slots: &mut Keyslots| Vault::create(&place.vault(), &place.key, slots, &place.store, |_| Ok(()));
    assert_eq!(create(&mut slots).err().expect("there").code(), Code::AlreadyExists);
    for name in ["keyslots", "keyslots.copy"] {
        std::fs::remove_file(place.vault().join(name)).expect("lost");
    }
    assert_eq!(create(&mut slots).err().expect("there").code(), Code::KeyMissing);
    assert!(place.vault().join(FILE).exists());
}

#[cfg(unix)]
#[test]
fn files_are_readable_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (place, vault) = Place::new();
    note(&vault, "private");
    for entry in std::fs::read_dir(place.vault()).expect("there") {
        let entry = entry.expect("readable");
        let mode = entry.metadata().expect("facts").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?}", entry.file_name());
    }
}
