//! Reading an entry of a conversation.

use kith_wire::id::Epoch;
use openmls::framing::errors::{MessageDecryptionError, SecretTreeError};
use openmls::prelude::tls_codec::Deserialize as _;
use openmls::prelude::{
    ContentType, LeafNodeIndex, MlsMessageBodyIn, MlsMessageIn, ProcessMessageError, ProcessedMessage,
    ProcessedMessageContent, Proposal, ProtocolMessage, Sender, StagedCommit, ValidationError,
};
use openmls_traits::OpenMlsProvider;

use super::group::{Group, ended};
use super::key_package::is_of_kith;
use super::member::{Leaf, Member};
use super::padding::unframe;
use super::provider::{Context, Provider};
use super::relay_key::RelayKey;
use super::roster;
use super::settings::rules;
use super::stage::Removes;
use crate::foundation::types::{Code, Error};
use crate::foundation::vault::Tx;

/// What an entry held.
#[derive(Debug)]
pub enum Received {
    /// Something that a member said.
    Application {
        /// Who said it: the holder of the leaf in the epoch that it was sealed in.
        sender: Member,
        /// That epoch, the current one or one of the five before it.
        epoch: Epoch,
        /// What it said.
        plaintext: Vec<u8>,
    },
    /// A change of the group, which is merged already.
    Commit(Box<Commit>),
}

/// What a commit did. Whether its author may do this is for the caller to say, and to answer with a commit of its own:
/// all members have merged it.
#[derive(Debug)]
pub struct Commit {
    /// Who committed, as it stood before.
    pub by: Member,
    /// The same leaf as it stands now, with a renewed key and perhaps another credential or signature key.
    pub by_now: Member,
    /// Who joined.
    pub added: Vec<Member>,
    /// Who was removed, this device perhaps among them.
    pub removed: Vec<Member>,
    /// The new rules, if they were set.
    pub rules: Option<Vec<u8>>,
    /// The epoch that it opened.
    pub epoch: Epoch,
    /// The key of that epoch at the relay; `None` if this device was removed.
    pub relay_key: Option<RelayKey>,
}

impl Commit {
    /// Whether it removed anybody.
    pub fn removes(&self) -> Removes {
        if self.removed.is_empty() {
            Removes::Nobody
        } else {
            Removes::Somebody
        }
    }

    /// Whether it removed this device.
    pub fn removes_us(&self) -> bool {
        self.relay_key.is_none()
    }
}

/// Why an entry was not read. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiveFault {
    /// It says that it is from this device's own leaf. Own entries are known by their hash before they come here, so
    /// either this device lost state, or a member forged the claim: any member can, since only the content is signed.
    #[error("an entry from the own leaf")]
    OwnLeaf,
    /// It belongs to an epoch whose keys are gone or were never here.
    #[error("an entry of an epoch that is over")]
    OldEpoch,
    /// It belongs to an epoch that was not reached yet: keep it and try again.
    #[error("an entry of an epoch that has not begun")]
    NewerEpoch,
    /// It, or another with the same key, was read before.
    #[error("an entry that was read before")]
    SecretUsed,
    /// Too many messages of its sender lie between it and what was read last.
    #[error("an entry too far from the last of its sender")]
    TooDistant,
    /// It is not valid, and no member can read it.
    #[error("an entry that is not valid")]
    Invalid,
    /// This device was removed.
    #[error("an entry of a group that this device was removed from")]
    Removed,
    /// The vault failed; give the transaction up.
    #[error(transparent)]
    Store(#[from] Error),
}

