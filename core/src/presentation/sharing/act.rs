//! What the screens of sharing do.

use serde::Serialize;

use super::choosing::{Choosing, ShareUntil};
use super::thing::Shareable;
use crate::care::consent::{Proposing, Terms};
use crate::companion::Share;
use crate::foundation::types::{AccountId, Code, Error, GrantId, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::place::Place;
use crate::presentation::screens::Screens;
use crate::presentation::words::Words;

/// What the screens of sharing do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SharingAction {
    /// Goes on to which fields, why and until when.
    Choose {
        /// What is shared.
        what: Shareable,
        /// With whom.
        with: AccountId,
    },
    /// These fields and no others.
    Fields {
        /// Their stable names.
        fields: Vec<String>,
    },
    /// Until when.
    Until {
        /// Until when.
        until: ShareUntil,
    },
    /// One of the usual reasons, as if it had been typed.
    Why {
        /// Which.
        why: ShareReason,
    },
    /// Whether the reader may propose changes.
    LetPropose {
        /// Whether they may.
        permitted: bool,
    },
    /// Shares it as it was chosen.
    Share {
        /// What.
        what: Shareable,
        /// With whom.
        with: AccountId,
    },
    /// Asks whether to take a share back.
    TakeBack {
        /// Which.
        share: GrantId,
    },
    /// Takes it back.
    TakeBackForGood {
        /// Which.
        share: GrantId,
    },
    /// Looks at what somebody shares, and says why.
    Look {
        /// At which share.
        share: GrantId,
        /// Why; without one, what was typed.
        why: Option<LookReason>,
    },
    /// Writes a change to a field of what somebody shares.
    Propose {
        /// To which share.
        share: GrantId,
        /// To which field, by its stable name.
        field: String,
    },
    /// Proposes what was written.
    ProposeIt {
        /// To which share.
        share: GrantId,
        /// To which field, by its stable name.
        field: String,
    },
}

/// A usual reason to share something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareReason {
    /// So that they know how the person is.
    HowIAm,
    /// To talk about it.
    ToTalk,
    /// So that they can help when it gets hard.
    HardTimes,
}

/// A usual reason for a clinician to look at what is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LookReason {
    /// To get ready for a session.
    BeforeSession,
    /// In a session, or after it.
    Session,
    /// They were asked to.
    Asked,
    /// To see whether they are safe.
    Safety,
}

impl ShareReason {
    pub(super) const ALL: [ShareReason; 3] = [ShareReason::HowIAm, ShareReason::ToTalk, ShareReason::HardTimes];

    pub(super) fn words(self) -> &'static str {
        match self {
            ShareReason::HowIAm => "share-reason-how-i-am",
            ShareReason::ToTalk => "share-reason-to-talk",
            ShareReason::HardTimes => "share-reason-hard-times",
        }
    }
}

impl LookReason {
    pub(super) const ALL: [LookReason; 4] = [
        LookReason::BeforeSession,
        LookReason::Session,
        LookReason::Asked,
        LookReason::Safety,
    ];

    pub(super) fn words(self) -> &'static str {
        match self {
            LookReason::BeforeSession => "look-reason-before-session",
            LookReason::Session => "look-reason-session",
            LookReason::Asked => "look-reason-asked",
            LookReason::Safety => "look-reason-safety",
        }
    }
}

/// A proposal is on the disk as it is typed.
pub(in crate::presentation) fn typed(screens: &Screens, text: &str) -> Result<()> {
    let place = screens.inner().place().clone();
    match place {
        Place::Propose { share, field } => screens.companion.shares().keep_draft(share, &field, text),
        _ => Ok(()),
    }
}

pub(in crate::presentation) fn act(screens: &Screens, action: SharingAction) -> Result<()> {
    match action {
        SharingAction::Choose { what, with } => return begin(screens, what, with),
        SharingAction::Fields { fields } => choose(screens, |choosing| choosing.fields = Some(fields)),
        SharingAction::Until { until } => choose(screens, |choosing| choosing.until = Some(until)),
        SharingAction::LetPropose { permitted } => {
            let proposing = if permitted { Proposing::Permitted } else { Proposing::No };
            choose(screens, |choosing| choosing.proposing = Some(proposing));
        }
        SharingAction::Why { why } => {
            let text = Words::of(&screens.locale()).say(why.words());
            screens.inner().inputs.fill(Field::SharePurpose, text);
        }
        SharingAction::Share { what, with } => return share(screens, what, with),
        SharingAction::TakeBack { share } => return ask_to_take_back(screens, share),
        SharingAction::TakeBackForGood { share } => {
            screens.companion.shares().revoke(share)?;
            screens.done("share-taken-back");
        }
        SharingAction::Look { share, why } => return look(screens, share, why),
        SharingAction::Propose { share, field } => {
            screens.inner().inputs.clear(Field::Proposal);
            screens.open(Place::Propose { share, field });
        }
        SharingAction::ProposeIt { share, field } => return propose(screens, share, &field),
    }
    Ok(())
}

