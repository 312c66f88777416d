//! The access log's verbs.

use super::Companion;
use crate::care::consent::log::{self, Exported, Finding};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{Millis, Result};

/// The access log of an unlocked companion.
pub struct AccessLog<'a>(&'a Companion);

/// Something that happened, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its place in the log, from 1.
    pub place: u64,
    /// When.
    pub at: Millis,
    /// What, in one or two sentences.
    pub sentence: String,
}

impl Companion {
    /// The access log.
    pub fn access_log(&self) -> AccessLog<'_> {
        AccessLog(self)
    }
}

impl AccessLog<'_> {
    /// What happened, in this language or else in English, the oldest first.
    ///
    /// # Errors
    /// `locked`; `damaged` if the log is not as it was written.
    pub fn read(&self, locale: &str) -> Result<Vec<Told>> {
        self.0.read(|view| {
            let own = Persona::only(view)?.account;
            let links = log::all(view)?;
            let told = (1..).zip(&links).map(|(place, link)| Told {
                place,
                at: link.event.at,
                sentence: log::sentence(&link.event, &own, locale),
            });
            Ok(told.collect())
        })
    }

    /// The whole log with its signature, to be kept or verified elsewhere.
    ///
    /// # Errors
    /// `authentication_needed`; as [`AccessLog::read`].
    pub fn export(&self) -> Result<Exported> {
        self.0.recently_authenticated()?;
        let now = self.0.env.clock.now();
        self.0.read(|view| log::export(view, now))
    }

    /// Logs that are not what they were, own or others'.
    ///
    /// # Errors
    /// `locked`.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        self.0.read(log::findings)
    }
}
