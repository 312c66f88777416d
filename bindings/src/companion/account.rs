//! The own account.

use kith::care::consent::matrix;
use kith::companion as core;
use kith::foundation::env::Env;
use kith::foundation::keys::RecoveryWords;

use crate::Role;

/// An account to be founded.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NewAccount {
    /// As it is shown to others.
    pub name: String,
    /// The part in a patient's care.
    pub role: Role,
    /// Opens the vault.
    pub passphrase: String,
    /// The relay's address; without one it comes with an invitation.
    #[uniffi(default = None)]
    pub relay_url: Option<String>,
    /// The certificate authority of the relay, in PEM, if it has its own.
    #[uniffi(default = None)]
    pub relay_authority_pem: Option<String>,
    /// The admission that the relay's operator gave.
    #[uniffi(default = None)]
    pub admission: Option<String>,
    /// Recovery words from `makeRecoveryWords`, already written down by the person. Without them a forgotten passphrase
    /// loses everything.
    #[uniffi(default = None)]
    pub recovery_words: Option<String>,
}

/// The own account.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Account {
    /// The account's id.
    pub id: String,
    /// As it is shown to others.
    pub name: String,
    /// The part in a patient's care.
    pub role: Role,
    /// The relay's address, if one is known.
    pub relay_url: Option<String>,
    /// Whether somebody in this role shares anything: the patient, of their own.
    #[uniffi(default = false)]
    pub may_share: bool,
    /// Whether somebody in this role is asked why before `Shares.read` shows them what others share.
    #[uniffi(default = false)]
    pub is_asked_why: bool,
}

impl From<core::Me> for Account {
    fn from(me: core::Me) -> Self {
        Account {
            id: me.account.to_string(),
            name: me.name,
            role: me.role,
            relay_url: me.relay.map(|relay| relay.url),
            may_share: matrix::may_share(me.role),
            is_asked_why: matrix::is_asked_why(me.role),
        }
    }
}

/// Makes new recovery words: 24 English words, to be shown once and written down. Who has them has the account.
#[uniffi::export]
pub fn make_recovery_words() -> String {
    let words = RecoveryWords::make(Env::system().random.as_ref());
    words.to_text().expose().clone()
}
