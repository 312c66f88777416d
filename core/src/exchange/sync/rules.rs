//! What a group's context says of it, so that every member judges alike.

use serde::{Deserialize, Serialize};

use crate::foundation::types::{AccountId, Code, Error, Result};

/// The content of the group context extension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rules {
    version: u8,
    /// `direct`: two accounts; each may remove devices of the other and renew keys.
    kind: String,
    accounts: Vec<AccountId>,
}

impl Rules {
    pub(super) fn direct(one: AccountId, other: AccountId) -> Self {
        Rules {
            version: 1,
            kind: "direct".into(),
            accounts: vec![one, other],
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        kith_wire::encode(self)
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self> {
        let rules: Rules =
            kith_wire::decode(bytes).map_err(|_| Error::new(Code::InvalidInput, "a group has no rules of Kith"))?;
        if rules.version == 1 && rules.kind == "direct" && rules.accounts.len() == 2 {
            Ok(rules)
        } else {
            Err(Error::new(Code::NewerVersion, "a group has rules of a newer version"))
        }
    }

    pub(super) fn admits(&self, account: &AccountId) -> bool {
        self.accounts.contains(account)
    }
}
