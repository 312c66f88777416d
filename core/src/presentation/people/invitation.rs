//! The invitation that was made.

use qrcodegen::{QrCode as Code, QrCodeEcc};
use serde::Serialize;

use super::{PeopleAction, words};
use crate::exchange::sync::pairing::InvitationStanding;
use crate::foundation::types::{self, Error, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// The invitation that was made. It is nowhere but here and is gone with a lock; then another can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvitationState {
    /// For whom it is, and until when.
    pub about: Phrase,
    /// Whether it can be answered yet, or was.
    pub standing: Phrase,
    /// That whoever has it can answer it.
    pub trust: Phrase,
    /// To be scanned; none where the link is too long for it.
    pub qr: Option<QrCode>,
    /// The link, as text.
    pub link: Phrase,
    /// Passes the link on with what the device offers.
    pub share: Offer,
    /// Makes one for somebody else.
    pub another: Offer,
}

/// A code to be scanned (ISO/IEC 18004), without the quiet zone of four modules around it, which a view leaves free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QrCode {
    /// What a screen reader says of it.
    pub label: Phrase,
    /// Modules a side.
    pub size: u32,
    /// Its rows from the top; `1` is dark, `0` is light.
    pub rows: Vec<String>,
}

pub(in crate::presentation) fn invitation(scene: &Scene<'_>) -> Result<ScreenContent> {
    let gone = || Error::new(types::Code::NotFound, "no invitation was made since the last unlock");
    let invitation = scene.invitation.ok_or_else(gone)?;
    let standing = match scene.companion.people().invitation_standing(invitation)? {
        InvitationStanding::Unknown => "invitation-unknown",
        InvitationStanding::Open => "invitation-open",
        InvitationStanding::Answered => "invitation-answered",
        InvitationStanding::Over => "invitation-over",
    };
    let link = invitation.to_link();
    let values = [
        ("role", scene.words.say(words::invited(invitation.offered)).into()),
        (
            "until",
            scene.wall.day_and_time(scene.words, invitation.expires_at).into(),
        ),
    ];
    let share = Action::People {
        action: PeopleAction::ShareInvitation,
    };
    let state = InvitationState {
        about: scene.phrase_with("invitation-about", &values),
        standing: scene.phrase(standing),
        trust: scene.phrase("invitation-trust"),
        qr: code(&link).map(|code| QrCode {
            label: scene.phrase("invitation-code"),
            ..code
        }),
        link: Phrase {
            // Nobody wants hundreds of letters read out.
            spoken: Some(scene.words.say("invitation-link")),
            ..Phrase::written(link)
        },
        share: scene.offer("invitation-share", share, Tone::Main),
        another: scene.way("invitation-another", Place::Invite, Tone::Quiet),
    };
    Ok(ScreenContent::Invitation { state })
}

/// The code of a text; none if the text is too long for one.
fn code(text: &str) -> Option<QrCode> {
    let code = Code::encode_text(text, QrCodeEcc::Low).ok()?;
    let side = code.size();
    let module = |x: i32, y: i32| if code.get_module(x, y) { '1' } else { '0' };
    let rows = (0..side).map(|y| (0..side).map(|x| module(x, y)).collect());
    Some(QrCode {
        label: Phrase::written(""),
        size: u32::try_from(side).ok()?,
        rows: rows.collect(),
    })
}
