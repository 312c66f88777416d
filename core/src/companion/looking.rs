//! Looking at what takes a transaction: what is over ends first, keys are derived, the look itself is written down.
//!
//! A view that shows what it read uses [`Companion::look`] where it cannot use `Companion::read`, and never
//! `Companion::write`: what is written stands when the screen is locked meanwhile, but nothing of what was read is shown.

use super::Companion;
use crate::exchange::mls::Context;
use crate::foundation::types::{Millis, Result};
use crate::foundation::vault::Tx;

impl Companion {
    /// One transaction that is made to show something.
    pub(super) fn look<T>(&self, work: impl FnOnce(&Tx<'_>, Millis) -> Result<T>) -> Result<T> {
        let found = self.write(work)?;
        self.shown()?;
        Ok(found)
    }

    /// As [`Companion::look`], with what MLS needs.
    pub(super) fn look_sealed<T>(&self, work: impl FnOnce(&Context<'_>, Millis) -> Result<T>) -> Result<T> {
        let found = self.write_sealed(work)?;
        self.shown()?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::companion::{Companion, NewAccount, Places};
    use crate::exchange::identity::Role;
    use crate::foundation::env::Env;
    use crate::foundation::keys::{FileSecretStore, Passphrase};
    use crate::foundation::types::Code;
    use crate::foundation::vault::params;

    #[test]
    fn what_was_read_in_a_transaction_while_the_screen_was_being_locked_is_not_shown_and_what_was_done_stands() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places {
            private_dir: folder.path().join("vault"),
            boot_dir: folder.path().join("boot"),
        };
        let store = FileSecretStore::new(folder.path().join("store"));
        let ana = Companion::at(places, Arc::new(store), Env::system());
        let passphrase = Passphrase::new("four quiet words here".into());
        let new = NewAccount {
            name: "Ana",
            role: Role::Patient,
            relay: None,
            admission: None,
            passphrase: &passphrase,
            recovery: None,
        };
        ana.create(new).expect("created");
        let draft = "INSERT INTO drafts (place, text, changed_at_ms) VALUES (?1, 'x', 0)";
        let looked = ana.look(|tx, _| {
            ana.lock_screen();
            tx.execute(draft, params!["one"])
        });
        assert_eq!(looked.expect_err("not shown").code(), Code::Locked);
        ana.unlock_with_passphrase(&passphrase).expect("it is Ana");
        let looked = ana.look_sealed(|context, _| {
            ana.lock_screen();
            context.tx.execute(draft, params!["two"])
        });
        assert_eq!(looked.expect_err("not shown").code(), Code::Locked);
        let kept = ana.read_behind(|view| view.all("SELECT place FROM drafts", [], |row| row.get::<String>(0)));
        assert_eq!(kept.expect("readable"), ["one", "two"]);
    }
}
