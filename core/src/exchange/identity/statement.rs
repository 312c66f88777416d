//! Statements: an account as a hash-linked list of signed facts about its devices.
//!
//! The first statement founds the account; its hash is the account's id. Each later one names the hash of the one before
//! and is signed by a device that was valid then, or by the recovery key. A branch signed by the recovery key beats a
//! branch of devices; any other fork is a [`Verdict::Conflict`], which freezes changes until people have compared again.
//! Formats: `docs/protocol.md`.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::foundation::types::{AccountId, Code, DeviceId, Error, Result};

type Key = kith_wire::Array<32>;

/// Most statements of one account that are looked at.
pub const MOST_STATEMENTS: usize = 256;

/// A signed fact. What is signed is the body as it is, never a re-encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    #[serde(with = "serde_bytes")]
    body: Vec<u8>,
    signature: kith_wire::Array<64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Body {
    version: u8,
    /// The hash of the statement before; none in the first.
    previous: Option<Key>,
    /// The public key that signed.
    by: Key,
    fact: Fact,
}

/// What a statement says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The account begins with this device, and these recovery words if there are any.
    Founded {
        /// The first device.
        device: DeviceId,
        /// Its public key.
        key: Key,
        /// The public key of the recovery words.
        recovery: Option<Key>,
    },
    /// A device joins.
    Joined {
        /// The device.
        device: DeviceId,
        /// Its public key.
        key: Key,
    },
    /// A device is revoked.
    Revoked {
        /// The device.
        device: DeviceId,
    },
    /// A device takes the place of one whose keys may not be used again.
    Replaced {
        /// The device that ends.
        old: DeviceId,
        /// The device that follows.
        new: DeviceId,
        /// Its public key.
        key: Key,
    },
}

impl Statement {
    /// Founds an account: signed by its first device.
    pub fn found(device: DeviceId, key: &SigningKey, recovery: Option<&SigningKey>) -> Self {
        let fact = Fact::Founded {
            device,
            key: public(key),
            recovery: recovery.map(public),
        };
        Statement::sign(None, fact, key)
    }

    fn sign(previous: Option<Key>, fact: Fact, key: &SigningKey) -> Self {
        let body = kith_wire::encode(&Body {
            version: 1,
            previous,
            by: public(key),
            fact,
        });
        let signature = kith_wire::Array(key.sign(&message(&body)).to_bytes());
        Statement { body, signature }
    }

    /// SHA-256 over `"kith/1 statement\0"` and the body.
    fn hash(&self) -> Key {
        kith_wire::Array(Sha256::digest(message(&self.body)).into())
    }

    fn open(&self) -> Option<Body> {
        let body: Body = kith_wire::decode(&self.body).ok()?;
        let key = VerifyingKey::from_bytes(&body.by.0).ok()?;
        let signature = Signature::from_bytes(&self.signature.0);
        key.verify_strict(&message(&self.body), &signature).ok()?;
        (body.version == 1).then_some(body)
    }
}

fn message(body: &[u8]) -> Vec<u8> {
    [b"kith/1 statement\0".as_slice(), body].concat()
}

fn public(key: &SigningKey) -> Key {
    kith_wire::Array(key.verifying_key().to_bytes())
}

/// A verified list of statements and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    account: AccountId,
    statements: Vec<Statement>,
    devices: Vec<Device>,
    retired: Vec<DeviceId>,
    recovery: Option<Key>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Device {
    id: DeviceId,
    key: Key,
}

/// What a list means to who has seen another of the same account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing new.
    Same,
    /// It says more.
    Extends,
    /// It says less than what was seen: ignored.
    Shorter,
    /// A branch of the recovery words: it takes the place of what was seen.
    Recovery,
    /// A fork that only people can decide.
    Conflict,
}

