//! Rows of `mls_values`: one value each, named by its kind and by what openmls keys it with.
//!
//! Names and values are MessagePack with named fields (openmls has an untagged enum, so the encoding must describe
//! itself, and named fields let a later version of openmls add some). A list is an array of encoded items. Buffers that
//! hold encoded secrets are wiped. Kinds are part of the file's format: a number never changes its meaning.

use std::cell::RefCell;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use zeroize::{Zeroize, Zeroizing};

use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::{Tx, params};

/// What a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i64)]
pub(super) enum Kind {
    /// Group id → how the group is run.
    JoinConfig = 1,
    /// Group id → list of own leaf nodes proposed by updates.
    OwnLeafNodes = 2,
    /// Group id → list of references of queued proposals.
    ProposalRefs = 3,
    /// (Group id, reference) → queued proposal.
    Proposal = 4,
    /// Group id → ratchet tree.
    Tree = 5,
    /// Group id → interim transcript hash.
    InterimTranscriptHash = 6,
    /// Group id → group context.
    GroupContext = 7,
    /// Group id → confirmation tag.
    ConfirmationTag = 8,
    /// Group id → operational, inactive, or the pending commit.
    GroupState = 9,
    /// Group id → secret trees of this epoch and past ones.
    MessageSecrets = 10,
    /// Group id → resumption secrets.
    ResumptionSecrets = 11,
    /// Group id → index of the own leaf.
    OwnLeafIndex = 12,
    /// Group id → secrets of the epoch.
    EpochSecrets = 13,
    /// Public key → signature key pair.
    SignatureKeyPair = 14,
    /// Public key → HPKE key pair.
    EncryptionKeyPair = 15,
    /// (Group id, epoch, leaf) → list of HPKE key pairs.
    EpochKeyPairs = 16,
    /// Reference → key package with its private keys.
    KeyPackage = 17,
    /// Identifier → external pre-shared key.
    PreSharedKey = 18,
    /// Kith's own: group id (16 bytes) and epoch (8 bytes, big-endian), not encoded → members of a past epoch.
    Roster = 64,
}

/// The rows within one transaction. Remembers the first error, since openmls drops some.
pub(super) struct Storage<'a> {
    tx: &'a Tx<'a>,
    fault: RefCell<Option<Error>>,
}

impl<'a> Storage<'a> {
    pub(super) fn new(tx: &'a Tx<'a>) -> Self {
        Storage {
            tx,
            fault: RefCell::default(),
        }
    }

    /// The first error since the last call.
    pub(super) fn take_fault(&self) -> Option<Error> {
        self.fault.borrow_mut().take()
    }

    pub(super) fn put(&self, kind: Kind, name: &impl Serialize, value: &impl Serialize) -> Result<()> {
        self.remember(encode(name).and_then(|name| put(self.tx, kind, &name, &encode(value)?)))
    }

    pub(super) fn get<V: DeserializeOwned>(&self, kind: Kind, name: &impl Serialize) -> Result<Option<V>> {
        self.remember(encode(name).and_then(|name| get(self.tx, kind, &name)?.map(|value| decode(&value)).transpose()))
    }

    pub(super) fn delete(&self, kind: Kind, name: &impl Serialize) -> Result<()> {
        self.remember(encode(name).and_then(|name| delete(self.tx, kind, &name)))
    }

    pub(super) fn put_list<V: Serialize>(&self, kind: Kind, name: &impl Serialize, items: &[V]) -> Result<()> {
        let list = items.iter().map(encode).collect::<Result<Vec<_>>>();
        self.remember(list.and_then(|mut list| {
            List(
                list.iter_mut()
                    .map(|item| ByteBuf::from(std::mem::take(&mut **item)))
                    .collect(),
            )
            .put(self.tx, kind, &encode(name)?)
        }))
    }

    pub(super) fn get_list<V: DeserializeOwned>(&self, kind: Kind, name: &impl Serialize) -> Result<Vec<V>> {
        self.remember(encode(name).and_then(|name| {
            List::get(self.tx, kind, &name)?
                .0
                .iter()
                .map(|item| decode(item))
                .collect::<Result<Vec<V>>>()
        }))
    }

    pub(super) fn push(&self, kind: Kind, name: &impl Serialize, item: &impl Serialize) -> Result<()> {
        self.remember(encode(name).and_then(|name| {
            let mut list = List::get(self.tx, kind, &name)?;
            list.0.push(ByteBuf::from(std::mem::take(&mut *encode(item)?)));
            list.put(self.tx, kind, &name)
        }))
    }

    pub(super) fn pull(&self, kind: Kind, name: &impl Serialize, item: &impl Serialize) -> Result<()> {
        self.remember(encode(name).and_then(|name| {
            let mut list = List::get(self.tx, kind, &name)?;
            let item = encode(item)?;
            list.0.retain(|other| other.as_slice() != item.as_slice());
            list.put(self.tx, kind, &name)
        }))
    }

    fn remember<T>(&self, outcome: Result<T>) -> Result<T> {
        if let Err(error) = &outcome {
            self.fault.borrow_mut().get_or_insert_with(|| error.clone());
        }
        outcome
    }
}

/// Encoded items, wiped on drop.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct List(Vec<ByteBuf>);

impl List {
    fn get(tx: &Tx<'_>, kind: Kind, name: &[u8]) -> Result<List> {
        get(tx, kind, name)?.map_or_else(|| Ok(List::default()), |value| decode(&value))
    }

    fn put(&self, tx: &Tx<'_>, kind: Kind, name: &[u8]) -> Result<()> {
        if self.0.is_empty() {
            delete(tx, kind, name)
        } else {
            put(tx, kind, name, &encode(self)?)
        }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        self.0.iter_mut().for_each(|item| item.zeroize());
    }
}

pub(super) fn put(tx: &Tx<'_>, kind: Kind, name: &[u8], value: &[u8]) -> Result<()> {
    tx.execute(
        "INSERT INTO mls_values (kind, name, value) VALUES (?1, ?2, ?3)
         ON CONFLICT (kind, name) DO UPDATE SET value = excluded.value",
        params![kind as i64, name, value],
    )
    .map(|_| ())
}

pub(super) fn get(tx: &Tx<'_>, kind: Kind, name: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>> {
    tx.one(
        "SELECT value FROM mls_values WHERE kind = ?1 AND name = ?2",
        params![kind as i64, name],
        |row| row.get(0).map(Zeroizing::new),
    )
}

pub(super) fn delete(tx: &Tx<'_>, kind: Kind, name: &[u8]) -> Result<()> {
    tx.execute(
        "DELETE FROM mls_values WHERE kind = ?1 AND name = ?2",
        params![kind as i64, name],
    )
    .map(|_| ())
}

/// The encoding of names and values.
///
/// # Errors
/// `internal`. Among the causes is a system clock before 1970: openmls notes when an epoch began.
pub(super) fn encode(value: &(impl Serialize + ?Sized)) -> Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    value
        .serialize(&mut rmp_serde::Serializer::new(&mut *bytes).with_struct_map())
        .map_err(|_| Error::new(Code::Internal, "a value of MLS cannot be encoded"))?;
    Ok(bytes)
}

/// The inverse of [`encode`].
pub(super) fn decode<V: DeserializeOwned>(bytes: &[u8]) -> Result<V> {
    rmp_serde::from_slice(bytes).map_err(|_| Error::new(Code::Damaged, "a stored value of MLS cannot be read"))
}
