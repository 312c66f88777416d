//! The devices of a conversation's group: whose they are, and which do not belong there.
//!
//! A device is strange if its credential does not prove an account that the rules admit, or if its account's newest
//! statements do not know it. What it writes is refused, and nothing is sealed beside it but its removal.

use super::alarm::{self, Alarm};
use super::rules::Rules;
use crate::exchange::identity::credential::{Credential, Proven};
use crate::exchange::identity::persona::{history_of, save_history};
use crate::exchange::identity::statement::Verdict;
use crate::exchange::mls::{Group, Leaf, Member};
use crate::foundation::types::{ConversationId, Result};
use crate::foundation::vault::{Tx, View};

/// The leaves of strange devices; never the own one.
pub(super) fn strange(view: &View<'_>, group: &Group) -> Result<Vec<Leaf>> {
    let mut strange = Vec::new();
    for member in group.members() {
        if member.leaf() == group.own_leaf() {
            continue;
        }
        let belongs = match Credential::prove(member.credential(), member.signature_key()) {
            Ok(proven) => may_write(view, group, &proven, &member)?,
            Err(_) => false,
        };
        if !belongs {
            strange.push(member.leaf());
        }
    }
    Ok(strange)
}

/// Whether a sender's account belongs to the conversation and its device is valid by the newest statements that were seen.
pub(super) fn may_write(view: &View<'_>, group: &Group, proven: &Proven, sender: &Member) -> Result<bool> {
    let belongs = Rules::decode(group.rules()).is_ok_and(|rules| rules.admits(&proven.account()));
    let known = history_of(view, &proven.account())?;
    let valid = known.is_none_or(|known| match known.judge(&proven.history) {
        Verdict::Same | Verdict::Extends | Verdict::Recovery => true,
        Verdict::Shorter => known.vouches_for(proven.device, sender.signature_key()),
        Verdict::Conflict => false,
    });
    Ok(belongs && valid)
}

/// Takes what a credential tells of its account, if it says more than what was seen.
pub(super) fn learn(tx: &Tx<'_>, conversation: ConversationId, proven: &Proven) -> Result<()> {
    match history_of(tx, &proven.account())?.map(|known| known.judge(&proven.history)) {
        None | Some(Verdict::Extends | Verdict::Recovery) => save_history(tx, &proven.history),
        Some(Verdict::Same | Verdict::Shorter) => Ok(()),
        Some(Verdict::Conflict) => alarm::raise(tx, conversation, Alarm::StrangeDevice),
    }
}