impl History {
    /// Verifies a list from its first statement on.
    ///
    /// # Errors
    /// `invalid_input` if a signature, a link or a device is wrong.
    pub fn verify(statements: Vec<Statement>) -> Result<Self> {
        let wrong = || Error::new(Code::InvalidInput, "the statements of an account do not verify");
        if statements.len() > MOST_STATEMENTS {
            return Err(wrong());
        }
        let mut history: Option<History> = None;
        for statement in &statements {
            let body = statement.open().ok_or_else(wrong)?;
            history = match history {
                None => Some(History::begin(statement, &body).ok_or_else(wrong)?),
                Some(before) => Some(before.follow(statement, &body).ok_or_else(wrong)?),
            };
        }
        history.ok_or_else(wrong)
    }

    fn begin(statement: &Statement, body: &Body) -> Option<Self> {
        let Fact::Founded { device, key, recovery } = body.fact else {
            return None;
        };
        (body.previous.is_none() && body.by == key && recovery != Some(key)).then(|| History {
            account: AccountId::from_bytes(statement.hash().0),
            statements: vec![statement.clone()],
            devices: vec![Device { id: device, key }],
            retired: Vec::new(),
            recovery,
        })
    }

    fn follow(mut self, statement: &Statement, body: &Body) -> Option<Self> {
        let by_device = self.devices.iter().any(|device| device.key == body.by);
        let valid_signer = by_device || self.recovery == Some(body.by);
        if body.previous != Some(self.head()) || !valid_signer {
            return None;
        }
        match body.fact {
            Fact::Founded { .. } => return None,
            Fact::Joined { device, key } => self.admit(device, key)?,
            Fact::Revoked { device } => self.retire(device)?,
            Fact::Replaced { old, new, key } => {
                self.retire(old)?;
                self.admit(new, key)?;
            }
        }
        self.statements.push(statement.clone());
        Some(self)
    }

    fn admit(&mut self, id: DeviceId, key: Key) -> Option<()> {
        let known = self.devices.iter().any(|device| device.id == id || device.key == key)
            || self.retired.contains(&id)
            || self.recovery == Some(key);
        (!known).then(|| self.devices.push(Device { id, key }))
    }

    fn retire(&mut self, id: DeviceId) -> Option<()> {
        let place = self.devices.iter().position(|device| device.id == id)?;
        self.devices.remove(place);
        self.retired.push(id);
        Some(())
    }

    /// Adds a fact, signed by a valid device or the recovery words.
    ///
    /// # Errors
    /// `not_permitted` if the key may not sign for this account, or the fact does not follow.
    pub fn extend(&self, fact: Fact, key: &SigningKey) -> Result<Self> {
        let statement = Statement::sign(Some(self.head()), fact, key);
        statement
            .open()
            .and_then(|body| self.clone().follow(&statement, &body))
            .ok_or_else(|| Error::new(Code::NotPermitted, "this key may not say this of the account"))
    }

    /// The account's id: the hash of its first statement.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The statements, first to last.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Whether `key` is the key of the valid device `device`.
    pub fn vouches_for(&self, device: DeviceId, key: &[u8; 32]) -> bool {
        self.devices
            .iter()
            .any(|known| known.id == device && known.key.0 == *key)
    }

    /// Whether `key` is or was the key of `device`.
    pub fn ever_vouched_for(&self, device: DeviceId, key: &[u8; 32]) -> bool {
        let facts = self.statements.iter().filter_map(Statement::open).map(|body| body.fact);
        facts.into_iter().any(|fact| match fact {
            Fact::Founded {
                device: new, key: its, ..
            }
            | Fact::Joined { device: new, key: its }
            | Fact::Replaced { new, key: its, .. } => new == device && its.0 == *key,
            Fact::Revoked { .. } => false,
        })
    }

    /// The valid devices, in the order in which they joined.
    pub fn devices(&self) -> Vec<DeviceId> {
        self.devices.iter().map(|device| device.id).collect()
    }

    fn head(&self) -> Key {
        self.statements
            .last()
            .expect("a history has its first statement")
            .hash()
    }

