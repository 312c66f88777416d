//! What this vault is to others: an account, an inbox and keys of its own for each persona.

use ed25519_dalek::SigningKey;
use kith_wire::id::{InboxId, PublicKey, Token};

use super::Role;
use super::credential::Credential;
use super::signature;
use super::statement::{Fact, History, Statement};
use crate::exchange::mls::Signer;
use crate::foundation::env::{Random, Relay};
use crate::foundation::keys::RecoveryWords;
use crate::foundation::types::{AccountId, Code, DeviceId, Error, Millis, PersonaId, Result, Secret};
use crate::foundation::vault::{Tx, View, params};

/// Longest name of a person, in bytes.
pub const LONGEST_NAME: usize = 256;

/// A persona of this vault with its keys.
pub struct Persona {
    /// Known to this vault alone.
    pub id: PersonaId,
    /// What others know it by.
    pub account: AccountId,
    /// This device.
    pub device: DeviceId,
    /// As it is shown to others.
    pub name: String,
    /// The part in a patient's care.
    pub role: Role,
    /// The relay where its inbox is; none until it is given or comes with an invitation.
    pub relay: Option<Relay>,
    /// The operator's admission, if this persona has one of its own.
    pub admission: Option<Token>,
    signing_key: SigningKey,
    inbox_key: SigningKey,
    seal_seed: Secret<[u8; 32]>,
    credential: Vec<u8>,
}

/// What a new persona is made of.
pub struct NewPersona<'a> {
    /// As it is shown to others.
    pub name: &'a str,
    /// The part in a patient's care.
    pub role: Role,
    /// The relay, if it is known already.
    pub relay: Option<Relay>,
    /// The operator's admission.
    pub admission: Option<Token>,
    /// The recovery words that may speak for the account.
    pub recovery: Option<&'a RecoveryWords>,
}

/// What a persona is restored from.
pub struct Restored<'a> {
    /// As it is shown to others.
    pub name: &'a str,
    /// The part in a patient's care.
    pub role: Role,
    /// The relay where its inbox is.
    pub relay: &'a Relay,
    /// The operator's admission.
    pub admission: Option<Token>,
    /// The owner's key of its inbox.
    pub inbox_key: SigningKey,
    /// The seed of the key that its items are sealed to.
    pub seal_seed: [u8; 32],
}

impl Persona {
    /// Founds an account with this device.
    ///
    /// # Errors
    /// `invalid_input` if the name is empty or too long; as [`Tx::execute`].
    pub fn found(tx: &Tx<'_>, new: NewPersona<'_>, random: &dyn Random, now: Millis) -> Result<Persona> {
        let name = checked_name(new.name)?;
        let device = DeviceId::from_bytes(random.array());
        let signing_key = SigningKey::from_bytes(&random.array());
        let recovery = new.recovery.map(RecoveryWords::derive_identity_key);
        let history = History::verify(vec![Statement::found(device, &signing_key, recovery.as_ref())])?;
        let persona = Persona {
            id: PersonaId::from_bytes(random.array()),
            account: history.account(),
            device,
            name: name.to_owned(),
            role: new.role,
            relay: new.relay,
            admission: new.admission,
            credential: Credential::new(&history, device).encode(),
            signing_key,
            inbox_key: SigningKey::from_bytes(&random.array()),
            seal_seed: Secret::new(random.array()),
        };
        persona.save(tx, now)?;
        save_history(tx, &history)?;
        Ok(persona)
    }

