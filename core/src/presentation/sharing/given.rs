//! What the person shares, and what was proposed for it.

use serde::Serialize;

use super::SharingAction;
use super::names::{People, Things};
use super::thing::{field_name, field_names, until_phrase, why_phrase};
use crate::care::consent::{Delivery, Grant, Outcome, Proposal, State};
use crate::companion::Share;
use crate::foundation::types::{AccountId, GrantId, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most shares on one screen, most that are over, and most proposals.
const MOST: usize = 200;
const MOST_OVER: usize = 30;
const MOST_PROPOSALS: usize = 30;

/// What the person shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedByMeState {
    /// Shares something.
    pub share: Offer,
    /// What others share.
    pub shared_with_me: Offer,
    /// Who sees something now, and what.
    pub people: Vec<PersonWhoSees>,
    /// Said where nobody does.
    pub nobody: Option<Phrase>,
    /// Said where there is more than is shown.
    pub more: Option<Phrase>,
    /// What readers proposed, the newest first.
    pub proposals: Vec<ProposalRow>,
    /// What was shared and is over, the newest first.
    pub over: Vec<Phrase>,
}

/// Somebody who sees something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonWhoSees {
    /// Their name.
    pub name: Phrase,
    /// What they see, the newest first.
    pub shares: Vec<GivenRow>,
    /// Shows all that they see.
    pub see: Offer,
}

/// One thing that somebody sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GivenRow {
    /// What.
    pub what: Phrase,
    /// Which fields of it.
    pub fields: Phrase,
    /// Since when.
    pub since: Phrase,
    /// Until when.
    pub until: Phrase,
    /// Why.
    pub why: Option<Phrase>,
    /// That they may propose changes.
    pub propose: Option<Phrase>,
    /// How far its reader is.
    pub delivery: Phrase,
    /// Takes it back, after a question.
    pub take_back: Offer,
}

/// A change that a reader proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposalRow {
    /// Who, when and for what.
    pub about: Phrase,
    /// What was proposed, if it was not taken in and can still be read.
    pub text: Option<Phrase>,
    /// What became of it.
    pub outcome: Phrase,
}

pub(in crate::presentation) fn given(scene: &Scene<'_>) -> Result<ScreenContent> {
    let shares = scene.companion.shares();
    let given = shares.list()?.into_iter().filter_map(|share| match share {
        Share::Given(grant) => Some(grant),
        Share::Received(_) => None,
    });
    let (live, over): (Vec<Grant>, Vec<Grant>) = given.partition(|grant| grant.state == State::Live);
    let people = People::of(scene)?;
    let shown = live.iter().rev().take(MOST);
    let ended = over.iter().rev().take(MOST_OVER);
    let things = Things::of(scene, shown.clone().chain(ended.clone()))?;
    let mut by_person: Vec<(AccountId, Vec<&Grant>)> = Vec::new();
    for grant in shown {
        match by_person.iter_mut().find(|(person, _)| *person == grant.person) {
            Some((_, grants)) => grants.push(grant),
            None => by_person.push((grant.person, vec![grant])),
        }
    }
    let people_who_see = by_person.into_iter().map(|(person, grants)| {
        let name = people.name(scene, &person);
        PersonWhoSees {
            shares: grants.iter().map(|grant| row(scene, &things, &name, grant)).collect(),
            see: see_offer(scene, &name, person),
            name: Phrase::written(name),
        }
    });
    let proposals = shares.proposals()?;
    let proposals = proposals.iter().rev().take(MOST_PROPOSALS);
    let state = SharedByMeState {
        share: scene.way("way-share-something", Place::ShareWhat { with: None }, Tone::Main),
        shared_with_me: scene.way("way-shared-with-me", Place::SharedWithMe, Tone::Quiet),
        people: people_who_see.collect(),
        nobody: live.is_empty().then(|| scene.phrase("shared-by-me-nobody")),
        more: (live.len() > MOST).then(|| scene.phrase("shared-by-me-more")),
        proposals: proposals.map(|one| proposal(scene, &people, one)).collect(),
        over: ended.map(|grant| was_shared(scene, &people, &things, grant)).collect(),
    };
    Ok(ScreenContent::SharedByMe { state })
}