    /// What `offered` means to who has seen this history.
    pub fn judge(&self, offered: &History) -> Verdict {
        if self.account != offered.account {
            return Verdict::Conflict;
        }
        let shared = self
            .statements
            .iter()
            .zip(&offered.statements)
            .take_while(|(a, b)| a.hash() == b.hash())
            .count();
        match (self.statements.get(shared), offered.statements.get(shared)) {
            (None, None) => Verdict::Same,
            (None, Some(_)) => Verdict::Extends,
            (Some(_), None) => Verdict::Shorter,
            (Some(ours), Some(theirs)) => match (self.is_of_recovery(ours), offered.is_of_recovery(theirs)) {
                (false, true) => Verdict::Recovery,
                (true, false) => Verdict::Shorter,
                _ => Verdict::Conflict,
            },
        }
    }

    fn is_of_recovery(&self, statement: &Statement) -> bool {
        self.recovery.is_some() && statement.open().map(|body| body.by) == self.recovery
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_bytes(&[seed; 32])
    }

    fn device(seed: u8) -> DeviceId {
        DeviceId::from_bytes([seed; 16])
    }

    fn founded() -> History {
        History::verify(vec![Statement::found(device(1), &key(1), Some(&key(9)))]).expect("valid")
    }

    fn joined(seed: u8) -> Fact {
        Fact::Joined {
            device: device(seed),
            key: public(&key(seed)),
        }
    }

    #[test]
    fn a_device_that_was_revoked_speaks_for_nobody() {
        let two = founded().extend(joined(2), &key(1)).expect("valid");
        let one = two.extend(Fact::Revoked { device: device(1) }, &key(2)).expect("valid");
        assert!(one.extend(joined(3), &key(1)).is_err());
        assert!(!one.vouches_for(device(1), &key(1).verifying_key().to_bytes()));
        assert!(one.vouches_for(device(2), &key(2).verifying_key().to_bytes()));
        assert!(
            one.extend(joined(1), &key(2)).is_err(),
            "a retired id does not come back"
        );
        assert_eq!(History::verify(one.statements().to_vec()).expect("as sent"), one);
    }

    #[test]
    fn a_shorter_list_is_ignored_and_a_longer_one_taken() {
        let short = founded();
        let long = short.extend(joined(2), &key(1)).expect("valid");
        assert_eq!(short.judge(&long), Verdict::Extends);
        assert_eq!(long.judge(&short), Verdict::Shorter);
        assert_eq!(long.judge(&long), Verdict::Same);
    }

    #[test]
    fn the_recovery_words_beat_a_branch_of_devices_and_any_other_fork_freezes() {
        let ours = founded().extend(joined(2), &key(1)).expect("valid");
        let theirs = founded().extend(joined(3), &key(1)).expect("valid");
        let words = founded().extend(
            Fact::Replaced {
                old: device(1),
                new: device(4),
                key: public(&key(4)),
            },
            &key(9),
        );
        let words = words.expect("valid");
        let others = founded().extend(joined(5), &key(9)).expect("valid");
        assert_eq!(ours.judge(&theirs), Verdict::Conflict);
        assert_eq!(ours.judge(&words), Verdict::Recovery);
        assert_eq!(words.judge(&ours), Verdict::Shorter);
        assert_eq!(words.judge(&others), Verdict::Conflict);
    }

    #[test]
    fn a_changed_byte_anywhere_is_refused() {
        let list = founded().extend(joined(2), &key(1)).expect("valid");
        let bytes = kith_wire::encode(&list.statements().to_vec());
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            let verified = kith_wire::decode::<Vec<Statement>>(&changed)
                .ok()
                .and_then(|s| History::verify(s).ok());
            assert!(verified.is_none(), "byte {place}");
        }
    }

    #[test]
    fn the_bytes_of_a_statement_are_golden() {
        let statement = Statement::found(device(1), &key(1), Some(&key(9)));
        assert_eq!(founded().account().to_string(), GOLDEN);
        assert_eq!(History::verify(vec![statement]).expect("valid"), founded());
    }

    const GOLDEN: &str = "82be2c7277cba09bb6fc6a5814d56a5d8361cce6471603a906c97b032d97380d";
}
