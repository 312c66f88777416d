//! What both crisis screens show.

use serde::Serialize;

use super::CrisisAction;
use crate::care::crisis::ShownItem;
use crate::care::crisis::lines::{EmergencyNumber, Line, Reach, RegionLines};
use crate::care::crisis::words::Words;
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};

/// A step of the plan, or the reasons to live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanStep {
    /// What it is called.
    pub title: Phrase,
    /// What it is for.
    pub hint: Phrase,
    /// What stands in it.
    pub items: Vec<PlanItem>,
    /// Said where nothing does.
    pub empty: Option<Phrase>,
}

/// One thing to do, or somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanItem {
    /// As the person wrote it.
    pub text: Phrase,
    /// Calls, where there is a number.
    pub call: Option<Offer>,
}

/// Somebody who listens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HelpLine {
    /// As it is called.
    pub name: Phrase,
    /// What the name means.
    pub meaning: Option<Phrase>,
    /// For whom, when, in which languages, for how much.
    pub about: Vec<Phrase>,
    /// Calls, texts or opens it.
    pub reach: Offer,
    /// When it was last checked.
    pub checked: Phrase,
}

pub(super) fn step(title: &str, hint: &str, items: &[ShownItem], words: &Words) -> PlanStep {
    PlanStep {
        title: Phrase::written(title),
        hint: Phrase::written(hint),
        items: items.iter().map(|one| item(one, words)).collect(),
        empty: items.is_empty().then(|| Phrase::written(words.plan.empty_step.clone())),
    }
}

fn item(item: &ShownItem, words: &Words) -> PlanItem {
    let call = |number: &String| Offer::new(Phrase::written(words.call(number)), call(number), Tone::Plain);
    PlanItem {
        text: Phrase::written(item.text.clone()),
        call: item.phone.as_ref().map(call),
    }
}

pub(in crate::presentation) fn emergency(number: &EmergencyNumber, words: &Words) -> Offer {
    Offer::new(
        Phrase::written(words.call_emergency(number)),
        call(&number.number),
        Tone::Main,
    )
}

pub(super) fn lines(lines: &RegionLines, words: &Words) -> Vec<HelpLine> {
    let shown = |line: &Line| {
        let languages = (!line.languages.is_empty()).then(|| line.languages.join(", "));
        let about = [
            Some(line.for_whom.clone()),
            line.hours.clone(),
            languages,
            line.cost.clone(),
        ];
        HelpLine {
            name: Phrase::written(line.name.clone()),
            meaning: line.english.clone().map(Phrase::written),
            about: about.into_iter().flatten().map(Phrase::written).collect(),
            reach: Offer::new(
                Phrase::written(words.reach(&line.reach)),
                reach(&line.reach),
                Tone::Plain,
            ),
            checked: Phrase::written(words.checked(line, &lines.emergency)),
        }
    };
    lines.lines.iter().map(shown).collect()
}

fn reach(reach: &Reach) -> Action {
    let action = match reach.clone() {
        Reach::Call { number } => CrisisAction::Call { number },
        Reach::Text { number, word } => CrisisAction::Text { number, word },
        Reach::Chat { address } => CrisisAction::Chat { address },
    };
    Action::Crisis { action }
}

fn call(number: &str) -> Action {
    Action::Crisis {
        action: CrisisAction::Call {
            number: number.to_owned(),
        },
    }
}

pub(super) fn reason(text: &str) -> PlanItem {
    PlanItem {
        text: Phrase::written(text),
        call: None,
    }
}
