//! Who can read a conversation: the devices whose leaves stand in its group, which is who has its keys.

use super::conversation::Conversation;
use super::members;
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::person::{Person, Standing as PersonStanding};
use crate::exchange::mls::{Context, Group};
use crate::foundation::types::{AccountId, ConversationId, DeviceId, Result};

/// How a device stands in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// This device.
    Own,
    /// Its account belongs here and vouches for it.
    Member,
    /// It was removed here and leaves at the next sync.
    Leaving,
    /// It does not belong here: nothing is sent until it is removed.
    Strange,
}

impl Standing {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Own => "own",
            Standing::Member => "member",
            Standing::Leaving => "leaving",
            Standing::Strange => "strange",
        }
    }
}

/// A device that has the keys of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reader {
    /// Whose it is; none if it proves no account.
    pub account: Option<AccountId>,
    /// The device; none if it proves none.
    pub device: Option<DeviceId>,
    /// How it stands.
    pub standing: Standing,
}

/// The devices that have the keys of a conversation, by leaf. None while it has no group and once it is over.
///
/// # Errors
/// `not_found`; of the vault.
pub fn readers(context: &Context<'_>, conversation: ConversationId) -> Result<Vec<Reader>> {
    let Some(group) = Conversation::load(context.tx, conversation)?.group else {
        return Ok(Vec::new());
    };
    let Some(group) = Group::load(*context, group)?.filter(Group::is_member) else {
        return Ok(Vec::new());
    };
    let strange = members::strange(context.tx, &group)?;
    let readers = group.members().into_iter().map(|member| {
        let proven = Credential::prove(member.credential(), member.signature_key()).ok();
        let account = proven.as_ref().map(|proven| proven.account());
        let standing = if member.leaf() == group.own_leaf() {
            Standing::Own
        } else if strange.contains(&member.leaf()) {
            Standing::Strange
        } else {
            let person = match account {
                Some(account) => Person::with_account(context.tx, &account)?,
                None => None,
            };
            match person {
                Some(person) if person.standing == PersonStanding::Removed => Standing::Leaving,
                _ => Standing::Member,
            }
        };
        Ok(Reader {
            account,
            device: proven.map(|proven| proven.device),
            standing,
        })
    });
    readers.collect()
}
