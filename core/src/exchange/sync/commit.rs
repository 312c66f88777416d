//! Commits: wanted as intents, staged, posted, and merged when they are met in the log.
//!
//! An own commit that lost is dropped and its intent is committed anew in the next epoch, if it is still of use.

use kith_wire::channel::{Append, Sealed};
use kith_wire::id::EntryHash;
use kith_wire::sign::{Action, ChannelPart};
use serde::{Deserialize, Serialize};

use super::conversation::Conversation;
use super::item::{Item, Welcome};
use super::{epochs, item, log};
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::person::InboxAddress;
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::{Change, Context, Group, Leaf, Removes};
use crate::foundation::types::{AccountId, Code, ConversationId, Error, Millis, Result};
use crate::foundation::vault::{Tx, params};

/// A change of a conversation's group that somebody here wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// New keys for this device, so that what leaked is of no more use.
    Renew,
    /// Every device of the account leaves.
    Remove {
        /// The account.
        account: AccountId,
    },
    /// A device of the account takes the place of those it had, after it lost them.
    AddAgain {
        /// The account.
        account: AccountId,
        /// The new device's key package.
        #[serde(with = "serde_bytes")]
        key_package: Vec<u8>,
        /// Where its welcome goes.
        inbox: InboxAddress,
    },
}

/// Wants a commit. It is made when the log was read to its head.
///
/// # Errors
/// As [`Tx::execute`].
pub fn want(tx: &Tx<'_>, conversation: ConversationId, intent: &Intent) -> Result<()> {
    tx.execute(
        "INSERT INTO intents (conversation, intent) VALUES (?1, ?2)",
        params![conversation, kith_wire::encode(intent)],
    )?;
    Ok(())
}

pub(super) fn next_intent(tx: &Tx<'_>, conversation: ConversationId) -> Result<Option<(i64, Intent)>> {
    tx.one(
        "SELECT position, intent FROM intents WHERE conversation = ?1 ORDER BY position LIMIT 1",
        params![conversation],
        |row| {
            let intent = kith_wire::decode(&row.get::<Vec<u8>>(1)?)
                .map_err(|_| Error::new(Code::Damaged, "a stored intent is damaged"))?;
            Ok((row.get(0)?, intent))
        },
    )
}

/// Whether this is the commit of ours that waits for its place in the log.
pub(super) fn is_under_way(tx: &Tx<'_>, conversation: ConversationId, hash: &EntryHash) -> Result<bool> {
    tx.exists(
        "SELECT 1 FROM requests WHERE conversation = ?1 AND kind = 'commit' AND commit_hash = ?2",
        params![conversation, hash.0.0],
    )
}

pub(super) fn done(tx: &Tx<'_>, position: i64) -> Result<()> {
    tx.execute("DELETE FROM intents WHERE position = ?1", params![position])?;
    Ok(())
}

