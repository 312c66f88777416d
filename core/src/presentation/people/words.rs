//! Roles, and how sure it is who somebody is, in words.

use crate::care::support::{Kind, Node};
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::identity::{Role, Verified};
use crate::presentation::parts::Phrase;
use crate::presentation::screens::Scene;

/// Who somebody is to the person, and how sure that is.
pub(in crate::presentation) fn about(scene: &Scene<'_>, person: &Person) -> Phrase {
    let values = [
        ("role", scene.words.say(role(person.role)).into()),
        ("verified", scene.words.say(verified(person.verified)).into()),
    ];
    scene.phrase_with("person-about", &values)
}

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Patient => "role-owner",
        Role::Therapist => "role-therapist",
        Role::Supporter => "role-supporter",
        Role::PeerWorker => "role-peer-worker",
        Role::Guardian => "role-guardian",
    }
}

fn verified(verified: Verified) -> &'static str {
    match verified {
        Verified::None => "verified-none",
        Verified::Link => "verified-link",
        Verified::Compared => "verified-compared",
    }
}

/// How things stand with somebody, where that is not simply good.
pub(super) fn standing(person: &Person) -> Option<&'static str> {
    match person.standing {
        Standing::Invited => Some("standing-invited"),
        Standing::Waiting => Some("standing-waiting"),
        Standing::Paused => Some("standing-paused"),
        Standing::Removed | Standing::Refused => Some("standing-over"),
        Standing::Active => None,
    }
}

/// How somebody on the map helps and how close they are.
pub(super) fn on_the_map(scene: &Scene<'_>, node: &Node) -> Phrase {
    let kinds: Vec<String> = node.kinds.iter().map(|one| scene.words.say(kind(*one))).collect();
    let values = [
        ("kinds", kinds.join(", ").into()),
        ("closeness", scene.words.say(closeness(node.ring)).into()),
    ];
    scene.phrase_with("map-about", &values)
}

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Emotional => "kind-emotional",
        Kind::Practical => "kind-practical",
        Kind::Social => "kind-social",
        Kind::Informational => "kind-informational",
        Kind::Professional => "kind-professional",
        Kind::Crisis => "kind-crisis",
    }
}

pub(super) fn closeness(ring: i64) -> &'static str {
    match ring {
        ..=1 => "ring-closest",
        2 => "ring-close",
        3.. => "ring-further",
    }
}

/// For whom an invitation is.
pub(super) fn invited(role: Role) -> &'static str {
    match role {
        Role::Patient => "invite-owner",
        Role::Therapist => "invite-therapist",
        Role::Supporter => "invite-supporter",
        Role::PeerWorker => "invite-peer-worker",
        Role::Guardian => "invite-guardian",
    }
}
