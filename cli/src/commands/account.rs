//! `init` and `passphrase`.

use std::fs::OpenOptions;
use std::io::{IsTerminal, Write};
use std::path::Path;

use kith::companion::{Lifecycle, NewAccount};
use kith::foundation::env::{Random, Relay, SystemRandom};
use kith::foundation::keys::RecoveryWords;
use kith::foundation::types::{Code, Error, Result};
use kith_wire::id::Token;
use serde_json::json;

use crate::args::{Init, PassphraseAction};
use crate::session::{Session, asked_twice, passphrase_from};
use crate::show::{self, Form};

pub fn init(session: &Session, init: Init, form: Form) -> Result<()> {
    let companion = session.companion();
    if companion.lifecycle()? != Lifecycle::Absent {
        return Err(Error::new(
            Code::AlreadyExists,
            "there is a vault here already: use it, or name another folder with --home",
        ));
    }
    let relay = match &init.relay {
        Some(url) => Some(Relay::parse(url, init.relay_ca.as_deref().map(authority).transpose()?)?),
        None => None,
    };
    let admission = init
        .admission
        .map(|text| Token::from_text(text.trim()))
        .transpose()
        .map_err(|_| {
            Error::new(
                Code::InvalidInput,
                "this is no admission; it begins with kith-admission- and the relay's operator makes it",
            )
        })?;
    let to_terminal = std::io::stdout().is_terminal() && matches!(form, Form::People { .. });
    let random: &dyn Random = &SystemRandom;
    let words = (init.recovery_file.is_some() || to_terminal).then(|| RecoveryWords::make(random));
    let passphrase = session.new_passphrase()?;
    // The words are safe before the account depends on them.
    if let (Some(words), Some(file)) = (&words, &init.recovery_file) {
        write_recovery(file, words, relay.as_ref())?;
    }
    let new = NewAccount {
        name: &init.name,
        role: init.role,
        relay,
        admission,
        passphrase: &passphrase,
        recovery: words.as_ref(),
    };
    let created = companion.create(new);
    if let (Err(_), Some(file)) = (&created, &init.recovery_file) {
        std::fs::remove_file(file).unwrap_or_default();
    }
    let account = created?;
    form.answer(&json!({ "account": account.to_string() }), |colours| match (&words, &init.recovery_file) {
        (Some(words), None) => format!(
            "Your vault is ready.\n\n{}\n\n  {}\n\nWrite these 24 words down and keep them where only you can find them.\n\
             They open this vault if you forget the passphrase. They are not shown again.",
            show::bold("Recovery words", colours),
            words.to_text().expose()
        ),
        (_, Some(file)) => format!("Your vault is ready. Keep {} somewhere safe, not on this device.", file.display()),
        (None, None) => "Your vault is ready.".into(),
    });
    if words.is_none() {
        form.aside(
            "No recovery words were made, for want of a terminal to show them or a --recovery-file: if the passphrase is \
             lost, all is lost. To have words, begin again in a new folder with --recovery-file.",
        );
    }
    Ok(())
}

fn authority(file: &Path) -> Result<String> {
    std::fs::read_to_string(file)
        .map_err(|_| Error::new(Code::InvalidInput, "the certificate authority cannot be read"))
}

fn write_recovery(file: &Path, words: &RecoveryWords, relay: Option<&Relay>) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let relay = relay.map_or("none yet: it comes with an invitation", |relay| relay.url.as_str());
    let text = format!(
        "Kith recovery words\n\n{}\n\nWhoever has these words can open the vault and speak for the account.\n\
         Keep them where only you can find them, and not beside the vault.\nrelay: {relay}\n",
        words.to_text().expose()
    );
    let mut written = options.open(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::new(
            Code::AlreadyExists,
            "the recovery file exists already, and nothing is written over: name another",
        ),
        _ => Error::new(
            Code::InvalidInput,
            "the recovery file cannot be written there: name another place",
        ),
    })?;
    written
        .write_all(text.as_bytes())
        .and_then(|()| written.sync_all())
        .map_err(|error| {
            std::fs::remove_file(file).unwrap_or_default();
            match error.kind() {
                std::io::ErrorKind::StorageFull => Error::new(Code::DiskFull, "there is no room for the recovery file"),
                _ => Error::new(Code::Storage, "the recovery file cannot be written"),
            }
        })
}

pub fn passphrase(session: &Session, action: PassphraseAction, form: Form) -> Result<()> {
    let PassphraseAction::Change { new_passphrase_file } = action;
    let companion = session.unlocked()?;
    let new = match new_passphrase_file {
        Some(file) => passphrase_from(&file)?,
        None => asked_twice()?,
    };
    companion.change_passphrase(&new)?;
    form.answer(&json!({}), |_| {
        "The passphrase is changed. The old one opens nothing any more.".into()
    });
    Ok(())
}