    /// Brings an account back on this device: a statement of the recovery words puts it in the place of the devices before.
    ///
    /// # Errors
    /// `not_permitted` if the words do not speak for the account.
    pub fn restore(
        tx: &Tx<'_>,
        restored: Restored<'_>,
        history: &History,
        words: &SigningKey,
        random: &dyn Random,
        now: Millis,
    ) -> Result<Persona> {
        let device = DeviceId::from_bytes(random.array());
        let signing_key = SigningKey::from_bytes(&random.array());
        let key = kith_wire::Array(signing_key.verifying_key().to_bytes());
        let mut history = history.clone();
        let mut joined = false;
        for old in history.devices() {
            let fact = if joined {
                Fact::Revoked { device: old }
            } else {
                Fact::Replaced { old, new: device, key }
            };
            history = history.extend(fact, words)?;
            joined = true;
        }
        let persona = Persona {
            id: PersonaId::from_bytes(random.array()),
            account: history.account(),
            device,
            name: restored.name.to_owned(),
            role: restored.role,
            relay: Some(restored.relay.clone()),
            admission: restored.admission,
            credential: Credential::new(&history, device).encode(),
            signing_key,
            inbox_key: restored.inbox_key,
            seal_seed: Secret::new(restored.seal_seed),
        };
        persona.save(tx, now)?;
        save_history(tx, &history)?;
        Ok(persona)
    }

    fn save(&self, tx: &Tx<'_>, now: Millis) -> Result<()> {
        tx.execute(
            "INSERT INTO personas (id, account, device, name, role, signing_key, inbox_key, seal_seed, relay, admission, created_at_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                self.id,
                self.account,
                self.device,
                self.name,
                self.role.as_str(),
                self.signing_key.to_bytes(),
                self.inbox_key.to_bytes(),
                self.seal_seed.expose(),
                self.relay.as_ref().map(kith_wire::encode),
                self.admission.map(|token| token.0.0),
                now,
            ],
        )?;
        Ok(())
    }

    /// The persona of an account of this vault.
    ///
    /// # Errors
    /// `damaged` if the stored keys or statements do not fit each other.
    pub fn load(view: &View<'_>, id: PersonaId) -> Result<Persona> {
        let found = view.one(
            "SELECT account, device, name, role, signing_key, inbox_key, seal_seed, relay, admission FROM personas WHERE id = ?1",
            params![id],
            |row| {
                let device = row.get(1)?;
                Ok(Persona {
                    id,
                    account: row.get(0)?,
                    device,
                    name: row.get(2)?,
                    role: row.get::<String>(3)?.parse()?,
                    signing_key: SigningKey::from_bytes(&row.get(4)?),
                    inbox_key: SigningKey::from_bytes(&row.get(5)?),
                    seal_seed: Secret::new(row.get(6)?),
                    relay: row.get::<Option<Vec<u8>>>(7)?.map(|bytes| decode_relay(&bytes)).transpose()?,
                    admission: row.get::<Option<[u8; 32]>>(8)?.map(|token| Token(kith_wire::Array(token))),
                    credential: Vec::new(),
                })
            },
        )?;
        let mut persona = found.ok_or_else(|| Error::new(Code::NotFound, "there is no such persona"))?;
        let history = history_of(view, &persona.account)?
            .ok_or_else(|| Error::new(Code::Damaged, "the persona's statements are missing"))?;
        persona.credential = Credential::new(&history, persona.device).encode();
        Ok(persona)
    }

    /// The account, name and role of each persona of this vault, oldest first, without its keys.
    ///
    /// # Errors
    /// As [`View::all`].
    pub fn names(view: &View<'_>) -> Result<Vec<(AccountId, String, Role)>> {
        view.all(
            "SELECT account, name, role FROM personas ORDER BY created_at_ms, id",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get::<String>(2)?.parse()?)),
        )
    }

    /// The personas of this vault, oldest first.
    ///
    /// # Errors
    /// As [`View::all`].
    pub fn all(view: &View<'_>) -> Result<Vec<PersonaId>> {
        view.all("SELECT id FROM personas ORDER BY created_at_ms, id", [], |row| {
            row.get(0)
        })
    }

    /// The persona of a vault that has one.
    ///
    /// # Errors
    /// `not_found` if the vault has none, `invalid_input` if it has several and one must be named.
    pub fn only(view: &View<'_>) -> Result<Persona> {
        match Persona::all(view)?.as_slice() {
            [only] => Persona::load(view, *only),
            [] => Err(Error::new(Code::NotFound, "this vault has no account")),
            _ => Err(Error::new(
                Code::InvalidInput,
                "this vault has several accounts: name one",
            )),
        }
    }

    /// Gives the persona a relay if it has none.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub fn settle_at(&mut self, tx: &Tx<'_>, relay: &Relay) -> Result<()> {
        if self.relay.is_none() {
            tx.execute(
                "UPDATE personas SET relay = ?2 WHERE id = ?1",
                params![self.id, kith_wire::encode(relay)],
            )?;
            self.relay = Some(relay.clone());
        }
        Ok(())
    }

    /// What signs this device's leaves.
    pub fn signer(&self) -> Signer<'_> {
        Signer::new(&self.signing_key, &self.credential)
    }

    /// Signs a message with the device's key for one purpose; see [`signature::is_signed`].
    pub fn sign(&self, purpose: &str, message: &[u8]) -> [u8; 64] {
        signature::sign(&self.signing_key, purpose, message)
    }

    /// The device's credential, as others see it.
    pub fn credential(&self) -> &[u8] {
        &self.credential
    }

    /// The device's public key.
    pub fn public_key(&self) -> [u8; 32] {
        self.signing_key.verifying_key().to_bytes()
    }

    /// The owner's key of the persona's inbox.
    pub fn inbox_key(&self) -> &SigningKey {
        &self.inbox_key
    }

    /// The persona's inbox.
    pub fn inbox(&self) -> InboxId {
        InboxId::of(&PublicKey(kith_wire::Array(self.inbox_key.verifying_key().to_bytes())))
    }

    /// The seed of the key that items of the persona's inbox are sealed to.
    pub fn seal_seed(&self) -> &Secret<[u8; 32]> {
        &self.seal_seed
    }
}

