//! What others share with the person.

use serde::Serialize;

use super::act::{LookReason, SharingAction};
use super::names::People;
use super::thing::{ShownThing, kind_name, shown, until_phrase};
use crate::care::consent::{Received, Shown, State};
use crate::companion::Share;
use crate::foundation::types::{Code, GrantId, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most of them on one screen.
const MOST: usize = 200;

/// What others share with the person, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedWithMeState {
    /// What there is now.
    pub shares: Vec<ReceivedRow>,
    /// Said where there is nothing.
    pub nothing: Option<Phrase>,
    /// Said where there is more than is shown.
    pub more: Option<Phrase>,
}

/// One of them. Nothing of its content is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceivedRow {
    /// Opens it; who may be asked why they look is asked then. Its label says what it is, and whose.
    pub open: Offer,
    /// When it last changed.
    pub changed: Phrase,
    /// Until when.
    pub until: Phrase,
}

/// One thing that somebody shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceivedState {
    /// Whose it is.
    pub from: Phrase,
    /// Asks why they look, where that is asked; the answer stands in both logs.
    pub question: Option<Phrase>,
    /// Usual reasons.
    pub reasons: Vec<Offer>,
    /// A reason in their own words.
    pub reason: Option<Input>,
    /// Looks, for the reason that was typed.
    pub look: Option<Offer>,
    /// What is shared.
    pub thing: Option<ShownThing>,
    /// That it leaves this device when it is taken back or its time is over.
    pub about: Phrase,
}

pub(in crate::presentation) fn received(scene: &Scene<'_>) -> Result<ScreenContent> {
    let shares = scene.companion.shares().list()?;
    let live: Vec<Received> = shares
        .into_iter()
        .filter_map(|share| match share {
            Share::Received(received) if received.state == State::Live => Some(received),
            Share::Received(_) | Share::Given(_) => None,
        })
        .collect();
    let people = People::of(scene)?;
    let row = |received: &Received| {
        let values = [
            ("name", people.name(scene, &received.person).into()),
            ("what", kind_name(scene, &received.kind).text.into()),
        ];
        let open = Action::Open {
            place: Place::Received { share: received.id },
        };
        let changed = scene.wall.day_and_time(scene.words, received.sent_at);
        ReceivedRow {
            open: Offer::new(scene.phrase_with("received-open", &values), open, Tone::Plain),
            changed: scene.phrase_with("received-changed", &[("when", changed.into())]),
            until: until_phrase(scene, received.until),
        }
    };
    let state = SharedWithMeState {
        shares: live.iter().rev().take(MOST).map(row).collect(),
        nothing: live.is_empty().then(|| scene.phrase("shared-with-me-nothing")),
        more: (live.len() > MOST).then(|| scene.phrase("shared-with-me-more")),
    };
    Ok(ScreenContent::SharedWithMe { state })
}

pub(in crate::presentation) fn one_received(scene: &Scene<'_>, share: GrantId) -> Result<ScreenContent> {
    let name = scene.companion.shares().owner(share)?.name;
    let named = |id: &str| scene.phrase_with(id, &[("name", name.clone().into())]);
    let seen = seen(scene, share)?;
    let act = |action: SharingAction| Action::Sharing { action };
    let reason = |why: LookReason| {
        let look = SharingAction::Look { share, why: Some(why) };
        scene.offer(why.words(), act(look), Tone::Plain)
    };
    let is_asked = seen.is_none();
    let propose = |shown: &Shown, field: &str| {
        let may = shown.may_propose.iter().any(|name| name == field);
        let action = SharingAction::Propose {
            share,
            field: field.to_owned(),
        };
        may.then(|| scene.offer("received-propose", act(action), Tone::Quiet))
    };
    let typed = SharingAction::Look { share, why: None };
    let state = ReceivedState {
        from: named("received-from"),
        question: is_asked.then(|| named("look-question")),
        reasons: match is_asked {
            true => LookReason::ALL.map(reason).into(),
            false => Vec::new(),
        },
        reason: is_asked.then(|| scene.input("look-reason", Field::LookPurpose, InputKind::Line)),
        look: is_asked.then(|| scene.offer("look-look", act(typed), Tone::Main)),
        thing: seen.map(|seen| shown(scene, &seen, |field| propose(&seen, field))),
        about: named("received-about"),
    };
    Ok(ScreenContent::Received { state })
}

/// What there is to see; nothing while it is to be said why.
pub(super) fn seen(scene: &Scene<'_>, share: GrantId) -> Result<Option<Shown>> {
    let shares = scene.companion.shares();
    if let Some(look) = scene.sharing.look(share) {
        return shares.looked_at(look).map(Some);
    }
    match shares.read(share, None) {
        Err(error) if error.code() == Code::PurposeNeeded => Ok(None),
        read => read.map(Some),
    }
}
