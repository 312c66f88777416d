//! What hinders a message to somebody, and what leads on.

use serde::Serialize;

use crate::care::consent::decisions::{Channel, Document, Lack, Missing, Side};
use crate::exchange::identity::person::{Person, Standing};
use crate::foundation::types::Result;
use crate::presentation::action::Action;
use crate::presentation::consents::title;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screens::Scene;

/// What hinders a message, and what leads on. What was written stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hindrance {
    /// Why nothing can be sent now; without blame.
    pub why: Vec<Phrase>,
    /// What leads on: a consent to read, comparing, and always the crisis plan.
    pub ways: Vec<Offer>,
}

pub(super) fn hindrance(scene: &Scene<'_>, person: &Person) -> Result<Option<Hindrance>> {
    let mut found = Hindrance {
        why: Vec::new(),
        ways: Vec::new(),
    };
    let say = |id: &str| scene.phrase_with(id, &[("name", person.name.clone().into())]);
    match person.standing {
        Standing::Removed | Standing::Refused => {
            found.why.push(say("hindrance-over"));
            found.ways.push(scene.way("people-invite", Place::Invite, Tone::Plain));
        }
        Standing::Waiting | Standing::Paused => {
            found.why.push(say("hindrance-paused"));
            let compare = Place::SafetyNumber { person: person.account };
            found.ways.push(scene.way("conversation-compare", compare, Tone::Plain));
        }
        Standing::Active | Standing::Invited => {
            let key = person.account.to_string();
            for missing in scene.companion.consents().lacking(&key, Channel::Messages)? {
                let title = title(scene, missing.document)?;
                let values = [("name", person.name.clone().into()), ("what", title.clone().into())];
                found.why.push(scene.phrase_with(lack(missing), &values));
                if missing.side == Side::Mine {
                    found.ways.push(read(scene, person, missing.document, title));
                }
            }
        }
    }
    if found.why.is_empty() {
        return Ok(None);
    }
    found.ways.push(scene.way("crisis-open", Place::Crisis, Tone::Plain));
    Ok(Some(found))
}

fn read(scene: &Scene<'_>, person: &Person, document: Document, title: String) -> Offer {
    let place = Place::Consent {
        document,
        with: Some(person.account),
    };
    let label = scene.phrase_with("hindrance-read", &[("what", title.into())]);
    Offer::new(label, Action::Open { place }, Tone::Plain)
}

fn lack(missing: Missing) -> &'static str {
    match (missing.side, missing.lack) {
        (Side::Mine, Lack::Never) => "hindrance-mine-never",
        (Side::Mine, Lack::Refused) => "hindrance-mine-refused",
        (Side::Mine, Lack::Withdrawn) => "hindrance-mine-withdrawn",
        (Side::Mine, Lack::Changed) => "hindrance-mine-changed",
        (Side::Theirs, Lack::Never) => "hindrance-theirs-never",
        (Side::Theirs, Lack::Refused | Lack::Withdrawn) => "hindrance-theirs-no",
        (Side::Theirs, Lack::Changed) => "hindrance-theirs-changed",
    }
}