/// Begins to choose for one share; what was chosen for it before and not shared stays.
fn begin(screens: &Screens, what: Shareable, with: AccountId) -> Result<()> {
    let offered = screens.companion.shares().offered(what.subject(), &with.to_string())?;
    {
        let mut inner = screens.inner();
        let choosing = inner.sharing.choosing(what, with);
        if inner.sharing.choosing.as_ref() != Some(&choosing) {
            let before = offered.replaces.and_then(|before| before.purpose);
            inner.inputs.fill(Field::SharePurpose, before.unwrap_or_default());
            inner.sharing.choosing = Some(choosing);
        }
    }
    screens.open(Place::ShareHow { what, with });
    Ok(())
}

/// Changes the choice of the share that is seen.
fn choose(screens: &Screens, change: impl FnOnce(&mut Choosing)) {
    let mut inner = screens.inner();
    if let Place::ShareHow { what, with } = *inner.place() {
        let mut choosing = inner.sharing.choosing(what, with);
        change(&mut choosing);
        inner.sharing.choosing = Some(choosing);
    }
}

fn share(screens: &Screens, what: Shareable, with: AccountId) -> Result<()> {
    let shares = screens.companion.shares();
    let (subject, reader) = (what.subject(), with.to_string());
    let offered = shares.offered(subject, &reader)?;
    let terms = {
        let inner = screens.inner();
        let now = screens.env.clock.now();
        let purpose = inner.inputs.text(Field::SharePurpose);
        chosen(inner.sharing.choosing(what, with).terms(&offered, purpose, now))?
    };
    shares.share(subject, &reader, &terms)?;
    {
        let mut inner = screens.inner();
        inner.sharing.choosing = None;
        inner.inputs.clear(Field::SharePurpose);
    }
    screens.leave(is_before_sharing, Place::SharedByMe);
    screens.done("share-done");
    Ok(())
}

/// Terms that name what is shared: without a name they would mean the usual fields, which nobody chose.
pub(super) fn chosen(terms: Terms) -> Result<Terms> {
    if terms.fields.is_empty() {
        return Err(Error::new(Code::InvalidInput, "no field is chosen"));
    }
    Ok(terms)
}

fn is_before_sharing(place: &Place) -> bool {
    matches!(
        place,
        Place::ShareWhat { .. } | Place::ShareWith { .. } | Place::ShareHow { .. } | Place::SharePreview { .. }
    )
}

fn ask_to_take_back(screens: &Screens, share: GrantId) -> Result<()> {
    let given = screens.companion.shares().list()?;
    let may_be_read = given.iter().any(|one| match one {
        Share::Given(grant) => grant.id == share && grant.was_sent(),
        Share::Received(_) => false,
    });
    let id = if may_be_read {
        "share-take-back-question"
    } else {
        "share-take-back-unsent-question"
    };
    let action = SharingAction::TakeBackForGood { share };
    screens.ask(id, Action::Sharing { action });
    Ok(())
}

fn look(screens: &Screens, share: GrantId, why: Option<LookReason>) -> Result<()> {
    let why = match why {
        Some(why) => Words::of(&screens.locale()).say(why.words()),
        None => screens.inner().inputs.text(Field::LookPurpose).to_owned(),
    };
    let look = screens.companion.shares().look(share, Some(&why))?;
    {
        let mut inner = screens.inner();
        inner.inputs.clear(Field::LookPurpose);
        inner.sharing.look_at(look);
    }
    screens.open(Place::Received { share });
    Ok(())
}

fn propose(screens: &Screens, share: GrantId, field: &str) -> Result<()> {
    let shares = screens.companion.shares();
    let Some(text) = shares.draft(share, field)? else {
        screens.done("propose-nothing-changed");
        return Ok(());
    };
    shares.propose(share, field, &text)?;
    screens.inner().inputs.clear(Field::Proposal);
    screens.back();
    screens.done("propose-done");
    Ok(())
}
