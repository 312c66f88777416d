//! The access log.

use std::sync::Arc;

use kith::care::consent::log::{Verified, verify};
use kith::companion::{self, Companion};
use kith::foundation::types::{Code, Error};

use crate::{KithError, run};

/// Something that happened, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LogEvent {
    /// Its place in the log, from 1.
    pub place: u64,
    /// When.
    pub at_ms: i64,
    /// What, in one or two sentences.
    pub sentence: String,
}

/// What was found when an exported log was verified.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum LogVerdict {
    /// It is whole.
    Whole {
        /// How many events it holds.
        events: u64,
    },
    /// From this event on it is not what was written.
    Broken {
        /// The event's place, from 1.
        place: u64,
    },
    /// The device that is named did not sign it.
    Unsigned,
}

/// A log that is not what it was: an older copy of a vault was put back, or it was changed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct LogFinding {
    /// Whose: a person's account, or the own.
    pub account: String,
    /// Whose device said so; it may have lied of the own log.
    pub told_by: String,
    /// When it was noticed.
    pub noticed_at_ms: i64,
}

impl From<companion::Told> for LogEvent {
    fn from(told: companion::Told) -> Self {
        LogEvent {
            place: told.place,
            at_ms: told.at.0,
            sentence: told.sentence,
        }
    }
}

/// Verifies a log that `export` gave. Needs no vault.
#[uniffi::export]
pub fn verify_access_log(document: String) -> Result<LogVerdict, KithError> {
    Ok(match verify(&document)? {
        Verified::Whole(log) => LogVerdict::Whole {
            events: u64::try_from(log.links.len()).map_err(|_| Error::new(Code::Internal, "a log is too long"))?,
        },
        Verified::Broken(broken) => LogVerdict::Broken { place: broken.place },
        Verified::Unsigned => LogVerdict::Unsigned,
    })
}

/// The access log of a companion: who was given, was sent or has read what, when and why.
#[derive(uniffi::Object)]
pub struct AccessLog(pub(crate) Arc<Companion>);

#[uniffi::export]
impl AccessLog {
    /// What happened, in this language (BCP 47) or else in English, the oldest first.
    pub async fn read(&self, locale: String) -> Result<Vec<LogEvent>, KithError> {
        run::blocking(&self.0, move |companion| {
            let told = companion.access_log().read(&locale)?;
            Ok(told.into_iter().map(LogEvent::from).collect())
        })
        .await
    }

    /// The whole log as a signed JSON document, to be kept or verified elsewhere. Needs a fresh proof
    /// (`authentication_needed`).
    pub async fn export(&self) -> Result<String, KithError> {
        run::blocking(&self.0, |companion| {
            companion.access_log().export().map(|log| log.to_json())
        })
        .await
    }

    /// Logs that are not what they were, own or others'.
    pub async fn findings(&self) -> Result<Vec<LogFinding>, KithError> {
        run::blocking(&self.0, |companion| {
            let findings = companion.access_log().findings()?.into_iter().map(|one| LogFinding {
                account: one.account.to_string(),
                told_by: one.told_by.to_string(),
                noticed_at_ms: one.noticed_at.0,
            });
            Ok(findings.collect())
        })
        .await
    }
}
