//! What the screens of people do.

use serde::Serialize;

use super::NewEntry;
use crate::care::support::{Kind, NewNode, NodeType, Safety};
use crate::exchange::identity::Role;
use crate::foundation::types::{AccountId, Code, Error, RecordId, Result};
use crate::presentation::action::Action;
use crate::presentation::effect::Effect;
use crate::presentation::inputs::Field;
use crate::presentation::place::Place;
use crate::presentation::screens::Screens;

/// How long an invitation lives: seven days.
const LIFE_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// What the screens of people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleAction {
    /// Makes an invitation.
    Invite {
        /// The part that is offered.
        offered: Role,
    },
    /// Passes the invitation on.
    ShareInvitation,
    /// Answers the invitation that was typed or scanned.
    Accept,
    /// Asks whether the numbers were compared and are the same.
    Compared {
        /// With whom.
        person: AccountId,
    },
    /// They are.
    ComparedSame {
        /// With whom.
        person: AccountId,
    },
    /// Makes new keys for a conversation.
    RenewKeys {
        /// With whom.
        person: AccountId,
    },
    /// Asks whether to remove somebody.
    Remove {
        /// Whom.
        person: AccountId,
    },
    /// Removes them.
    RemoveForGood {
        /// Whom.
        person: AccountId,
    },
    /// Chooses what a new entry of the map is.
    PickType {
        /// What.
        node_type: NodeType,
    },
    /// Chooses how it helps, or no longer.
    PickKind {
        /// In which way.
        kind: Kind,
    },
    /// Chooses how close it is.
    PickCloseness {
        /// From 1 (closest) to 3.
        ring: i64,
    },
    /// Puts it on the map.
    AddToMap,
    /// Asks whether to leave an entry of the map out of plans and suggestions, or to take it in again.
    Mark {
        /// Which.
        entry: RecordId,
        /// How it is to stand.
        safety: Safety,
    },
    /// Does so.
    MarkNow {
        /// Which.
        entry: RecordId,
        /// How it is to stand.
        safety: Safety,
    },
}

pub(in crate::presentation) fn act(screens: &Screens, action: PeopleAction) -> Result<Option<Effect>> {
    let people = screens.companion.people();
    let ask = |id: &'static str, action: PeopleAction| screens.ask(id, Action::People { action });
    match action {
        PeopleAction::Invite { offered } => {
            let invitation = people.invite(offered, LIFE_MS)?;
            screens.inner().invitation = Some(invitation);
            screens.open(Place::Invitation);
        }
        PeopleAction::ShareInvitation => return share(screens).map(Some),
        PeopleAction::Accept => accept(screens)?,
        PeopleAction::Compared { person } => ask("safety-question", PeopleAction::ComparedSame { person }),
        PeopleAction::ComparedSame { person } => {
            people.compared(&person.to_string())?;
            screens.back();
            screens.done("safety-done");
        }
        PeopleAction::RenewKeys { person } => {
            people.renew_keys(&person.to_string())?;
            screens.done("person-keys-renewed");
        }
        PeopleAction::Remove { person } => ask("person-remove-question", PeopleAction::RemoveForGood { person }),
        PeopleAction::RemoveForGood { person } => {
            people.remove(&person.to_string())?;
            screens.open(Place::People);
            screens.done("person-removed");
        }
        PeopleAction::PickType { node_type } => screens.inner().map_entry.node_type = node_type,
        PeopleAction::PickKind { kind } => {
            let kinds = &mut screens.inner().map_entry.kinds;
            if !kinds.remove(&kind) {
                kinds.insert(kind);
            }
        }
        PeopleAction::PickCloseness { ring } => screens.inner().map_entry.ring = ring,
        PeopleAction::AddToMap => add_to_map(screens)?,
        PeopleAction::Mark { entry, safety } => {
            let question = match safety {
                Safety::Unsafe => "map-leave-out-question",
                Safety::Safe => "map-take-in-question",
            };
            ask(question, PeopleAction::MarkNow { entry, safety });
        }
        PeopleAction::MarkNow { entry, safety } => {
            screens.companion.support_map().mark(entry, safety)?;
            screens.done(match safety {
                Safety::Unsafe => "map-marked",
                Safety::Safe => "map-unmarked",
            });
        }
    }
    Ok(None)
}

fn share(screens: &Screens) -> Result<Effect> {
    let text = screens.inner().invitation.as_ref().map(|one| one.to_link());
    let gone = || Error::new(Code::NotFound, "no invitation was made since the last unlock");
    Ok(Effect::ShareText {
        text: text.ok_or_else(gone)?,
    })
}

fn accept(screens: &Screens) -> Result<()> {
    let link = screens.inner().inputs.text(Field::Invitation).to_owned();
    let person = screens.companion.people().accept(&link)?;
    screens.refilled(Field::Invitation);
    screens.open(Place::People);
    screens.open(Place::Person { person: person.account });
    screens.done("begin-answered");
    Ok(())
}

fn add_to_map(screens: &Screens) -> Result<()> {
    {
        let inner = screens.inner();
        let entry = &inner.map_entry;
        let phone = inner.inputs.text(Field::MapPhone).trim();
        let kinds: Vec<Kind> = entry.kinds.iter().copied().collect();
        screens.companion.support_map().add(NewNode {
            name: inner.inputs.text(Field::MapName),
            node_type: entry.node_type,
            kinds: &kinds,
            ring: entry.ring,
            phone: (!phone.is_empty()).then_some(phone),
        })?;
    }
    {
        let mut inner = screens.inner();
        inner.map_entry = NewEntry::default();
        inner.inputs.clear(Field::MapName);
        inner.inputs.clear(Field::MapPhone);
    }
    screens.back();
    screens.done("map-added");
    Ok(())
}
