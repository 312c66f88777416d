//! How consents stand, and what was decided.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::title;
use crate::care::consent::decisions::{Choice, Decision, Lack, Side, Standing};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most decisions at a time.
const MOST_DECISIONS: usize = 200;

/// How consents stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsentsState {
    /// What a consent is here.
    pub intro: Phrase,
    /// What the person decides on: with one person, or for oneself.
    pub mine: Vec<ConsentRow>,
    /// What the other person decides on.
    pub theirs: Vec<ConsentRow>,
    /// Everybody with whom there can be consents; where nobody is named.
    pub people: Vec<Offer>,
    /// What was decided, newest first.
    pub decisions: Vec<DecisionRow>,
    /// Said where nothing was decided yet.
    pub no_decisions: Option<Phrase>,
    /// Said where there are more than are shown.
    pub more: Option<Phrase>,
}

/// One consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsentRow {
    /// What it is called.
    pub what: Phrase,
    /// How it stands.
    pub standing: Phrase,
    /// Reads it. Its label is for who cannot see the row.
    pub open: Offer,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// Who decided what.
    pub what: Phrase,
    /// When.
    pub when: Phrase,
    /// Opens it with the text as it was shown. Its label is for who cannot see the row.
    pub open: Offer,
}

pub(in crate::presentation) fn list(scene: &Scene<'_>, with: Option<&AccountId>) -> Result<ScreenContent> {
    let (companion, consents) = (scene.companion, scene.companion.consents());
    let me = companion.me()?.account;
    let everybody = companion.people().ever()?;
    let names: BTreeMap<AccountId, String> = everybody.into_iter().map(|one| (one.account, one.name)).collect();
    let standings = match with {
        Some(account) => consents.list(Some(&account.to_string()))?,
        None => consents.own()?,
    };
    let name = with.and_then(|account| names.get(account)).map(String::as_str);
    let rows = |side: Side| {
        let of_side = standings.iter().filter(|one| one.side == side);
        of_side
            .map(|one| row(scene, one, with, name))
            .collect::<Result<Vec<_>>>()
    };
    let concerns = |one: &Decision| with.is_none_or(|with| [one.account, one.recipient].contains(with));
    let mut decisions = consents.decisions()?;
    decisions.retain(concerns);
    decisions.reverse();
    let state = ConsentsState {
        intro: scene.phrase("consents-intro"),
        mine: rows(Side::Mine)?,
        theirs: rows(Side::Theirs)?,
        people: match with {
            Some(_) => Vec::new(),
            None => people(scene)?,
        },
        no_decisions: decisions.is_empty().then(|| scene.phrase("consents-no-decisions")),
        more: (decisions.len() > MOST_DECISIONS).then(|| scene.phrase("consents-more")),
        decisions: decisions
            .iter()
            .take(MOST_DECISIONS)
            .map(|one| decision(scene, one, &me, &names))
            .collect::<Result<_>>()?,
    };
    Ok(ScreenContent::Consents { state })
}

fn people(scene: &Scene<'_>) -> Result<Vec<Offer>> {
    let people = scene.companion.people().list()?;
    let ways = people.into_iter().map(|person| {
        let place = Place::Consents {
            with: Some(person.account),
        };
        let label = scene.phrase_with("consents-with", &[("name", person.name.into())]);
        Offer::new(label, Action::Open { place }, Tone::Plain)
    });
    Ok(ways.collect())
}

fn row(scene: &Scene<'_>, one: &Standing, with: Option<&AccountId>, name: Option<&str>) -> Result<ConsentRow> {
    let title = title(scene, one.document)?;
    let place = Place::Consent {
        document: one.document,
        with: with.copied(),
    };
    let label = scene.phrase_with("consents-read", &[("what", title.clone().into())]);
    Ok(ConsentRow {
        what: Phrase::written(title),
        standing: standing_words(scene, Some(one), name),
        open: Offer::new(label, Action::Open { place }, Tone::Plain),
    })
}

/// How a consent stands, in a sentence.
pub(super) fn standing_words(scene: &Scene<'_>, stands: Option<&Standing>, name: Option<&str>) -> Phrase {
    let Some(stands) = stands else {
        return scene.phrase("consent-not-needed");
    };
    let when = match &stands.decision {
        Some(decision) => scene.wall.day(scene.words, decision.at),
        None => String::new(),
    };
    let id = match (stands.side, stands.lack) {
        (Side::Mine, None) => "consent-mine-given",
        (Side::Mine, Some(Lack::Never)) => "consent-mine-never",
        (Side::Mine, Some(Lack::Refused)) => "consent-mine-refused",
        (Side::Mine, Some(Lack::Withdrawn)) => "consent-mine-withdrawn",
        (Side::Mine, Some(Lack::Changed)) => "consent-mine-changed",
        (Side::Theirs, None) => "consent-theirs-given",
        (Side::Theirs, Some(Lack::Never)) => "consent-theirs-never",
        (Side::Theirs, Some(Lack::Refused | Lack::Withdrawn)) => "consent-theirs-no",
        (Side::Theirs, Some(Lack::Changed)) => "consent-theirs-changed",
    };
    let name = name.unwrap_or_default().to_owned();
    scene.phrase_with(id, &[("when", when.into()), ("name", name.into())])
}

/// Who decided what, in a sentence.
pub(super) fn decided(
    scene: &Scene<'_>,
    one: &Decision,
    me: &AccountId,
    names: &BTreeMap<AccountId, String>,
) -> Result<Phrase> {
    let (mine, own) = (one.account == *me, one.recipient == *me && one.account == *me);
    let other = if mine { &one.recipient } else { &one.account };
    let name = names
        .get(other)
        .cloned()
        .unwrap_or_else(|| scene.words.say("consents-somebody"));
    let id = match (own, mine, one.choice) {
        (true, _, Choice::Given) => "decided-own-given",
        (true, _, Choice::Refused) => "decided-own-refused",
        (true, _, Choice::Withdrawn) => "decided-own-withdrawn",
        (_, true, Choice::Given) => "decided-mine-given",
        (_, true, Choice::Refused) => "decided-mine-refused",
        (_, true, Choice::Withdrawn) => "decided-mine-withdrawn",
        (_, false, Choice::Given) => "decided-theirs-given",
        (_, false, Choice::Refused) => "decided-theirs-refused",
        (_, false, Choice::Withdrawn) => "decided-theirs-withdrawn",
    };
    let values = [("name", name.into()), ("what", title(scene, one.document)?.into())];
    Ok(scene.phrase_with(id, &values))
}

fn decision(
    scene: &Scene<'_>,
    one: &Decision,
    me: &AccountId,
    names: &BTreeMap<AccountId, String>,
) -> Result<DecisionRow> {
    let when = scene.wall.day_and_time(scene.words, one.at);
    let open = Action::Open {
        place: Place::SignedConsent { decision: one.id },
    };
    let label = scene.phrase_with("consents-open", &[("when", when.clone().into())]);
    Ok(DecisionRow {
        what: decided(scene, one, me, names)?,
        when: Phrase::written(when),
        open: Offer::new(label, open, Tone::Plain),
    })
}
