//! The screen: what is shown first is what somebody needs who has no strength to read.

use kith::care::crisis::ShownStep;
use kith::care::crisis::lines::{EmergencyNumber, Line};
use kith::care::crisis::words::{Words, words};
use kith::companion::{CrisisScreen, Notice, Shows};

use super::document::screen_document;
use crate::session::Session;
use crate::show::{self, Colours, Form};
use crate::trouble;

/// How a region is named.
const OTHER_REGION: &str = "kith crisis show --region ES";

pub(super) fn show(session: &Session, region: Option<&str>, unlock: bool, form: Form) {
    let companion = session.companion();
    let opened = if unlock { session.unlock(&companion) } else { Ok(()) };
    show_screen(&companion.crisis_screen(region, &show::locale()), form);
    // What is shown is help. Why it is not more is said beside it, and is no failure.
    if let Err(error) = opened {
        form.aside(&format!("\n{}", trouble::sentences(&error)));
    }
}

pub(super) fn show_screen(screen: &CrisisScreen, form: Form) {
    form.answer(&screen_document(screen), |colours| {
        screen_text(screen, words(&show::locale()), colours)
    });
}

fn screen_text(screen: &CrisisScreen, words: &Words, colours: Colours) -> String {
    let mut parts = vec![head(screen, words, colours)];
    if let Some(plan) = &screen.plan {
        if !plan.reasons.is_empty() {
            let reasons: Vec<String> = plan.reasons.iter().map(|reason| item(reason, None, words)).collect();
            parts.push(titled(&words.plan.reasons.title, &reasons, colours));
        }
        let filled = plan.steps.iter().filter(|step| !step.items.is_empty());
        parts.extend(filled.map(|step| step_text(step, words, colours)));
    }
    parts.push(lines_text(screen, words, colours));
    let beside = beside(screen, words);
    if !beside.is_empty() {
        parts.push(show::dim(&beside.join("\n"), colours));
    }
    parts.join("\n\n")
}

/// The first thing that is read: what this is, and whom to call at once.
pub(super) fn head(screen: &CrisisScreen, words: &Words, colours: Colours) -> String {
    let title = show::bold(&words.plan.title, colours);
    let call = show::bold(&words.call_emergency(&screen.lines.emergency), colours);
    let mut lines = match screen.shows {
        Shows::Plan | Shows::KeptPlan => vec![title, call],
        Shows::Lines | Shows::Emergency => vec![call],
    };
    if screen.may_be_outdated {
        lines.push(words.screen.may_be_outdated.clone());
    }
    lines.join("\n")
}

pub(super) fn step_text(step: &ShownStep, words: &Words, colours: Colours) -> String {
    let title = format!("{}  {}", step.step.number(), words.step(step.step).title);
    let items: Vec<String> = step
        .items
        .iter()
        .map(|one| item(&one.text, one.phone.as_deref(), words))
        .collect();
    titled(&title, &items, colours)
}

fn item(text: &str, phone: Option<&str>, words: &Words) -> String {
    let text = show::one_line(text);
    match phone {
        Some(phone) => format!("{text}  {}", words.call(&show::one_line(phone))),
        None => text,
    }
}

fn titled(title: &str, items: &[String], colours: Colours) -> String {
    let items: String = items.iter().map(|item| format!("\n   - {item}")).collect();
    format!("{}{items}", show::bold(title, colours))
}

pub(super) fn lines_text(screen: &CrisisScreen, words: &Words, colours: Colours) -> String {
    let lines = &screen.lines;
    let about = screen
        .about_the_region(words)
        .map(|about| format!("{about}  {}", show::dim(OTHER_REGION, colours)));
    if lines.lines.is_empty() {
        return about.unwrap_or_default();
    }
    let told = lines
        .lines
        .iter()
        .map(|line| line_text(line, &lines.emergency, words, colours));
    let told = titled(&words.lines_title(lines), &told.collect::<Vec<_>>(), colours);
    [Some(told), about].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn line_text(line: &Line, emergency: &EmergencyNumber, words: &Words, colours: Colours) -> String {
    let name = match &line.english {
        // Explained to those who read English; a reader of another language is not helped by it.
        Some(english) if words.locale == "en" => format!("{} ({english})", line.name),
        _ => line.name.clone(),
    };
    let facts = [Some(line.for_whom.clone()), line.hours.clone(), line.cost.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    let mut text = format!("{}  {name}", show::bold(&words.reach(&line.reach), colours));
    if !facts.is_empty() {
        text.push_str(&format!("\n     {}", facts.join("; ")));
    }
    if line.expired {
        text.push_str(&format!(
            "\n     {}",
            show::dim(&words.checked(line, emergency), colours)
        ));
    }
    text
}

/// What is said beside the help: why it is not the plan, what is left out, when to look through it.
pub(super) fn beside(screen: &CrisisScreen, words: &Words) -> Vec<String> {
    let mut told = vec![words.screen.nobody_reads_live.clone()];
    let about_the_region = screen.about_the_region(words);
    let without_what_stands_elsewhere =
        |sentence: &String| *sentence != words.screen.may_be_outdated && Some(sentence) != about_the_region.as_ref();
    told.extend(
        screen
            .sentences(words)
            .into_iter()
            .filter(without_what_stands_elsewhere),
    );
    told.extend(screen.notice.and_then(|notice| hint(notice, words)));
    if let Some(left_out) = words.left_out(screen.left_out) {
        told.extend([left_out, crate::words::words().crisis.see_left_out.clone()]);
    }
    told
}

fn hint(notice: Notice, words: &Words) -> Option<String> {
    const UNLOCK: &str = "kith crisis show --unlock";
    match notice {
        Notice::FirstStart => None,
        Notice::NoPlan => Some(words.write_one("kith crisis edit --help")),
        Notice::Locked => Some(words.with_passphrase(UNLOCK)),
        Notice::BeforeFirstUnlock => Some(words.terminal.before_first_unlock.clone()),
        Notice::Damaged => Some(words.kept_is_damaged(UNLOCK)),
        Notice::NewerVersion => Some(words.terminal.newer_version.clone()),
        Notice::Unreadable => Some(words.unreadable(UNLOCK)),
    }
}
