//! What a device's leaf says of it: account, device and the statements that prove it.
//!
//! A credential that does not prove itself is flagged, and the leaf is removed by a member; it is never a reason to
//! reject a commit that others accept.

use serde::{Deserialize, Serialize};

use super::statement::{History, Statement};
use crate::foundation::types::{AccountId, Code, DeviceId, Error, Result};

/// The content of a device's MLS credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    version: u8,
    account: AccountId,
    device: DeviceId,
    statements: Vec<Statement>,
}

/// A credential whose statements prove its device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The device.
    pub device: DeviceId,
    /// The account's history as the credential tells it.
    pub history: History,
}

impl Proven {
    /// The account.
    pub fn account(&self) -> AccountId {
        self.history.account()
    }
}

impl Credential {
    /// The credential of a device, with its account's history as evidence.
    pub fn new(history: &History, device: DeviceId) -> Self {
        Credential {
            version: 1,
            account: history.account(),
            device,
            statements: history.statements().to_vec(),
        }
    }

    /// The bytes that stand in the leaf.
    pub fn encode(&self) -> Vec<u8> {
        kith_wire::encode(self)
    }

    /// Reads a credential and proves that `signature_key` is the key of a valid device of its account.
    ///
    /// # Errors
    /// `invalid_input`.
    pub fn prove(bytes: &[u8], signature_key: &[u8; 32]) -> Result<Proven> {
        let wrong = || Error::new(Code::InvalidInput, "a device's credential does not prove its account");
        let credential: Credential = kith_wire::decode(bytes).map_err(|_| wrong())?;
        let history = History::verify(credential.statements)?;
        let proven = credential.version == 1
            && history.account() == credential.account
            && history.vouches_for(credential.device, signature_key);
        if proven {
            Ok(Proven {
                device: credential.device,
                history,
            })
        } else {
            Err(wrong())
        }
    }
}
