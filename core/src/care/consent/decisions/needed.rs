//! Who must have agreed to what before something goes to somebody: the one table.

use super::document::{Channel, Document};
use crate::exchange::identity::Role;

/// What each side must have given for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Needed {
    /// By me, for them.
    pub mine: &'static [Document],
    /// By them, for me.
    pub theirs: &'static [Document],
}

const BOTH: &[Document] = &[Document::Boundaries, Document::Messages];
const BOUNDARIES: &[Document] = &[Document::Boundaries];
const MESSAGES: &[Document] = &[Document::Messages];
const SHARING: &[Document] = &[Document::Sharing];
const EXPORT: &[Document] = &[Document::Export];
const NONE: &[Document] = &[];

/// What is needed before `me` sends to `other` on this channel.
///
/// | me | other | messages: by me | by them | records: by me |
/// |---|---|---|---|---|
/// | patient | therapist, peer worker, guardian | boundaries, messages | boundaries | sharing |
/// | therapist, peer worker, guardian | patient | boundaries | boundaries, messages | |
/// | patient | supporter | messages | | sharing |
/// | supporter | patient | | messages | |
/// | patient | patient | | | sharing |
/// | others | others | | | |
///
/// Both sides acknowledge the boundaries before a conversation opens (M10); the patient agrees to messages (M11) and to
/// sharing for each person apart (M12). What a therapist assigns counts as a message. Whatever leaves encryption needs
/// `export` of whoever lets it out; `other` is then oneself. For a role that comes later the compiler asks for its row.
pub const fn needed(me: Role, other: Role, channel: Channel) -> Needed {
    match channel {
        Channel::Messages => messages(me, other),
        Channel::Records => match me {
            Role::Patient => Needed {
                mine: SHARING,
                theirs: NONE,
            },
            Role::Therapist | Role::PeerWorker | Role::Guardian | Role::Supporter => Needed {
                mine: NONE,
                theirs: NONE,
            },
        },
        Channel::Export => Needed {
            mine: EXPORT,
            theirs: NONE,
        },
    }
}

const fn messages(me: Role, other: Role) -> Needed {
    match (me, other) {
        (Role::Patient, Role::Patient) => Needed {
            mine: NONE,
            theirs: NONE,
        },
        (Role::Patient, Role::Supporter) => Needed {
            mine: MESSAGES,
            theirs: NONE,
        },
        (Role::Supporter, Role::Patient) => Needed {
            mine: NONE,
            theirs: MESSAGES,
        },
        (Role::Patient, Role::Therapist | Role::PeerWorker | Role::Guardian) => Needed {
            mine: BOTH,
            theirs: BOUNDARIES,
        },
        (Role::Therapist | Role::PeerWorker | Role::Guardian, Role::Patient) => Needed {
            mine: BOUNDARIES,
            theirs: BOTH,
        },
        (
            Role::Therapist | Role::PeerWorker | Role::Guardian | Role::Supporter,
            Role::Therapist | Role::PeerWorker | Role::Guardian | Role::Supporter,
        ) => Needed {
            mine: NONE,
            theirs: NONE,
        },
    }
}
