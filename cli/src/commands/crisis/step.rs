//! `crisis step`.

use kith::care::crisis::words::words;
use kith::care::crisis::{Helped, Next, Step};
use kith::companion::CrisisScreen;
use serde_json::Value;

use super::document::screen_document;
use super::screen::{beside, head, lines_text, step_text};
use crate::session::Session;
use crate::show::{self, Form};

pub(super) fn step(session: &Session, from: Option<Step>, helped: Option<Helped>, region: Option<&str>, form: Form) {
    let companion = session.companion();
    let step = companion.crisis_next(from, helped, region, &show::locale());
    show_step(&step.screen, step.next, form);
    companion.crisis_stepped(from, helped);
}

pub(super) fn without_a_place(region: Option<&str>, form: Form) {
    let screen = CrisisScreen::without_a_place(region, &show::locale());
    show_step(&screen, Next::Lines, form);
}

fn show_step(screen: &CrisisScreen, next: Next, form: Form) {
    let step = match next {
        Next::Step(step) => Some(step),
        Next::Lines | Next::Rest => None,
    };
    let mut document = screen_document(screen);
    if let Value::Object(document) = &mut document {
        let next = match next {
            Next::Step(step) => step.as_str(),
            Next::Lines => "lines",
            Next::Rest => "rest",
        };
        document.insert("next".into(), next.into());
    }
    form.answer(&document, |colours| {
        let words = words(&show::locale());
        let mut parts = vec![head(screen, words, colours)];
        let here = screen
            .plan
            .iter()
            .flat_map(|plan| &plan.steps)
            .find(|one| Some(one.step) == step);
        match (here, next) {
            (Some(here), _) => {
                parts.push(step_text(here, words, colours));
                let on = format!("kith crisis step --from {} --helped no", here.step.as_str());
                parts.push(format!("{}\n{}", words.screen.not_helping, show::dim(&on, colours)));
            }
            (None, Next::Rest) => {
                parts.push(words.screen.helped.clone());
                parts.push(lines_text(screen, words, colours));
            }
            (None, _) => {
                if screen.plan.is_some() {
                    parts.push(words.after_last_step(&screen.lines.emergency));
                }
                parts.push(lines_text(screen, words, colours));
            }
        }
        if screen.plan.is_none() {
            parts.push(show::dim(&beside(screen, words).join("\n"), colours));
        }
        parts.join("\n\n")
    });
}
