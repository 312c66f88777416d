//! What the crisis screens do.

use serde::Serialize;

use crate::care::crisis::{Helped, Next, Step};
use crate::presentation::effect::Effect;
use crate::presentation::place::Place;
use crate::presentation::screens::Screens;

/// What the crisis screens do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CrisisAction {
    /// Goes through the plan, from its first step.
    Begin,
    /// The step helped.
    Helped {
        /// Which; none where no step was left.
        step: Option<Step>,
    },
    /// It does not help: the next one.
    NotHelping {
        /// Which.
        step: Step,
    },
    /// Opens the dialler.
    Call {
        /// The number.
        number: String,
    },
    /// Opens a text message.
    Text {
        /// The number.
        number: String,
        /// The word to begin with, if the line wants one.
        word: Option<String>,
    },
    /// Opens a chat in the browser.
    Chat {
        /// Its address.
        address: String,
    },
}

pub(in crate::presentation) fn act(screens: &Screens, action: CrisisAction) -> Option<Effect> {
    match action {
        CrisisAction::Begin => go(screens, None, None),
        CrisisAction::Helped { step } => go(screens, step, Some(Helped::Yes)),
        CrisisAction::NotHelping { step } => go(screens, Some(step), Some(Helped::No)),
        CrisisAction::Call { number } => return Some(Effect::Dial { number }),
        CrisisAction::Text { number, word } => return Some(Effect::TextMessage { number, text: word }),
        CrisisAction::Chat { address } => return Some(Effect::Browse { address }),
    }
    None
}

fn go(screens: &Screens, from: Option<Step>, helped: Option<Helped>) {
    let next = screens
        .companion
        .crisis_step(from, helped, None, &screens.locale())
        .next;
    match next {
        Next::Step(step) => screens.open(Place::CrisisStep { step: Some(step) }),
        Next::Lines => screens.open(Place::CrisisStep { step: None }),
        Next::Rest => {
            screens.back_to(&Place::Crisis);
            screens.done("crisis-rest");
        }
    }
}
