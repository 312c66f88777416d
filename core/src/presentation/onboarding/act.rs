//! What the first screens do.

use kith_wire::id::Token;
use serde::Serialize;
use zeroize::Zeroizing;

use super::Making;
use super::state::{authority, own_role};
use crate::companion::NewAccount;
use crate::exchange::identity::invitation::Invitation;
use crate::foundation::env::Relay;
use crate::foundation::keys::{Passphrase, RecoveryWords};
use crate::foundation::types::{Code, Error, Result};
use crate::presentation::effect::Effect;
use crate::presentation::inputs::Field;
use crate::presentation::place::{Arrival, Place};
use crate::presentation::screens::Screens;

/// What the first screens do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OnboardingAction {
    /// Reads an invitation with the camera.
    Scan,
    /// Looks whether all is given, and shows the recovery words.
    GoOn {
        /// How they came.
        arrival: Arrival,
    },
    /// Makes the account, with nothing that could bring it back.
    WithoutWords,
    /// Makes the account if the words that were asked for are right.
    Check,
    /// Comes back with the recovery words; waits for the network.
    ComeBack,
}

pub(in crate::presentation) async fn act(screens: &Screens, action: OnboardingAction) -> Result<Option<Effect>> {
    match action {
        OnboardingAction::Scan => return Ok(Some(Effect::ScanInvitation)),
        OnboardingAction::GoOn { arrival } => go_on(screens, arrival)?,
        OnboardingAction::WithoutWords => make(screens, false)?,
        OnboardingAction::Check => check(screens)?,
        OnboardingAction::ComeBack => come_back(screens).await?,
    }
    Ok(None)
}

/// What was typed, checked as far as it can be before anything is made.
struct Given {
    name: String,
    passphrase: Passphrase,
    invitation: Option<Invitation>,
    link: Zeroizing<String>,
    relay: Option<Relay>,
    admission: Option<Token>,
}

fn given(screens: &Screens, arrival: Arrival) -> Result<Given> {
    let inner = screens.inner();
    let text = |field: Field| inner.inputs.text(field).trim();
    let link = Zeroizing::new(inner.inputs.text(Field::Invitation).to_owned());
    let invitation = match arrival {
        Arrival::Invited => Some(Invitation::parse(&link)?),
        Arrival::Alone | Arrival::Therapist => None,
    };
    let now = screens.env.clock.now();
    if invitation
        .as_ref()
        .is_some_and(|invitation| invitation.expires_at <= now)
    {
        return Err(Error::new(Code::ExpiredInvitation, "the invitation's time is over"));
    }
    if text(Field::Name).is_empty() || text(Field::Passphrase).is_empty() {
        return Err(Error::new(Code::EmptyText, "a name and a passphrase are needed"));
    }
    let wants_relay = invitation.is_none() && !text(Field::Relay).is_empty();
    let relay = wants_relay
        .then(|| authority(text(Field::RelayAuthority)).and_then(|pem| Relay::parse(text(Field::Relay), pem)))
        .transpose()?;
    let wants_admission = relay.is_some() && !text(Field::Admission).is_empty();
    let admission = wants_admission
        .then(|| Token::from_text(text(Field::Admission)))
        .transpose();
    Ok(Given {
        name: text(Field::Name).to_owned(),
        passphrase: Passphrase::new(inner.inputs.text(Field::Passphrase).to_owned()),
        invitation,
        link,
        relay,
        admission: admission.map_err(|_| Error::new(Code::NotAdmitted, "this is no admission of a relay"))?,
    })
}

fn go_on(screens: &Screens, arrival: Arrival) -> Result<()> {
    given(screens, arrival)?;
    let making = Making::new(arrival, screens.env.random.as_ref());
    screens.inner().making = Some(making);
    screens.open(Place::RecoveryWords);
    Ok(())
}

fn check(screens: &Screens) -> Result<()> {
    {
        let inner = screens.inner();
        let making = inner.making.as_ref().ok_or_else(nothing_is_made)?;
        let right = [Field::FirstWord, Field::SecondWord].into_iter().enumerate();
        let mut right = right.map(|(which, field)| making.is_asked(which, inner.inputs.text(field)));
        if !right.all(|right| right) {
            return Err(Error::new(
                Code::WrongPassphrase,
                "these are not the words that were asked for",
            ));
        }
    }
    make(screens, true)
}

fn make(screens: &Screens, with_words: bool) -> Result<()> {
    let arrival = screens.inner().making.as_ref().ok_or_else(nothing_is_made)?.arrival;
    let given = given(screens, arrival)?;
    let role = given
        .invitation
        .as_ref()
        .map_or(own_role(arrival), |invitation| invitation.offered);
    {
        let inner = screens.inner();
        let words = inner.making.as_ref().map(|making| &making.words);
        screens.companion.create(NewAccount {
            name: &given.name,
            role,
            relay: given.relay,
            admission: given.admission,
            passphrase: &given.passphrase,
            recovery: words.filter(|_| with_words),
        })?;
    }
    forget_what_was_typed(screens);
    screens.begin_at(Place::Today);
    if given.invitation.is_some() {
        screens.companion.people().accept(&given.link)?;
        screens.done("begin-answered");
    }
    Ok(())
}

async fn come_back(screens: &Screens) -> Result<()> {
    let (words, relay, passphrase) = {
        let inner = screens.inner();
        let text = |field: Field| inner.inputs.text(field);
        if text(Field::Passphrase).trim().is_empty() {
            return Err(Error::new(Code::EmptyText, "a passphrase is needed"));
        }
        let words = RecoveryWords::parse(text(Field::RecoveryWords))?;
        let relay = Relay::parse(text(Field::Relay).trim(), authority(text(Field::RelayAuthority))?)?;
        (words, relay, Passphrase::new(text(Field::Passphrase).to_owned()))
    };
    screens.companion.recover(&words, relay, &passphrase).await?;
    forget_what_was_typed(screens);
    screens.begin_at(Place::Today);
    screens.done("come-back-done");
    Ok(())
}

fn forget_what_was_typed(screens: &Screens) {
    let mut inner = screens.inner();
    inner.making = None;
    inner.inputs.wipe();
}

fn nothing_is_made() -> Error {
    Error::new(Code::NotFound, "no account is being made")
}
