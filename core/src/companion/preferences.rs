//! How a person wants to be met: no secrets, and known before anything is unlocked.
//!
//! One small file in the folder that opens without the vault, a line each: `language es`, `simple yes`, `haptics no`. What
//! cannot be read there is as if it were not: nobody is kept out by it. A wipe takes it along.

use super::Companion;
use super::feed::Change;
use crate::foundation::keys::{create_private_folder, read_small, replace_file};
use crate::foundation::types::Result;

const FILE: &str = "preferences";
/// Far more than it ever holds, in bytes.
const LARGEST: u64 = 1024;

/// How a person wants to be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The language (BCP 47, the language alone); none for the device's.
    pub language: Option<String>,
    /// Large texts and few things on a screen.
    pub simple: bool,
    /// Whether a touch may be felt.
    pub haptics: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            language: None,
            simple: false,
            haptics: true,
        }
    }
}

impl Preferences {
    fn read(text: &str) -> Self {
        let mut read = Preferences::default();
        for (name, value) in text.lines().filter_map(|line| line.split_once(' ')) {
            match (name, value) {
                ("language", tag) if tag.len() <= 8 && tag.bytes().all(|letter| letter.is_ascii_lowercase()) => {
                    read.language = Some(tag.to_owned());
                }
                ("simple", answer) => read.simple = answer == "yes",
                ("haptics", answer) => read.haptics = answer != "no",
                _ => {}
            }
        }
        read
    }

    fn to_text(&self) -> String {
        let answer = |is: bool| if is { "yes" } else { "no" };
        let language = self.language.iter().map(|tag| format!("language {tag}\n"));
        let others = [("simple", self.simple), ("haptics", self.haptics)];
        let others = others.map(|(name, is)| format!("{name} {}\n", answer(is)));
        language.chain(others).collect()
    }
}

impl Companion {
    /// How the person wants to be met. It needs no vault and never fails.
    pub fn preferences(&self) -> Preferences {
        let bytes = read_small(&self.places.boot_dir.join(FILE), LARGEST).ok().flatten();
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        text.map_or_else(Preferences::default, |text| Preferences::read(&text))
    }

    /// Notes how the person wants to be met.
    ///
    /// # Errors
    /// `disk_full`, `storage`; then it is as before.
    pub fn prefer(&self, preferences: &Preferences) -> Result<()> {
        create_private_folder(&self.places.boot_dir)?;
        replace_file(&self.places.boot_dir.join(FILE), preferences.to_text().as_bytes())?;
        self.note(Change::Lifecycle);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_nobody_understands_is_passed_over() {
        let chosen = Preferences {
            language: Some("es".to_owned()),
            simple: true,
            haptics: false,
        };
        assert_eq!(Preferences::read(&chosen.to_text()), chosen);
        let strange = "language ../etc\nsimple perhaps\ncolour blue\n\u{0}\nhaptics";
        assert_eq!(Preferences::read(strange), Preferences::default());
    }
}
