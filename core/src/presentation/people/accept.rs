//! An invitation that somebody else made.

use serde::Serialize;

use super::PeopleAction;
use crate::exchange::identity::invitation::Invitation;
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::onboarding::{OnboardingAction, invited_by};
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::{Scene, problem};

/// An invitation that somebody else made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcceptState {
    /// What is to be done.
    pub intro: Phrase,
    /// The invitation's link.
    pub invitation: Input,
    /// Reads the link with the camera.
    pub scan: Offer,
    /// From whom it is, and what it makes of who takes it.
    pub invited_by: Option<Phrase>,
    /// Answers it. It works without a network.
    pub accept: Offer,
}

pub(in crate::presentation) fn accept(scene: &Scene<'_>) -> ScreenContent {
    let link = scene.inputs.text(Field::Invitation);
    let read = (!link.trim().is_empty()).then(|| Invitation::parse(link));
    let wrong = read.as_ref().and_then(|read| read.as_ref().err());
    let scan = Action::Onboarding {
        action: OnboardingAction::Scan,
    };
    let accept = Action::People {
        action: PeopleAction::Accept,
    };
    let state = AcceptState {
        intro: scene.phrase("accept-intro"),
        invitation: Input {
            problem: wrong.map(|error| scene.phrase(&problem(error.code()))),
            ..scene.input("begin-invitation", Field::Invitation, InputKind::Text)
        },
        scan: scene.offer("begin-scan", scan, Tone::Plain),
        invited_by: read.and_then(Result::ok).map(|one| invited_by(scene, &one)),
        accept: scene.offer("accept-accept", accept, Tone::Main),
    };
    ScreenContent::Accept { state }
}
