//! Asking before something is taken away, and asking who it is before something is given away.

use serde::Serialize;

use super::action::Action;
use super::inputs::Field;
use super::parts::{Input, InputKind, Offer, Phrase, Tone};
use super::screens::Scene;
use super::unlock::UnlockAction;

/// Asks before something is done that cannot be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What would be done.
    pub text: Phrase,
    /// Does it.
    pub yes: Offer,
    /// Leaves all as it is.
    pub no: Offer,
}

/// Asks for a proof that it is the person themselves, before something is given away or changed for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProofRequest {
    /// Why.
    pub intro: Phrase,
    /// With the device's own lock, if it opens this vault.
    pub with_device: Option<Offer>,
    /// The passphrase.
    pub passphrase: Input,
    /// With the passphrase.
    pub with_passphrase: Offer,
    /// Leaves all as it is.
    pub no: Offer,
}

/// What is asked at the moment.
#[derive(Debug, Clone)]
pub(super) enum Asking {
    /// Whether to do this: the words' name, and the action. The answer's words are of the same name, with `-yes`.
    Whether(&'static str, Action),
    /// Who it is, before this is done.
    Who(Action),
}

pub(super) fn question(scene: &Scene<'_>, asking: &Asking) -> Option<Question> {
    let Asking::Whether(id, action) = asking else {
        return None;
    };
    Some(Question {
        text: scene.phrase(id),
        yes: scene.offer(&format!("{id}-yes"), action.clone(), Tone::Careful),
        no: scene.offer("question-no", Action::Decline, Tone::Plain),
    })
}

pub(super) fn proof(scene: &Scene<'_>, asking: &Asking) -> Option<ProofRequest> {
    let Asking::Who(_) = asking else { return None };
    let act = |action: UnlockAction| Action::Unlock { action };
    Some(ProofRequest {
        intro: scene.phrase("proof-intro"),
        with_device: scene
            .companion
            .ways_to_unlock()
            .is_ok_and(|ways| ways.key_store)
            .then(|| scene.offer("proof-with-device", act(UnlockAction::ProveWithDevice), Tone::Main)),
        passphrase: scene.input("unlock-passphrase", Field::Passphrase, InputKind::Secret),
        with_passphrase: scene.offer("proof-go-on", act(UnlockAction::ProveWithPassphrase), Tone::Plain),
        no: scene.offer("question-no", Action::Decline, Tone::Quiet),
    })
}
