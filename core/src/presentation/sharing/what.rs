//! What to share.

use serde::Serialize;

use super::SharingAction;
use super::names::name_of;
use super::thing::{Shareable, entry_name, on_map_name, unsafe_name};
use crate::care::consent::matrix;
use crate::care::support::Safety;
use crate::companion::Subject;
use crate::foundation::types::{AccountId, Code, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most entries to choose from; older ones are shared from their own screens.
const MOST_ENTRIES: usize = 30;

/// What to share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareWhatState {
    /// With whom it will be, if that is chosen.
    pub intro: Phrase,
    /// The crisis plan, if there is one.
    pub plan: Option<Offer>,
    /// The newest entries.
    pub entries: Vec<Offer>,
    /// Said where there are more.
    pub more: Option<Phrase>,
    /// Who and what stands on the map.
    pub map: Vec<MapChoice>,
    /// Said where there is nothing to share.
    pub empty: Option<Phrase>,
}

/// Somebody or something on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapChoice {
    /// Shares it: what can be called, and how it helps; of somebody who was marked as unsafe only that.
    pub offer: Offer,
}

pub(in crate::presentation) fn what(scene: &Scene<'_>, with: Option<AccountId>) -> Result<ScreenContent> {
    let companion = scene.companion;
    let person = with
        .map(|with| companion.people().find(&with.to_string()))
        .transpose()?;
    let can_share = matrix::may_share(companion.me()?.role);
    let can = |what: Shareable| {
        let role = person.as_ref().map(|person| person.role);
        can_share && role.is_none_or(|role| matrix::may_see_any(role, what.subject().kind()))
    };
    let offer = |name: Phrase, what: Shareable| {
        let action = match with {
            Some(with) => Action::Sharing {
                action: SharingAction::Choose { what, with },
            },
            None => Action::Open {
                place: Place::ShareWith { what },
            },
        };
        Offer::new(name, action, Tone::Plain)
    };
    let plan = match companion.shares().record_of(Subject::Plan) {
        Ok(_) => can(Shareable::Plan).then(|| offer(scene.phrase("thing-plan"), Shareable::Plan)),
        Err(error) if error.code() == Code::NotFound => None,
        Err(error) => return Err(error),
    };
    let mut entries = companion.journal().list()?;
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.created_at, entry.id)));
    let entries = entries.iter().map(|entry| {
        let what = Shareable::Entry { entry: entry.id };
        (entry_name(scene, entry.created_at), what)
    });
    let entries: Vec<Offer> = entries
        .filter(|(_, what)| can(*what))
        .map(|(name, what)| offer(name, what))
        .take(MOST_ENTRIES + 1)
        .collect();
    let nodes = companion.support_map().show()?;
    let map = nodes.iter().map(|node| match node.safety {
        Safety::Safe => (on_map_name(scene, &node.name), Shareable::OnMap { node: node.id }),
        Safety::Unsafe => (unsafe_name(scene, &node.name), Shareable::Unsafe { node: node.id }),
    });
    let map: Vec<MapChoice> = map
        .filter(|(_, what)| can(*what))
        .map(|(name, what)| MapChoice {
            offer: offer(name, what),
        })
        .collect();
    let is_empty = plan.is_none() && entries.is_empty() && map.is_empty();
    let state = ShareWhatState {
        intro: match with {
            Some(with) => scene.phrase_with("share-what-with", &[("name", name_of(scene, with)?.into())]),
            None => scene.phrase("share-what-intro"),
        },
        plan,
        more: (entries.len() > MOST_ENTRIES).then(|| scene.phrase("share-what-more")),
        entries: entries.into_iter().take(MOST_ENTRIES).collect(),
        map,
        empty: is_empty.then(|| scene.phrase("share-what-empty")),
    };
    Ok(ScreenContent::ShareWhat { state })
}
