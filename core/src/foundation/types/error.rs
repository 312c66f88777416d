//! The one public error: a stable code, what to do next, and a technical detail that never holds a person's words.

use std::borrow::Cow;

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, what to do next, and where. Nothing a person wrote, and no name, is ever inside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", code.as_str())]
pub struct Error {
    code: Code,
    detail: Cow<'static, str>,
}

impl Error {
    /// An error with a fixed explanation.
    pub fn new(code: Code, detail: &'static str) -> Self {
        Error {
            code,
            detail: Cow::Borrowed(detail),
        }
    }

    /// An error that quotes another library's technical words. Never pass what a person wrote.
    pub fn technical(code: Code, detail: impl std::fmt::Display) -> Self {
        Error {
            code,
            detail: Cow::Owned(detail.to_string()),
        }
    }

    /// The cause, as a stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// What to do next.
    pub fn advice(&self) -> Advice {
        self.code.advice()
    }

    /// Whether the device's own files or keys are at fault. Any other error may have been caused by what somebody else
    /// sent, and must not stop more than that.
    pub fn is_of_the_vault(&self) -> bool {
        matches!(
            self.code,
            Code::Damaged | Code::DiskFull | Code::Storage | Code::Busy | Code::Locked
        )
    }

    /// For the developer's eye.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

/// What the person, or the app for them, can do about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Advice {
    /// Try again, later if the network is away.
    Retry,
    /// Correct what was given.
    FixInput,
    /// Unlock or authenticate.
    Unlock,
    /// Make room on the device.
    FreeSpace,
    /// Install a newer version of the app.
    UpdateApp,
    /// Compare the safety number or scan each other's code again.
    VerifyAgain,
    /// Tell those who make Kith.
    Report,
}

impl Advice {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Advice::Retry => "retry",
            Advice::FixInput => "fix-input",
            Advice::Unlock => "unlock",
            Advice::FreeSpace => "free-space",
            Advice::UpdateApp => "update-app",
            Advice::VerifyAgain => "verify-again",
            Advice::Report => "report",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal, $advice:ident;)*) => {
        /// The causes. Names are stable; new ones may be added.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $text,)* }
            }

            /// The code of this name, if there is one.
            pub fn named(text: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == text)
            }

            /// What to do next.
            pub fn advice(self) -> Advice {
                match self { $(Code::$variant => Advice::$advice,)* }
            }
        }
    };
}

codes! {
    /// The passphrase or the recovery words do not open this vault.
    WrongPassphrase = "wrong_passphrase", Unlock;
    /// No key that could open the vault is at hand.
    KeyMissing = "key_missing", Unlock;
    /// The vault is locked or paused.
    Locked = "locked", Unlock;
    /// What is asked for needs a fresh proof that it is the person themselves.
    AuthenticationNeeded = "authentication_needed", Unlock;
    /// A file of the vault is damaged. Nothing was deleted or changed.
    Damaged = "damaged", Report;
    /// The vault was written by a newer version of Kith. Nothing was changed.
    NewerVersion = "newer_version", UpdateApp;
    /// Another process has the vault open.
    Busy = "busy", Retry;
    /// An older copy of the vault was put back: what is written stays readable, but this device may not seal with its old keys.
    RolledBack = "rolled_back", VerifyAgain;
    /// There is a vault, an account or a person here already.
    AlreadyExists = "already_exists", FixInput;
    /// There is no such thing.
    NotFound = "not_found", FixInput;
    /// The text is no invitation of Kith, or was altered.
    InvalidInvitation = "invalid_invitation", FixInput;
    /// The invitation's time is over.
    ExpiredInvitation = "expired_invitation", FixInput;
    /// Somebody has answered this invitation already.
    UsedInvitation = "used_invitation", VerifyAgain;
    /// The relay does not answer. What was written waits.
    RelayUnreachable = "relay_unreachable", Retry;
    /// The relay answers something that is not the protocol.
    RelayProtocol = "relay_protocol", FixInput;
    /// The relay lost entries that it had confirmed, or shows others another log.
    RelayRegressed = "relay_regressed", Report;
    /// The relay does not admit this device, or its quota is used up.
    NotAdmitted = "not_admitted", FixInput;
    /// No relay is set up yet.
    NoRelay = "no_relay", FixInput;
    /// The text or the file is too large.
    TooLarge = "too_large", FixInput;
    /// There is no text.
    EmptyText = "empty_text", FixInput;
    /// The recurrence rule is not valid or finer than daily.
    InvalidRule = "invalid_rule", FixInput;
    /// The time is not valid.
    InvalidTime = "invalid_time", FixInput;
    /// There is no such time zone.
    UnknownZone = "unknown_zone", FixInput;
    /// Something that was given is outside its range or form.
    InvalidInput = "invalid_input", FixInput;
    /// Nobody here has that name or id.
    UnknownPerson = "unknown_person", FixInput;
    /// Several people have that name.
    AmbiguousPerson = "ambiguous_person", FixInput;
    /// The conversation is paused until the people have compared their safety numbers.
    Paused = "paused", VerifyAgain;
    /// The conversation has ended: one of its members was removed.
    Ended = "ended", FixInput;
    /// Somebody who is marked unsafe would stand in the crisis plan.
    UnsafePerson = "unsafe_person", FixInput;
    /// This is not permitted to this role or without a grant.
    NotPermitted = "not_permitted", FixInput;
    /// An exported access log is not what was written.
    LogBroken = "log_broken", Report;
    /// A clinician says why before something is shown.
    PurposeNeeded = "purpose_needed", FixInput;
    /// A consent that this needs does not stand: it was not given yet, was declined, or was given to an older text.
    ConsentNeeded = "consent_needed", FixInput;
    /// The text that was shown is not the current one: read it again.
    ConsentChanged = "consent_changed", FixInput;
    /// A consent that this needs was taken back.
    ConsentWithdrawn = "consent_withdrawn", FixInput;
    /// The disk is full. Nothing that was confirmed is lost.
    DiskFull = "disk_full", FreeSpace;
    /// The call was cancelled. What it had begun goes on or was not begun.
    Cancelled = "cancelled", Retry;
    /// The device's files cannot be read or written.
    Storage = "storage", Retry;
    /// Something that cannot happen did.
    Internal = "internal", Report;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_snake_case() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert!(
            names
                .iter()
                .all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        );
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
