//! Which vault, which passphrase.
//!
//! `--home DIR`, else `KITH_HOME`, holds the vault in `DIR/vault`. The session generation, by which an older copy of the vault is noticed,
//! stands outside of DIR: in `KITH_STATE_DIR`, else `$XDG_STATE_HOME/kith`, else `~/.local/state/kith`, else beside DIR.

use std::env::VarError;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kith::companion::{Companion, Places};
use kith::foundation::env::Env;
use kith::foundation::keys::{FileSecretStore, Passphrase};
use kith::foundation::types::{Code, Error, Result};

use crate::words::words;

/// A vault's home and how its passphrase is given.
pub struct Session {
    home: PathBuf,
    passphrase_file: Option<PathBuf>,
}

impl Session {
    pub fn new(home: Option<PathBuf>, passphrase_file: Option<PathBuf>) -> Result<Self> {
        let home = match home.or_else(|| non_empty("KITH_HOME")) {
            Some(home) => home,
            None => default_home()?,
        };
        Ok(Session { home, passphrase_file })
    }

    /// The companion at this home, not opened.
    pub fn companion(&self) -> Companion {
        let places = Places {
            private_dir: self.home.join("vault"),
            boot_dir: self.boot_dir(),
        };
        Companion::at(
            places,
            Arc::new(FileSecretStore::new(state_dir(&self.home))),
            Env::system(),
        )
    }

    /// What is readable before the vault is opened.
    pub fn boot_dir(&self) -> PathBuf {
        self.home.join("boot")
    }

    /// The companion, unlocked.
    pub fn unlocked(&self) -> Result<Companion> {
        let companion = self.companion();
        self.unlock(&companion)?;
        Ok(companion)
    }

    /// Unlocks the companion of this home.
    pub fn unlock(&self, companion: &Companion) -> Result<()> {
        if companion.lifecycle()? == kith::companion::Lifecycle::Absent {
            return Err(Error::new(
                Code::NotFound,
                "there is no vault here: make one with kith init, or say with --home where yours is",
            ));
        }
        companion.unlock_with_passphrase(&self.passphrase()?)
    }

    /// The passphrase of this vault.
    pub fn passphrase(&self) -> Result<Passphrase> {
        match self.given()? {
            Some(passphrase) => Ok(passphrase),
            None => asked(&words().session.passphrase),
        }
    }

    /// The passphrase for a new vault: asked for twice if it is typed.
    pub fn new_passphrase(&self) -> Result<Passphrase> {
        match self.given()? {
            Some(passphrase) => Ok(passphrase),
            None => asked_twice(),
        }
    }

    fn given(&self) -> Result<Option<Passphrase>> {
        if let Some(file) = &self.passphrase_file {
            return passphrase_from(file).map(Some);
        }
        match std::env::var("KITH_PASSPHRASE") {
            Ok(text) => Ok(Some(Passphrase::new(without_newline(text)))),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => Err(Error::new(Code::InvalidInput, "KITH_PASSPHRASE is not UTF-8")),
        }
    }
}

/// The content of a file as a passphrase.
pub fn passphrase_from(file: &Path) -> Result<Passphrase> {
    let text = std::fs::read_to_string(file)
        .map_err(|_| Error::new(Code::InvalidInput, "the passphrase file cannot be read"))?;
    Ok(Passphrase::new(without_newline(text)))
}

/// A new passphrase that is typed twice.
pub fn asked_twice() -> Result<Passphrase> {
    let first = typed(&words().session.new_passphrase)?;
    if first != typed(&words().session.once_more)? {
        return Err(Error::new(Code::InvalidInput, "the two passphrases differ"));
    }
    Ok(Passphrase::new(first))
}

fn asked(prompt: &str) -> Result<Passphrase> {
    typed(prompt).map(Passphrase::new)
}

/// Asks at the terminal, also where a text comes through standard input.
fn typed(prompt: &str) -> Result<String> {
    if !std::io::stdin().is_terminal() && !std::io::stderr().is_terminal() {
        return Err(Error::new(
            Code::KeyMissing,
            "no passphrase: use --passphrase-file or KITH_PASSPHRASE where nobody can type it",
        ));
    }
    rpassword::prompt_password(prompt).map_err(|_| Error::new(Code::Cancelled, "no passphrase was typed"))
}

fn without_newline(mut text: String) -> String {
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    text
}

/// A text that is given, or standard input for `-`, or for nothing where nobody types.
pub fn text_or_stdin(given: Option<String>) -> Result<String> {
    match given {
        Some(text) if text != "-" => Ok(text),
        None if std::io::stdin().is_terminal() => {
            Err(Error::new(Code::EmptyText, "give a text, or - for standard input"))
        }
        _ => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|_| Error::new(Code::InvalidInput, "standard input cannot be read"))?;
            let text = String::from_utf8(bytes).map_err(|_| Error::new(Code::InvalidInput, "the text is not UTF-8"))?;
            Ok(without_newline(text))
        }
    }
}

fn default_home() -> Result<PathBuf> {
    let data = base_dir("XDG_DATA_HOME");
    data.or_else(|| user_home().map(|home| home.join(".local/share")))
        .map(|data| data.join("kith"))
        .ok_or_else(|| Error::new(Code::InvalidInput, "say with --home where the vault is"))
}

fn state_dir(home: &Path) -> PathBuf {
    if let Some(dir) = non_empty("KITH_STATE_DIR") {
        return dir;
    }
    match base_dir("XDG_STATE_HOME").or_else(|| user_home().map(|home| home.join(".local/state"))) {
        Some(state) => state.join("kith"),
        None => {
            let mut beside = home.as_os_str().to_owned();
            beside.push(".state");
            beside.into()
        }
    }
}

/// A folder of the XDG base directory specification, which ignores paths that are not absolute.
fn base_dir(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .map(PathBuf::from)
        .filter(|dir| dir.is_absolute())
}

fn user_home() -> Option<PathBuf> {
    non_empty("HOME")
}

/// A folder that a variable names; an empty one counts as not set.
fn non_empty(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|dir| !dir.is_empty()).map(PathBuf::from)
}