impl Group {
    /// Reads an entry: an MLSMessage that only zeros may follow. A commit is merged in the same call, and a staged
    /// commit of our own that lost to it is dropped.
    ///
    /// # Errors
    /// The cause; the stored group and the one in memory are as before.
    pub fn receive(&mut self, context: Context<'_>, entry: &[u8]) -> std::result::Result<Received, ReceiveFault> {
        let mut fault = None;
        let outcome = context.tx.attempt(|tx: &Tx<'_>| {
            self.read(
                Context {
                    tx,
                    random: context.random,
                },
                entry,
            )
            .map_err(|cause| match cause {
                ReceiveFault::Store(error) => error,
                other => {
                    fault = Some(other);
                    Error::new(Code::InvalidInput, "the entry is undone")
                }
            })
        });
        outcome.map_err(|error| {
            let cause = fault.unwrap_or(ReceiveFault::Store(error));
            match Group::load(context, self.id) {
                Ok(Some(stored)) => {
                    *self = stored;
                    cause
                }
                Ok(None) => ReceiveFault::Store(Error::new(Code::Damaged, "the group is not stored")),
                Err(error) => ReceiveFault::Store(error),
            }
        })
    }

    fn read(&mut self, context: Context<'_>, entry: &[u8]) -> std::result::Result<Received, ReceiveFault> {
        if !self.is_member() {
            return Err(ReceiveFault::Removed);
        }
        let Some(MlsMessageBodyIn::PrivateMessage(message)) = parse(entry).map(MlsMessageIn::extract) else {
            return Err(ReceiveFault::Invalid);
        };
        let message = ProtocolMessage::from(message);
        if message.group_id() != self.inner.group_id() {
            return Err(ReceiveFault::Invalid);
        }
        let (epoch, current) = (Epoch(message.epoch().as_u64()), self.epoch());
        let roster = match (message.content_type(), epoch.cmp(&current)) {
            (ContentType::Proposal, _) => return Err(ReceiveFault::Invalid),
            (_, std::cmp::Ordering::Greater) => return Err(ReceiveFault::NewerEpoch),
            (ContentType::Commit, std::cmp::Ordering::Less) => return Err(ReceiveFault::OldEpoch),
            (_, std::cmp::Ordering::Equal) => self.members(),
            (_, std::cmp::Ordering::Less) => {
                roster::of(context.tx, &self.id, epoch.0)?.ok_or(ReceiveFault::OldEpoch)?
            }
        };
        let provider = Provider::new(context);
        let processed = self
            .inner
            .process_message(&provider, message)
            .map_err(|error| cause(&provider, &error))?;
        provider.settle()?;
        let sender = sender(&processed, &roster)?;
        match processed.into_content() {
            ProcessedMessageContent::ApplicationMessage(text) => Ok(Received::Application {
                sender,
                epoch,
                plaintext: unframe(text.into_bytes()).ok_or(ReceiveFault::Invalid)?,
            }),
            ProcessedMessageContent::StagedCommitMessage(staged) => self
                .merge(context, sender, *staged)
                .map(|commit| Received::Commit(Box::new(commit))),
            ProcessedMessageContent::OwnPrivateMessage | ProcessedMessageContent::OwnPendingCommit => {
                Err(ReceiveFault::OwnLeaf)
            }
            _ => Err(ReceiveFault::Invalid),
        }
    }

    fn merge(
        &mut self,
        context: Context<'_>,
        by: Member,
        staged: StagedCommit,
    ) -> std::result::Result<Commit, ReceiveFault> {
        let plan = Plan::of(&staged, by.leaf()).ok_or(ReceiveFault::Invalid)?;
        let before = self.members();
        let provider = Provider::new(context);
        roster::keep(context.tx, &self.id, self.epoch().0, &before)?;
        let relay_key = if staged.self_removed() {
            None
        } else {
            let secret = staged
                .export_secret(provider.crypto(), super::relay_key::RELAY, &[], 32)
                .map_err(|_| ReceiveFault::Invalid)?;
            Some(RelayKey::exported(secret)?)
        };
        self.inner
            .merge_staged_commit(&provider, staged)
            .map_err(|_| provider.explain(Code::Internal, "a commit cannot be merged"))?;
        provider.settle()?;

        let after = self.members();
        let added = after
            .into_iter()
            .filter(|member| plan.added.contains(member.signature_key()))
            .collect::<Vec<_>>();
        let removed = before
            .into_iter()
            .filter(|member| plan.removed.contains(&member.leaf()))
            .collect();
        if added.len() != plan.added.len() {
            return Err(ReceiveFault::Invalid);
        }
        Ok(Commit {
            by,
            by_now: plan.by_now,
            added,
            removed,
            rules: plan.rules,
            epoch: self.epoch(),
            relay_key,
        })
    }
}

/// What a commit means to do, if it holds only what commits of Kith may hold.
struct Plan {
    by_now: Member,
    added: Vec<[u8; 32]>,
    removed: Vec<Leaf>,
    rules: Option<Vec<u8>>,
}

impl Plan {
    fn of(staged: &StagedCommit, author: Leaf) -> Option<Plan> {
        let index = LeafNodeIndex::new(author.0);
        let by_now = Member::at(index, staged.update_path_leaf_node()?)?;
        let now = rules(staged.group_context().extensions())?;
        let mut plan = Plan {
            by_now,
            added: Vec::new(),
            removed: Vec::new(),
            rules: None,
        };
        for queued in staged.queued_proposals() {
            if *queued.sender() != Sender::Member(index) {
                return None;
            }
            match queued.proposal() {
                Proposal::Add(add) if is_of_kith(add.key_package()) => {
                    plan.added.push(
                        add.key_package()
                            .leaf_node()
                            .signature_key()
                            .as_slice()
                            .try_into()
                            .ok()?,
                    );
                }
                Proposal::Remove(remove) => plan.removed.push(Leaf(remove.removed().u32())),
                Proposal::GroupContextExtensions(_) => plan.rules = Some(now.to_vec()),
                _ => return None,
            }
        }
        Some(plan)
    }
}

/// The message at the front, if only zeros follow it.
pub(super) fn parse(bytes: &[u8]) -> Option<MlsMessageIn> {
    let mut rest = bytes;
    let message = MlsMessageIn::tls_deserialize(&mut rest).ok()?;
    rest.iter().all(|byte| *byte == 0).then_some(message)
}

fn sender(processed: &ProcessedMessage, roster: &[Member]) -> std::result::Result<Member, ReceiveFault> {
    let Sender::Member(index) = processed.sender() else {
        return Err(ReceiveFault::Invalid);
    };
    roster
        .iter()
        .find(|member| member.leaf().0 == index.u32())
        .cloned()
        .ok_or(ReceiveFault::Invalid)
}

fn cause(provider: &Provider<'_>, error: &ProcessMessageError<Error>) -> ReceiveFault {
    if let Some(fault) = provider.storage().take_fault() {
        return ReceiveFault::Store(fault);
    }
    match error {
        ProcessMessageError::StorageError(error) => ReceiveFault::Store(error.clone()),
        ProcessMessageError::GroupStateError(_) => ReceiveFault::Store(ended()),
        ProcessMessageError::ValidationError(ValidationError::UnableToDecrypt(
            MessageDecryptionError::SecretTreeError(error),
        )) => match error {
            SecretTreeError::SecretReuseError => ReceiveFault::SecretUsed,
            SecretTreeError::TooDistantInThePast | SecretTreeError::TooDistantInTheFuture => ReceiveFault::TooDistant,
            _ => ReceiveFault::Invalid,
        },
        _ => ReceiveFault::Invalid,
    }
}
