//! Which fields, why and until when.

use serde::Serialize;

use super::act::{ShareReason, SharingAction};
use super::choosing::ShareUntil;
use super::names::name_of;
use super::thing::{Shareable, field_name};
use crate::care::consent::decisions::Channel;
use crate::care::consent::{OfferedField, Proposing};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Which fields, why and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareHowState {
    /// What is shared.
    pub what: Phrase,
    /// With whom.
    pub with: Phrase,
    /// That it is shared with them already, and that this takes the place of it.
    pub already: Option<Phrase>,
    /// What is asked for the fields.
    pub fields_question: Phrase,
    /// All that can be shared with them; the least is chosen at first.
    pub fields: Vec<FieldChoice>,
    /// Said where no field is chosen.
    pub nothing_chosen: Option<Phrase>,
    /// Why, in the person's own words.
    pub why: Input,
    /// Usual reasons, to be taken instead of typing.
    pub reasons: Vec<Offer>,
    /// What is asked for the end.
    pub until_question: Phrase,
    /// Until when.
    pub until: Vec<UntilChoice>,
    /// Whether they may propose changes, where they can be permitted to.
    pub propose: Option<FieldChoice>,
    /// What is to be agreed to before it can go.
    pub lacking: Option<Phrase>,
    /// Shows what they will see, before it is shared.
    pub preview: Option<Offer>,
    /// Shares it.
    pub share: Option<Offer>,
}

/// Something that is chosen or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChoice {
    /// Chooses it, or leaves it out. Its label says what.
    pub offer: Offer,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Said where nothing stands in it.
    pub note: Option<Phrase>,
}

/// One of several ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UntilChoice {
    /// Which.
    pub until: ShareUntil,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Chooses it.
    pub offer: Offer,
}

pub(in crate::presentation) fn how(scene: &Scene<'_>, what: Shareable, with: AccountId) -> Result<ScreenContent> {
    let name = name_of(scene, with)?;
    let offered = scene.companion.shares().offered(what.subject(), &with.to_string())?;
    let lacking = scene
        .companion
        .consents()
        .lacking(&with.to_string(), Channel::Records)?;
    let choosing = scene.sharing.choosing(what, with);
    let chosen = choosing.fields(&offered);
    let act = |action: SharingAction| Action::Sharing { action };
    let field = |field: &OfferedField| {
        let is_chosen = chosen.iter().any(|name| name == field.name);
        let mut fields = chosen.clone();
        match is_chosen {
            true => fields.retain(|name| name != field.name),
            false => fields.push(field.name.to_owned()),
        }
        let action = act(SharingAction::Fields { fields });
        FieldChoice {
            offer: Offer::new(field_name(scene, field.name), action, Tone::Plain),
            chosen: is_chosen,
            note: (!field.is_filled).then(|| scene.phrase("share-how-not-filled")),
        }
    };
    let until = |(until, id): (ShareUntil, &str)| UntilChoice {
        until,
        chosen: choosing.until(&offered) == until,
        offer: scene.offer(id, act(SharingAction::Until { until }), Tone::Plain),
    };
    let ends = [
        (ShareUntil::Week, "share-until-week"),
        (ShareUntil::Month, "share-until-month"),
        (ShareUntil::TakenBack, "share-until-taken-back"),
    ];
    let named = |id: &str| scene.phrase_with(id, &[("name", name.clone().into())]);
    let can_propose = offered
        .fields
        .iter()
        .any(|field| field.can_be_proposed_for && chosen.iter().any(|name| name == field.name));
    let permitted = choosing.proposing(&offered) == Proposing::Permitted;
    let propose = can_propose.then(|| FieldChoice {
        offer: Offer::new(
            named("share-how-let-propose"),
            act(SharingAction::LetPropose { permitted: !permitted }),
            Tone::Plain,
        ),
        chosen: permitted,
        note: None,
    });
    let reason = |why: ShareReason| scene.offer(why.words(), act(SharingAction::Why { why }), Tone::Quiet);
    let is_complete = !chosen.is_empty();
    let preview = Action::Open {
        place: Place::SharePreview { what, with },
    };
    let state = ShareHowState {
        what: what.name(scene)?,
        with: named("share-how-with"),
        already: offered.replaces.is_some().then(|| named("share-how-already")),
        fields_question: named("share-how-fields"),
        fields: offered.fields.iter().map(field).collect(),
        nothing_chosen: (!is_complete).then(|| scene.phrase("share-how-nothing-chosen")),
        why: scene.input("share-how-why", Field::SharePurpose, InputKind::Line),
        reasons: ShareReason::ALL.map(reason).into(),
        until_question: scene.phrase("share-how-until"),
        until: ends.map(until).into(),
        propose,
        lacking: (!lacking.is_empty()).then(|| named("share-how-lacking")),
        preview: is_complete.then(|| Offer::new(named("share-how-preview"), preview, Tone::Plain)),
        share: is_complete.then(|| share_offer(scene, &name, what, with)),
    };
    Ok(ScreenContent::ShareHow { state })
}

pub(super) fn share_offer(scene: &Scene<'_>, name: &str, what: Shareable, with: AccountId) -> Offer {
    let label = scene.phrase_with("share-share", &[("name", name.to_owned().into())]);
    let action = SharingAction::Share { what, with };
    Offer::new(label, Action::Sharing { action }, Tone::Main)
}
