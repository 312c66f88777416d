//! A device without a program around it.

use std::path::Path;
use std::sync::Arc;

use kith::companion::{Companion, Places};
use kith::foundation::env::Env;
use kith::foundation::keys::FileSecretStore;

/// A companion whose vault and key store lie in one folder. Nothing is opened or created.
pub fn companion_at(folder: &Path, env: &Env) -> Companion {
    let places = Places {
        private_dir: folder.join("vault"),
        boot_dir: folder.join("boot"),
    };
    Companion::at(
        places,
        Arc::new(FileSecretStore::new(folder.join("store"))),
        env.clone(),
    )
}