/// A name without surrounding space.
///
/// # Errors
/// `empty_text`, `too_large`, or `invalid_input` if it holds control characters.
pub fn checked_name(name: &str) -> Result<&str> {
    let name = name.trim();
    if name.is_empty() {
        Err(Error::new(Code::EmptyText, "a name is needed"))
    } else if name.len() > LONGEST_NAME {
        Err(Error::new(Code::TooLarge, "a name has at most 256 bytes"))
    } else if name.chars().any(char::is_control) {
        Err(Error::new(Code::InvalidInput, "a name holds no control characters"))
    } else {
        Ok(name)
    }
}

/// The statements of an account as far as they were seen.
///
/// # Errors
/// `damaged` if they do not verify.
pub fn history_of(view: &View<'_>, account: &AccountId) -> Result<Option<History>> {
    let stored = view.all(
        "SELECT statement FROM statements WHERE account = ?1 ORDER BY position",
        params![account],
        |row| {
            kith_wire::decode::<Statement>(&row.get::<Vec<u8>>(0)?)
                .map_err(|_| Error::new(Code::Damaged, "a stored statement is damaged"))
        },
    )?;
    if stored.is_empty() {
        return Ok(None);
    }
    History::verify(stored)
        .map(Some)
        .map_err(|_| Error::new(Code::Damaged, "stored statements do not verify"))
}

/// Stores an account's statements, in the place of those seen before.
///
/// # Errors
/// As [`Tx::execute`].
pub fn save_history(tx: &Tx<'_>, history: &History) -> Result<()> {
    tx.execute("DELETE FROM statements WHERE account = ?1", params![history.account()])?;
    for (position, statement) in (0i64..).zip(history.statements()) {
        tx.execute(
            "INSERT INTO statements (account, position, statement) VALUES (?1, ?2, ?3)",
            params![history.account(), position, kith_wire::encode(statement)],
        )?;
    }
    Ok(())
}

/// Reads a stored relay.
pub(crate) fn decode_relay(bytes: &[u8]) -> Result<Relay> {
    kith_wire::decode(bytes).map_err(|_| Error::new(Code::Damaged, "a stored relay address is damaged"))
}
