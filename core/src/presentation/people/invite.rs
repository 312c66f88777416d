//! Whom to invite.

use serde::Serialize;

use super::{PeopleAction, words};
use crate::exchange::identity::Role;
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Whom to invite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InviteState {
    /// What an invitation is, and how long it lives.
    pub intro: Phrase,
    /// Who it is for: each makes an invitation.
    pub roles: Vec<Offer>,
}

pub(in crate::presentation) fn invite(scene: &Scene<'_>) -> Result<ScreenContent> {
    let roles = match scene.companion.me()?.role {
        Role::Patient => [
            Role::Therapist,
            Role::Supporter,
            Role::PeerWorker,
            Role::Guardian,
            Role::Patient,
        ],
        Role::Therapist | Role::Supporter | Role::PeerWorker | Role::Guardian => [
            Role::Patient,
            Role::Therapist,
            Role::PeerWorker,
            Role::Supporter,
            Role::Guardian,
        ],
    };
    let offer = |role: Role| {
        let action = PeopleAction::Invite { offered: role };
        scene.offer(words::invited(role), Action::People { action }, Tone::Plain)
    };
    let state = InviteState {
        intro: scene.phrase("invite-intro"),
        roles: roles.map(offer).into(),
    };
    Ok(ScreenContent::Invite { state })
}
