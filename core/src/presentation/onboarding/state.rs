//! What is on the first screens.

use serde::Serialize;

use super::OnboardingAction;
use crate::exchange::identity::Role;
use crate::exchange::identity::invitation::Invitation;
use crate::foundation::types::{Code, Error, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::more::is_short;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::place::{Arrival, Place};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::{Scene, problem};

/// The first screen of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WelcomeState {
    /// What Kith is.
    pub intro: Phrase,
    /// What it promises.
    pub promises: Vec<Phrase>,
    /// Begins alone.
    pub alone: Offer,
    /// Begins with an invitation.
    pub invited: Offer,
    /// Begins as somebody's therapist.
    pub therapist: Offer,
    /// Comes back with the recovery words.
    pub come_back: Offer,
}

/// Name and passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BeginState {
    /// What is asked for, and why.
    pub intro: Phrase,
    /// The invitation's link.
    pub invitation: Option<Input>,
    /// Reads the link with the camera.
    pub scan: Option<Offer>,
    /// From whom it is, and what it makes of who takes it.
    pub invited_by: Option<Phrase>,
    /// How others shall see the person.
    pub name: Input,
    /// Opens the vault.
    pub passphrase: Input,
    /// What to know of it, or that what is typed is short. It is taken all the same.
    pub about_passphrase: Phrase,
    /// The relay's address, from the clinic.
    pub relay: Option<Input>,
    /// The admission, from the clinic.
    pub admission: Option<Input>,
    /// The certificate of the relay's own authority, from the clinic.
    pub authority: Option<Input>,
    /// Goes on.
    pub go_on: Offer,
}

/// The recovery words, to be written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordsState {
    /// What they are for.
    pub intro: Phrase,
    /// The words in their order, each with its number.
    pub words: Vec<Phrase>,
    /// They are written down.
    pub written: Offer,
    /// What is lost without them.
    pub about_going_without: Phrase,
    /// Goes on without them.
    pub without: Offer,
}

/// Two of the words are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckWordsState {
    /// What is asked for.
    pub intro: Phrase,
    /// One word.
    pub first: Input,
    /// Another.
    pub second: Input,
    /// Looks whether they are right, and finishes.
    pub check: Offer,
    /// Shows the words again.
    pub again: Offer,
}

/// Coming back with the recovery words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComeBackState {
    /// What comes back, and what does not.
    pub intro: Phrase,
    /// The words.
    pub words: Input,
    /// The relay's address.
    pub relay: Input,
    /// The certificate of the relay's own authority, if it has one.
    pub authority: Input,
    /// A new passphrase.
    pub passphrase: Input,
    /// What to know of it, or that what is typed is short.
    pub about_passphrase: Phrase,
    /// Comes back. Needs a network.
    pub come_back: Offer,
}

pub(in crate::presentation) fn welcome(scene: &Scene<'_>) -> ScreenContent {
    let arrive = |id: &str, arrival: Arrival, tone: Tone| scene.way(id, Place::Begin { arrival }, tone);
    let state = WelcomeState {
        intro: scene.phrase("welcome-intro"),
        promises: vec![
            scene.phrase("welcome-yours"),
            scene.phrase("welcome-offline"),
            scene.phrase("welcome-crisis"),
        ],
        alone: arrive("welcome-alone", Arrival::Alone, Tone::Main),
        invited: arrive("welcome-invited", Arrival::Invited, Tone::Plain),
        therapist: arrive("welcome-therapist", Arrival::Therapist, Tone::Quiet),
        come_back: scene.way("welcome-come-back", Place::ComeBack, Tone::Quiet),
    };
    ScreenContent::Welcome { state }
}

pub(in crate::presentation) fn begin(scene: &Scene<'_>, arrival: Arrival) -> ScreenContent {
    let is_invited = arrival == Arrival::Invited;
    let link = scene.inputs.text(Field::Invitation);
    let read = (is_invited && !link.trim().is_empty()).then(|| Invitation::parse(link));
    let invitation = is_invited.then(|| Input {
        problem: read
            .as_ref()
            .and_then(|read| read.as_ref().err())
            .map(|error| scene.phrase(&problem(error.code()))),
        ..scene.input("begin-invitation", Field::Invitation, InputKind::Text)
    });
    let invited_by = read
        .and_then(Result::ok)
        .map(|invitation| invited_by(scene, &invitation));
    let relay = |id: &str, field: Field| (!is_invited).then(|| scene.input(id, field, InputKind::Line));
    // An invitation brings it along; who has no relay needs none.
    let wants_authority = !is_invited && !scene.inputs.text(Field::Relay).trim().is_empty();
    let go_on = Action::Onboarding {
        action: OnboardingAction::GoOn { arrival },
    };
    let intro = match arrival {
        Arrival::Alone => "begin-intro-alone",
        Arrival::Invited => "begin-intro-invited",
        Arrival::Therapist => "begin-intro-therapist",
    };
    let state = BeginState {
        intro: scene.phrase(intro),
        invitation,
        scan: is_invited.then(|| {
            let scan = OnboardingAction::Scan;
            scene.offer("begin-scan", Action::Onboarding { action: scan }, Tone::Plain)
        }),
        invited_by,
        name: scene.input("begin-name", Field::Name, InputKind::Line),
        passphrase: scene.input("begin-passphrase", Field::Passphrase, InputKind::Secret),
        about_passphrase: about_passphrase(scene),
        relay: relay("begin-relay", Field::Relay),
        admission: relay("begin-admission", Field::Admission),
        authority: wants_authority.then(|| authority_input(scene)),
        go_on: scene.offer("begin-go-on", go_on, Tone::Main),
    };
    ScreenContent::Begin { state }
}