pub(super) fn see_offer(scene: &Scene<'_>, name: &str, person: AccountId) -> Offer {
    let label = scene.phrase_with("way-seen-by", &[("name", name.to_owned().into())]);
    let action = Action::Open {
        place: Place::SeenBy { person },
    };
    Offer::new(label, action, Tone::Plain)
}

pub(super) fn take_back_offer(scene: &Scene<'_>, share: GrantId) -> Offer {
    let action = SharingAction::TakeBack { share };
    scene.offer("share-take-back", Action::Sharing { action }, Tone::Careful)
}

/// That something was shared and is not any more.
pub(super) fn was_shared(scene: &Scene<'_>, people: &People, things: &Things, grant: &Grant) -> Phrase {
    let values = [
        ("name", people.name(scene, &grant.person).into()),
        ("what", things.name(scene, grant).text.into()),
    ];
    match (grant.was_sent(), grant.state) {
        (false, _) => scene.phrase_with("share-over-unsent", &values),
        (true, State::Expired) => scene.phrase_with("share-over-ended", &values),
        (true, State::Live | State::Revoked) => scene.phrase_with("share-over-taken-back", &values),
    }
}

fn row(scene: &Scene<'_>, things: &Things, name: &str, grant: &Grant) -> GivenRow {
    let since = scene.wall.day_and_time(scene.words, grant.granted_at);
    let may_propose = grant.proposing == crate::care::consent::Proposing::Permitted;
    let named = |id: &str| scene.phrase_with(id, &[("name", name.to_owned().into())]);
    GivenRow {
        what: things.name(scene, grant),
        fields: field_names(scene, &grant.fields),
        since: scene.phrase_with("share-since", &[("when", since.into())]),
        until: until_phrase(scene, grant.until),
        why: grant.purpose.as_ref().map(|why| why_phrase(scene, why)),
        propose: may_propose.then(|| named("share-may-propose")),
        delivery: named(delivery(grant)),
        take_back: take_back_offer(scene, grant.id),
    }
}

fn delivery(grant: &Grant) -> &'static str {
    match (grant.delivery, grant.was_sent()) {
        (Some(Delivery::Current), _) => "delivery-current",
        (Some(Delivery::Waiting) | None, true) => "delivery-waiting-newer",
        (Some(Delivery::Waiting) | None, false) => "delivery-waiting",
        (Some(Delivery::TooLarge), true) => "delivery-too-large-older",
        (Some(Delivery::TooLarge), false) => "delivery-too-large",
        (Some(Delivery::Paused), true) => "delivery-paused-older",
        (Some(Delivery::Paused), false) => "delivery-paused",
        (Some(Delivery::ConsentNeeded), true) => "delivery-consent-older",
        (Some(Delivery::ConsentNeeded), false) => "delivery-consent",
    }
}

fn proposal(scene: &Scene<'_>, people: &People, proposal: &Proposal) -> ProposalRow {
    let when = scene.wall.day_and_time(scene.words, proposal.received_at);
    let values = [
        ("name", people.name(scene, &proposal.person).into()),
        ("field", field_name(scene, &proposal.field).text.into()),
        ("when", when.into()),
    ];
    let outcome = match proposal.outcome {
        Outcome::Taken => "proposal-taken",
        Outcome::Unchanged => "proposal-unchanged",
        Outcome::Ended => "proposal-ended",
        Outcome::NotPermitted => "proposal-not-permitted",
        Outcome::NotFitting => "proposal-not-fitting",
    };
    ProposalRow {
        about: scene.phrase_with("proposal-about", &values),
        text: proposal.text.clone().map(Phrase::written),
        outcome: scene.phrase(outcome),
    }
}
