//! `recover`.

use std::path::Path;

use kith::foundation::env::Relay;
use kith::foundation::keys::RecoveryWords;
use kith::foundation::types::{Code, Error, Result};
use serde_json::json;

use super::sync;
use crate::args::Recover;
use crate::session::Session;
use crate::show::{self, Form};
use crate::trouble;

pub fn recover(session: &Session, recover: Recover, form: Form) -> Result<()> {
    let text = std::fs::read_to_string(&recover.recovery_file)
        .map_err(|_| Error::new(Code::InvalidInput, "the recovery file cannot be read"))?;
    let (words, relay) = read(&text)?;
    let url = recover.relay.or(relay).ok_or_else(|| {
        Error::new(
            Code::NoRelay,
            "the recovery file names no relay: say with --relay where the account's inbox is",
        )
    })?;
    let relay = Relay::parse(&url, recover.relay_ca.as_deref().map(authority).transpose()?)?;
    let companion = session.companion();
    sync::runtime()?.block_on(companion.recover(&words, relay, &session.new_passphrase()?))?;
    // Everybody is asked to add this device again.
    let trouble = sync::if_it_answers(&companion, form);
    let people = companion.people().list()?;
    form.answer(&json!({}), |_| {
        let mut text = format!(
            "Your account is back: {}.",
            show::one_line(&companion.me().map(|me| me.name).unwrap_or_default())
        );
        for person in &people {
            text.push_str(&format!(
                "\n  {} was asked to add this device again.",
                show::one_line(&person.name)
            ));
        }
        text.push_str("\nOnce they have synced, run kith sync, and compare your safety numbers again.");
        text.push_str("\nWhat you wrote on the old device is not on this one.");
        text
    });
    if let Some(error) = &trouble {
        form.aside(&trouble::sentences(error));
    }
    Ok(())
}

fn authority(file: &Path) -> Result<String> {
    std::fs::read_to_string(file)
        .map_err(|_| Error::new(Code::InvalidInput, "the certificate authority cannot be read"))
}

/// The words and the relay of a recovery file: the one line that is twenty-four words, and the line `relay: …`.
fn read(text: &str) -> Result<(RecoveryWords, Option<String>)> {
    let words = text
        .lines()
        .find(|line| line.split_whitespace().count() == 24)
        .unwrap_or(text);
    let relay = text
        .lines()
        .find_map(|line| line.strip_prefix("relay:"))
        .map(|url| url.trim().to_owned())
        .filter(|url| url.contains("://"));
    Ok((RecoveryWords::parse(words)?, relay))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_and_the_relay_are_found_among_the_sentences() {
        let words = "abandon ".repeat(23) + "art";
        let text = format!("Kith recovery words\n\n{words}\n\nKeep them.\nrelay: https://relay.example:8460\n");
        let (_, relay) = read(&text).expect("readable");
        assert_eq!(relay.as_deref(), Some("https://relay.example:8460"));
        let (_, none) = read(&format!("{words}\nrelay: none yet\n")).expect("readable");
        assert_eq!(none, None);
        assert_eq!(
            read("twenty-four words").err().expect("none").code(),
            Code::WrongPassphrase
        );
    }
}