fn authority_input(scene: &Scene<'_>) -> Input {
    let typed = authority(scene.inputs.text(Field::RelayAuthority));
    Input {
        problem: typed.is_err().then(|| scene.phrase("begin-authority-wrong")),
        ..scene.input("begin-authority", Field::RelayAuthority, InputKind::Text)
    }
}

/// The certificate of a relay's own authority (PEM), if one was typed.
///
/// # Errors
/// `invalid_input` if it is none.
pub(super) fn authority(typed: &str) -> Result<Option<String>> {
    let pem = typed.trim();
    if pem.is_empty() {
        return Ok(None);
    }
    if pem.starts_with("-----BEGIN CERTIFICATE-----") && pem.ends_with("-----END CERTIFICATE-----") {
        return Ok(Some(format!("{pem}\n")));
    }
    Err(Error::new(Code::InvalidInput, "this is no certificate in PEM"))
}

fn about_passphrase(scene: &Scene<'_>) -> Phrase {
    if is_short(scene.inputs.text(Field::Passphrase)) {
        scene.phrase("passphrase-short")
    } else {
        scene.phrase("begin-about-passphrase")
    }
}

/// From whom an invitation is, and what it makes of who takes it.
pub(in crate::presentation) fn invited_by(scene: &Scene<'_>, invitation: &Invitation) -> Phrase {
    let values = [
        ("name", invitation.name.clone().into()),
        ("role", invitation.offered.as_str().into()),
    ];
    scene.phrase_with("begin-invited-by", &values)
}

pub(in crate::presentation) fn words(scene: &Scene<'_>) -> Result<ScreenContent> {
    let making = scene.making.ok_or_else(nothing_is_made)?;
    let numbered = making.listed().into_iter().zip(1_u32..);
    let word = |(word, number): (zeroize::Zeroizing<String>, u32)| {
        scene.phrase_with(
            "words-word",
            &[("number", number.into()), ("word", word.as_str().into())],
        )
    };
    let act = |action: OnboardingAction| Action::Onboarding { action };
    let state = WordsState {
        intro: scene.phrase("words-intro"),
        words: numbered.map(word).collect(),
        written: scene.way("words-written", Place::CheckWords, Tone::Main),
        about_going_without: scene.phrase("words-about-going-without"),
        without: scene.offer("words-without", act(OnboardingAction::WithoutWords), Tone::Quiet),
    };
    Ok(ScreenContent::RecoveryWords { state })
}

pub(in crate::presentation) fn check(scene: &Scene<'_>) -> Result<ScreenContent> {
    let making = scene.making.ok_or_else(nothing_is_made)?;
    let asked = |which: usize, field: Field| {
        let number = u32::try_from(making.asked[which] + 1).unwrap_or_default();
        Input {
            label: scene.phrase_with("check-word", &[("number", number.into())]),
            ..scene.input("check-word", field, InputKind::Line)
        }
    };
    let check = Action::Onboarding {
        action: OnboardingAction::Check,
    };
    let state = CheckWordsState {
        intro: scene.phrase("check-intro"),
        first: asked(0, Field::FirstWord),
        second: asked(1, Field::SecondWord),
        check: scene.offer("check-check", check, Tone::Main),
        again: scene.offer("check-again", Action::Back, Tone::Quiet),
    };
    Ok(ScreenContent::CheckWords { state })
}

pub(in crate::presentation) fn come_back(scene: &Scene<'_>) -> ScreenContent {
    let come_back = Action::Onboarding {
        action: OnboardingAction::ComeBack,
    };
    let state = ComeBackState {
        intro: scene.phrase("come-back-intro"),
        words: scene.input("come-back-words", Field::RecoveryWords, InputKind::Secret),
        relay: scene.input("begin-relay", Field::Relay, InputKind::Line),
        authority: authority_input(scene),
        passphrase: scene.input("begin-passphrase", Field::Passphrase, InputKind::Secret),
        about_passphrase: about_passphrase(scene),
        come_back: scene.offer("come-back-go", come_back, Tone::Main),
    };
    ScreenContent::ComeBack { state }
}

/// The role of somebody who comes with no invitation.
pub(super) fn own_role(arrival: Arrival) -> Role {
    match arrival {
        Arrival::Therapist => Role::Therapist,
        Arrival::Alone | Arrival::Invited => Role::Patient,
    }
}

fn nothing_is_made() -> Error {
    Error::new(Code::NotFound, "no account is being made")
}
