//! The log as a file, and its verification without a vault.
//!
//! The file is one JSON document: every event with its hash, and the head signed by the device together with the
//! statements that say whose device it is. An event that was changed, removed or moved breaks the chain at its place; one
//! that is missing at the end, or a log that was made up, does not match the signature. Only who has the device's key can
//! write another log: against that stand the heads that others keep.

use serde::{Deserialize, Serialize};

use super::chain::{self, Broken, Hash, Link};
use super::{About, Event, Head, Party, store};
use crate::exchange::identity::persona::{self, Persona};
use crate::exchange::identity::signature::is_signed;
use crate::exchange::identity::statement::{History, Statement};
use crate::foundation::types::{
    AccountId, Code, DeviceId, Error, GrantId, Millis, Result, format_rfc3339, parse_rfc3339,
};
use crate::foundation::vault::View;

const FORMAT: u32 = 1;
const PURPOSE: &str = "access log head";

/// A log with its signed head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Whose it is.
    pub account: AccountId,
    /// The device that kept it.
    pub device: DeviceId,
    /// The events, the oldest first.
    pub links: Vec<Link>,
    signed_at: Millis,
    key: kith_wire::Array<32>,
    signature: kith_wire::Array<64>,
    statements: Vec<Statement>,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// It is whole, as this device of this account kept it.
    Whole(Box<Exported>),
    /// From this event on it is not what was written.
    Broken(Broken),
    /// The events fit each other, but the device that is named did not sign them.
    Unsigned,
}

/// What the device signs.
#[derive(Serialize)]
struct Signed {
    account: AccountId,
    device: DeviceId,
    place: u64,
    hash: Hash,
    at: Millis,
}

impl Exported {
    fn signed(&self) -> Vec<u8> {
        let place = u64::try_from(self.links.len()).unwrap_or(u64::MAX);
        let hash = self.links.last().map_or(chain::BEGINNING, |link| link.hash);
        let (account, device, at) = (self.account, self.device, self.signed_at);
        kith_wire::encode(&Signed {
            account,
            device,
            place,
            hash,
            at,
        })
    }
}

/// The whole log of this device, signed.
///
/// # Errors
/// `damaged` if it is not as it was written.
pub fn export(view: &View<'_>, now: Millis) -> Result<Exported> {
    let own = Persona::only(view)?;
    let history = persona::history_of(view, &own.account)?
        .ok_or_else(|| Error::new(Code::Damaged, "the own account has no statements"))?;
    let mut exported = Exported {
        account: own.account,
        device: own.device,
        links: store::all(view)?,
        signed_at: now,
        key: kith_wire::Array(own.public_key()),
        signature: kith_wire::Array([0; 64]),
        statements: history.statements().to_vec(),
    };
    exported.signature = kith_wire::Array(own.sign(PURPOSE, &exported.signed()));
    Ok(exported)
}

/// Verifies the text of a file.
///
/// # Errors
/// `invalid_input` if it is no exported log; `newer_version` if it holds what this version does not know.
pub fn verify(text: &str) -> Result<Verified> {
    let file: File = serde_json::from_str(text).map_err(|error| {
        Error::technical(
            Code::InvalidInput,
            format_args!("no exported log: line {}", error.line()),
        )
    })?;
    if file.format != FORMAT {
        return Err(Error::new(
            Code::NewerVersion,
            "the log was exported by a newer version",
        ));
    }
    let exported = file.read()?;
    // The first place at which the file's own numbers, or the chain, are not as they were written.
    let misplaced = (1..).zip(&file.events).find(|(place, event)| event.place != *place);
    let misplaced = misplaced.map(|(place, _)| place);
    let broken = chain::follow(&exported.links).err().map(|broken| broken.place);
    if let Some(place) = [misplaced, broken].into_iter().flatten().min() {
        return Ok(Verified::Broken(Broken { place }));
    }
    let count = u64::try_from(exported.links.len()).unwrap_or(u64::MAX);
    if file.head.place > count {
        return Ok(Verified::Broken(Broken { place: count + 1 }));
    }
    let vouched = History::verify(exported.statements.clone()).is_ok_and(|history| {
        history.account() == exported.account && history.vouches_for(exported.device, &exported.key.0)
    });
    let signed = is_signed(&exported.key.0, PURPOSE, &exported.signed(), &exported.signature.0);
    if !(vouched && signed) {
        return Ok(Verified::Unsigned);
    }
    // Whatever the hashes do not cover is as it would be written now.
    let rewritten = exported.file();
    let other = file
        .events
        .iter()
        .zip(&rewritten.events)
        .position(|(read, written)| read != written);
    Ok(match other {
        Some(at) => Verified::Broken(Broken {
            place: u64::try_from(at + 1).unwrap_or(u64::MAX),
        }),
        None if file != rewritten => Verified::Unsigned,
        None => Verified::Whole(Box::new(exported)),
    })
}

