//! The access log's verbs.

use super::Companion;
use crate::care::consent::log::{self, Exported, Finding, Link};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{AccountId, Millis, Result};

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

impl Told {
    fn of(place: u64, link: &Link, own: &AccountId, locale: &str) -> Self {
        Told {
            place,
            at: link.event.at,
            sentence: log::sentence(&link.event, own, locale),
        }
    }
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
            let told = (1..).zip(&links);
            Ok(told.map(|(place, link)| Told::of(place, link, &own, locale)).collect())
        })
    }

    /// What happened last, at most `most`, the newest first; and how much there is besides.
    ///
    /// # Errors
    /// As [`AccessLog::read`].
    pub fn newest(&self, locale: &str, most: usize) -> Result<(Vec<Told>, usize)> {
        self.0.read(|view| {
            let own = Persona::only(view)?.account;
            let links = log::all(view)?;
            let newest = (1..).zip(&links).skip(links.len().saturating_sub(most));
            let mut told: Vec<Told> = newest
                .map(|(place, link)| Told::of(place, link, &own, locale))
                .collect();
            told.reverse();
            Ok((told, links.len().saturating_sub(most)))
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