/// Stages the intent, if there is one, and the removal of strange devices, and stores the request. `None` if there is
/// nothing to change: an intent of no more use is then gone.
pub(super) fn stage(
    context: &Context<'_>,
    conversation: &Conversation,
    persona: &Persona,
    group: &mut Group,
    strange: &[Leaf],
    wanted: Option<&(i64, Intent)>,
) -> Result<Option<ChannelPart>> {
    let position = wanted.map(|(position, _)| *position);
    let intent = wanted.map(|(_, intent)| intent);
    let leaves_of = |account: &AccountId, group: &Group| {
        group
            .members()
            .into_iter()
            .filter(|member| {
                Credential::prove(member.credential(), member.signature_key())
                    .is_ok_and(|proven| proven.account() == *account)
            })
            .map(|member| member.leaf())
            .collect::<Vec<_>>()
    };
    let mut change = match intent {
        None | Some(Intent::Renew) => Change::default(),
        // Who is removed leaves with every device that is not one of ours, whatever its credential claims.
        Some(Intent::Remove { .. }) => {
            let own = leaves_of(&persona.account, group);
            let others = group.members().into_iter().map(|member| member.leaf());
            let remove: Vec<_> = others.filter(|leaf| !own.contains(leaf)).collect();
            if remove.is_empty() {
                if let Some(position) = position {
                    done(context.tx, position)?;
                }
                return Ok(None);
            }
            Change {
                remove,
                ..Change::default()
            }
        }
        Some(Intent::AddAgain {
            account, key_package, ..
        }) => Change {
            remove: leaves_of(account, group),
            add: vec![key_package.clone()],
            ..Change::default()
        },
    };
    for leaf in strange {
        if !change.remove.contains(leaf) {
            change.remove.push(*leaf);
        }
    }
    let (_, relay, channel) = conversation.begun()?;
    let epoch = group.epoch();
    let staged = group.stage(*context, &persona.signer(), change)?;
    let entry = staged.commit;
    let hash = EntryHash::of(&entry);
    let mail = match (intent, staged.welcome) {
        (Some(Intent::AddAgain { account, inbox, .. }), Some(welcome)) => {
            let welcome = Welcome {
                group: kith_wire::Array(*group.id()),
                channel,
                relay: relay.clone(),
                reply_to: item::new_address(context.tx, persona, account, context.random)?,
                welcome,
            };
            Some(kith_wire::encode(&item::address(inbox, &Item::Welcome(welcome))?))
        }
        _ => None,
    };
    let body = Append::Commit {
        entry: Sealed(entry),
        verifier: staged.relay_key.verifier(),
        removes: staged.removes == Removes::Somebody,
    };
    let key = epochs::current(context.tx, conversation.id)?.relay_key;
    let part = ChannelPart::sign(&key, Action::Append, channel, epoch, kith_wire::encode(&body));
    log::sealed(context.tx, conversation.id, &hash, epoch)?;
    context.tx.execute(
        "INSERT INTO requests (conversation, kind, epoch, part, commit_hash, intent, mail) VALUES (?1, 'commit', ?2, ?3, ?4, ?5, ?6)",
        params![conversation.id, epochs::number(epoch)?, kith_wire::encode(&part), hash.0.0, position, mail],
    )?;
    Ok(Some(part))
}

/// The staged commit was met in the log: it is the conversation's next epoch.
pub(super) fn won(context: &Context<'_>, conversation: ConversationId, group: &mut Group, now: Millis) -> Result<()> {
    let tx = context.tx;
    let request = tx
        .one(
            "SELECT intent, mail FROM requests WHERE conversation = ?1 AND kind = 'commit'",
            params![conversation],
            |row| Ok((row.get::<Option<i64>>(0)?, row.get::<Option<Vec<u8>>>(1)?)),
        )?
        .ok_or_else(|| Error::new(Code::Damaged, "an own commit was met that is not under way"))?;
    group.merge_staged(*context)?;
    if let Some(mail) = request.1 {
        item::queue_encoded(tx, &mail, now)?;
    }
    if let Some(position) = request.0 {
        done(tx, position)?;
    }
    tx.execute("DELETE FROM requests WHERE conversation = ?1", params![conversation])?;
    Ok(())
}

/// Another commit closed the epoch: the staged one is dropped, its intent stays.
pub(super) fn lost(context: &Context<'_>, conversation: ConversationId, group: &mut Group) -> Result<()> {
    let tx = context.tx;
    let hash = tx.one(
        "SELECT commit_hash FROM requests WHERE conversation = ?1 AND kind = 'commit'",
        params![conversation],
        |row| row.get::<[u8; 32]>(0),
    )?;
    if let Some(hash) = hash {
        group.clear_staged(*context)?;
        log::forget(tx, conversation, &EntryHash(kith_wire::Array(hash)))?;
        tx.execute("DELETE FROM requests WHERE conversation = ?1", params![conversation])?;
    }
    Ok(())
}
