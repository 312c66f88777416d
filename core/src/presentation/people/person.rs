//! One person.

use serde::Serialize;

use super::{PeopleAction, words};
use crate::exchange::identity::Verified;
use crate::exchange::identity::person::{Person, Standing};
use crate::exchange::sync::Condition;
use crate::exchange::sync::alarm::Alarm;
use crate::foundation::types::{AccountId, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonState {
    /// As they call themselves: the screen's title.
    pub name: String,
    /// Who that is to the person, and how sure it is.
    pub about: Phrase,
    /// How things stand, where that is not simply good.
    pub standing: Option<Phrase>,
    /// What to do to be surer who it is, if anything.
    pub advice: Option<Phrase>,
    /// Opens the conversation.
    pub conversation: Offer,
    /// Compares the safety number; while they are here.
    pub compare: Option<Offer>,
    /// The consents with them.
    pub consents: Offer,
    /// Which devices can read the conversation; while they are here.
    pub readers: Option<Offer>,
    /// Why new keys are a good idea, if they are.
    pub about_keys: Option<Phrase>,
    /// Makes new keys for the conversation.
    pub renew_keys: Option<Offer>,
    /// Removes them; asks first, and says what ends.
    pub remove: Option<Offer>,
}

pub(in crate::presentation) fn person(scene: &Scene<'_>, account: &AccountId) -> Result<ScreenContent> {
    let key = account.to_string();
    let person = scene.companion.people().find_ever(&key)?;
    let condition = scene.companion.messages().condition(&key)?;
    let is_here = !matches!(person.standing, Standing::Removed | Standing::Refused);
    let wants_keys = person.standing == Standing::Active && wants_keys(&condition);
    let way = |id: &str, place: Place| scene.way(id, place, Tone::Plain);
    let act = |id: &str, action: PeopleAction, tone: Tone| scene.offer(id, Action::People { action }, tone);
    let state = PersonState {
        about: words::about(scene, &person),
        standing: words::standing(&person).map(|id| scene.phrase(id)),
        advice: advice(&person).map(|id| scene.phrase(id)),
        conversation: scene.way(
            "person-conversation",
            Place::Conversation { person: *account },
            Tone::Main,
        ),
        compare: is_here.then(|| way("conversation-compare", Place::SafetyNumber { person: *account })),
        consents: way("person-consents", Place::Consents { with: Some(*account) }),
        readers: is_here.then(|| way("person-readers", Place::Readers { person: *account })),
        about_keys: wants_keys.then(|| scene.phrase("person-about-keys")),
        renew_keys: wants_keys.then(|| {
            act(
                "person-renew-keys",
                PeopleAction::RenewKeys { person: *account },
                Tone::Plain,
            )
        }),
        remove: is_here.then(|| {
            act(
                "person-remove",
                PeopleAction::Remove { person: *account },
                Tone::Careful,
            )
        }),
        name: person.name,
    };
    Ok(ScreenContent::Person { state })
}

/// What was found in a conversation after which keys that nobody else had a hand in are a good idea.
fn wants_keys(condition: &Condition) -> bool {
    let reasons = [Alarm::StrangeDevice, Alarm::StrangeOwnEntry, Alarm::RelayRegressed];
    condition.alarms.iter().any(|alarm| reasons.contains(alarm))
}

fn advice(person: &Person) -> Option<&'static str> {
    match (person.standing, person.verified) {
        (Standing::Active, Verified::Link) => Some("person-advice-link"),
        (Standing::Active, Verified::None) => Some("person-advice-again"),
        (Standing::Waiting | Standing::Paused, _) => Some("person-advice-paused"),
        _ => None,
    }
}