#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    account: String,
    device: String,
    events: Vec<FileEvent>,
    head: FileHead,
}

#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileHead {
    place: u64,
    hash: String,
    signed_at: String,
    key: String,
    signature: String,
    statements: Vec<String>,
}

#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileEvent {
    place: u64,
    at: String,
    who: FileParty,
    action: String,
    to: Option<FileParty>,
    share: Option<String>,
    kind: Option<String>,
    fields: Vec<String>,
    purpose: Option<String>,
    hash: String,
}

#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileParty {
    account: String,
    name: String,
    role: String,
}

impl Exported {
    /// How far the log has come.
    pub fn head(&self) -> Option<Head> {
        let place = u64::try_from(self.links.len()).ok()?;
        self.links.last().map(|link| Head { place, hash: link.hash })
    }

    /// The file.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.file()).expect("texts and numbers always encode")
    }

    fn file(&self) -> File {
        let head = self.head();
        File {
            format: FORMAT,
            account: self.account.to_string(),
            device: self.device.to_string(),
            events: (1..)
                .zip(&self.links)
                .map(|(place, link)| FileEvent::of(place, link))
                .collect(),
            head: FileHead {
                place: head.map_or(0, |head| head.place),
                hash: head.map_or(chain::BEGINNING, |head| head.hash).to_hex(),
                signed_at: format_rfc3339(self.signed_at),
                key: self.key.to_hex(),
                signature: self.signature.to_hex(),
                statements: self.statements.iter().map(|one| hex(&kith_wire::encode(one))).collect(),
            },
        }
    }
}

impl FileEvent {
    fn of(place: u64, link: &Link) -> Self {
        let Link { event, hash } = link;
        let about = event.about.as_ref();
        FileEvent {
            place,
            at: format_rfc3339(event.at),
            who: FileParty::of(&event.who),
            action: event.action.as_str().into(),
            to: event.to.as_ref().map(FileParty::of),
            share: about.and_then(|about| about.share).map(|share| share.to_string()),
            kind: about.map(|about| about.kind.clone()),
            fields: about.map(|about| about.fields.clone()).unwrap_or_default(),
            purpose: event.purpose.clone(),
            hash: hash.to_hex(),
        }
    }

    fn read(&self) -> Result<Link> {
        let share = self.share.as_deref().map(id::<GrantId>).transpose()?;
        let about = self.kind.clone().map(|kind| About {
            share,
            kind,
            fields: self.fields.clone(),
        });
        Ok(Link {
            event: Event {
                at: parse_rfc3339(&self.at).map_err(|_| malformed())?,
                who: self.who.read()?,
                action: self.action.parse()?,
                to: self.to.as_ref().map(FileParty::read).transpose()?,
                about,
                purpose: self.purpose.clone(),
            },
            hash: bytes(&self.hash)?,
        })
    }
}

impl FileParty {
    fn of(party: &Party) -> Self {
        FileParty {
            account: party.account.to_string(),
            name: party.name.clone(),
            role: party.role.clone(),
        }
    }

    fn read(&self) -> Result<Party> {
        Ok(Party {
            account: id(&self.account)?,
            name: self.name.clone(),
            role: self.role.clone(),
        })
    }
}

impl File {
    fn read(&self) -> Result<Exported> {
        let statements = self.head.statements.iter().map(|text| {
            let bytes = unhex(text).ok_or_else(malformed)?;
            kith_wire::decode::<Statement>(&bytes).map_err(|_| malformed())
        });
        Ok(Exported {
            account: id(&self.account)?,
            device: id(&self.device)?,
            links: self.events.iter().map(FileEvent::read).collect::<Result<_>>()?,
            signed_at: parse_rfc3339(&self.head.signed_at).map_err(|_| malformed())?,
            key: bytes(&self.head.key)?,
            signature: bytes(&self.head.signature)?,
            statements: statements.collect::<Result<_>>()?,
        })
    }
}

fn id<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| malformed())
}

fn bytes<const N: usize>(text: &str) -> Result<kith_wire::Array<N>> {
    kith_wire::Array::from_hex(text).map_err(|_| malformed())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| kith_wire::Array([*byte]).to_hex()).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).ok()?;
            kith_wire::Array::<1>::from_hex(pair).ok().map(|byte| byte.0[0])
        })
        .collect()
}

fn malformed() -> Error {
    Error::new(Code::InvalidInput, "no exported log: a value in it is malformed")
}
