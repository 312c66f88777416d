//! What a caller can act on.

use kith::foundation::types::{Advice as CoreAdvice, Code, Error};

/// What the person, or the app for them, can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
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
    /// Compare the safety number again.
    VerifyAgain,
    /// Tell those who make Kith.
    Report,
}

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident: $($code:ident)|+;)*) => {
        /// Why a call failed. `code` is stable, `detail` is for the developer's eye; neither holds what a person wrote.
        #[derive(Debug, thiserror::Error, uniffi::Error)]
        pub enum KithError {
            $(
                $(#[$doc])*
                #[error("{code}: {detail}")]
                $name {
                    /// The stable code, such as `wrong_passphrase`.
                    code: String,
                    /// What to do next.
                    advice: Advice,
                    /// For the developer's eye.
                    detail: String,
                },
            )*
        }

        impl From<Error> for KithError {
            fn from(error: Error) -> Self {
                let (code, advice, detail) =
                    (error.code().as_str().to_owned(), error.advice().into(), error.detail().to_owned());
                match error.code() {
                    $($(Code::$code)|+ => KithError::$name { code, advice, detail },)*
                    _ => KithError::Internal { code, advice, detail },
                }
            }
        }
    };
}

errors! {
    /// The passphrase or words are wrong, or no key is at hand.
    WrongKey: WrongPassphrase | KeyMissing;
    /// The vault or its screen is locked, or it is paused: unlock. Or a fresh proof is needed that it is the person
    /// themselves (`authentication_needed`): `authenticateWithKeyStore` or `authenticateWithPassphrase`, then again.
    Locked: Locked | AuthenticationNeeded;
    /// A file is damaged; nothing was changed.
    Damaged: Damaged | LogBroken;
    /// Written by a newer version; nothing was changed.
    NewerVersion: NewerVersion;
    /// Another process has the vault open.
    Busy: Busy;
    /// What was given cannot be used as it is.
    InvalidInput: AlreadyExists | TooLarge | EmptyText | InvalidRule | InvalidTime | UnknownZone | InvalidInput
        | InvalidInvitation | ExpiredInvitation | NoRelay | PurposeNeeded;
    /// There is no such thing or person, or several.
    NotFound: NotFound | UnknownPerson | AmbiguousPerson;
    /// It is not permitted, or not until people have compared or agreed.
    Refused: NotPermitted | UnsafePerson | ConsentNeeded | ConsentChanged | ConsentWithdrawn | Paused | Ended | UsedInvitation
        | NotAdmitted | RolledBack;
    /// The relay does not answer or answers wrongly; what was written waits.
    Network: RelayUnreachable | RelayProtocol | RelayRegressed;
    /// The disk is full or cannot be used.
    Storage: DiskFull | Storage;
    /// The person dismissed the platform's prompt. It is no failure: they can be asked again.
    Cancelled: Cancelled;
    /// Something happened that cannot.
    Internal: Internal;
}

impl KithError {
    pub(crate) fn panicked() -> Self {
        tracing::error!("a call ended in a panic");
        Error::new(
            Code::Internal,
            "a call ended in a panic; what it had not finished did not happen",
        )
        .into()
    }
}

impl From<CoreAdvice> for Advice {
    fn from(advice: CoreAdvice) -> Self {
        match advice {
            CoreAdvice::Retry => Advice::Retry,
            CoreAdvice::FixInput => Advice::FixInput,
            CoreAdvice::Unlock => Advice::Unlock,
            CoreAdvice::FreeSpace => Advice::FreeSpace,
            CoreAdvice::UpdateApp => Advice::UpdateApp,
            CoreAdvice::VerifyAgain => Advice::VerifyAgain,
            CoreAdvice::Report => Advice::Report,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_in_the_core_has_a_group_of_its_meaning() {
        for code in Code::ALL.iter().filter(|code| **code != Code::Internal) {
            let error = KithError::from(Error::new(*code, "told"));
            assert!(
                !matches!(error, KithError::Internal { .. }),
                "{} became Internal",
                code.as_str()
            );
            assert_eq!(error.to_string(), format!("{}: told", code.as_str()));
        }
    }
}
