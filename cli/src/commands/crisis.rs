//! `crisis`: what is shown first is what somebody needs who has no strength to read.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use kith::care::crisis::lines::{EmergencyNumber, Line, Reach};
use kith::care::crisis::words::{Words, words};
use kith::care::crisis::{Next, PlanEdit, ShownPlan, ShownStep, Step, WhileLocked};
use kith::companion::{Companion, CrisisScreen, CrisisState, Notice, Paper, Review, Shows};
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Map, Value, json};

use super::found;
use crate::args::CrisisAction;
use crate::session::{Session, text_or_stdin};
use crate::show::{self, Colours, Form};
use crate::trouble;

/// How a region is named.
const OTHER_REGION: &str = "kith crisis show --region ES";

/// What `kith crisis` alone does.
const SHOW: CrisisAction = CrisisAction::Show {
    region: None,
    unlock: false,
};

pub fn crisis(session: &Session, action: Option<CrisisAction>, form: Form) -> Result<()> {
    match action.unwrap_or(SHOW) {
        CrisisAction::Show { region, unlock } => {
            let companion = session.companion();
            let opened = if unlock { session.unlock(&companion) } else { Ok(()) };
            show_screen(&companion.crisis_screen(region.as_deref(), &show::locale()), form);
            // What is shown is help. Why it is not more is said beside it, and is no failure.
            if let Err(error) = opened {
                form.aside(&format!("\n{}", trouble::sentences(&error)));
            }
            Ok(())
        }
        CrisisAction::Step { from, helped, region } => {
            let locale = show::locale();
            let companion = session.companion();
            let step = companion.crisis_next(from, helped, region.as_deref(), &locale);
            show_step(&step.screen, step.next, form);
            companion.crisis_stepped(from, helped);
            Ok(())
        }
        CrisisAction::Helping { clinician } => {
            helping(clinician, form);
            Ok(())
        }
        CrisisAction::Print { html, pdf, region } => {
            let companion = session.unlocked()?;
            let minutes_east = chrono::Local::now().offset().local_minus_utc() / 60;
            let mut written = Vec::new();
            for (paper, file) in [(Paper::Html, html), (Paper::Pdf, pdf)] {
                let Some(file) = file else { continue };
                let mut place = new_file(&file)?;
                let printed = companion
                    .crisis()
                    .print(paper, region.as_deref(), &show::locale(), minutes_east);
                let printed = found(printed, "there is no plan yet: write one with kith crisis edit --file");
                let kept = printed.and_then(|printed| {
                    let done = place.write_all(&printed).and_then(|()| place.sync_all());
                    done.map_err(|_| Error::new(Code::Storage, "the file cannot be written"))?;
                    Ok(printed)
                });
                let printed = kept.inspect_err(|_| std::fs::remove_file(&file).unwrap_or_default())?;
                written.push(json!({ "form": paper.as_str(), "bytes": printed.len() }));
            }
            form.answer(&Value::Array(written), |_| {
                "Written. Whoever has the file or the paper can read it; kith cannot take it back.".into()
            });
            Ok(())
        }
        CrisisAction::Edit { file, while_locked } => {
            // Before the passphrase is asked for.
            let wanted = file.map(|file| read(&file)).transpose()?;
            let companion = session.unlocked()?;
            let crisis = companion.crisis();
            let mut state = None;
            // Nothing new is kept for while the vault is locked if that is no longer wanted.
            if while_locked == Some(WhileLocked::Hidden) {
                state = Some(crisis.choose(WhileLocked::Hidden)?);
            }
            if let Some(wanted) = &wanted {
                state = Some(crisis.edit(&plan_edit(wanted, &companion)?)?);
            }
            if while_locked == Some(WhileLocked::Shown) {
                let chosen = crisis.choose(WhileLocked::Shown);
                state = Some(found(
                    chosen,
                    "there is no plan yet: write one with kith crisis edit --file",
                )?);
            }
            if let Some(state) = state {
                show_state(&state, form);
            }
            Ok(())
        }
    }
}

/// The screen where it cannot even be told where a vault would be.
pub fn without_a_place(action: Option<&CrisisAction>, error: Error, form: Form) -> Result<()> {
    match action.unwrap_or(&SHOW) {
        CrisisAction::Show { region, .. } => {
            show_screen(&CrisisScreen::without_a_place(region.as_deref(), &show::locale()), form);
            Ok(())
        }
        CrisisAction::Step { region, .. } => {
            let screen = CrisisScreen::without_a_place(region.as_deref(), &show::locale());
            show_step(&screen, Next::Lines, form);
            Ok(())
        }
        CrisisAction::Helping { clinician } => {
            helping(*clinician, form);
            Ok(())
        }
        CrisisAction::Edit { .. } | CrisisAction::Print { .. } => Err(error),
    }
}

fn helping(clinician: bool, form: Form) {
    let words = words(&show::locale());
    let help = if clinician {
        &words.clinicians
    } else {
        &words.supporters
    };
    let points = help.points.iter();
    let document = json!({
        "title": help.title,
        "intro": help.intro,
        "points": points.clone().map(|point| json!({ "title": point.title, "text": point.text })).collect::<Vec<_>>(),
        "sources": help.sources.iter().map(|source| json!({ "title": source.title, "address": source.address })).collect::<Vec<_>>(),
    });
    form.answer(&document, |colours| {
        let mut parts = vec![format!("{}\n{}", show::bold(&help.title, colours), help.intro)];
        parts.extend(points.map(|point| {
            let text = show::indented(&point.text);
            format!("{}\n{text}", show::bold(&point.title, colours))
        }));
        parts.join("\n\n")
    });
}

/// A new file that nobody else may read. One that is there is not written over.
fn new_file(file: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::new(Code::AlreadyExists, "this file is there already: name another"),
        _ => Error::new(Code::Storage, "the file cannot be written there"),
    })
}

fn show_screen(screen: &CrisisScreen, form: Form) {
    form.answer(&screen_document(screen), |colours| {
        screen_text(screen, words(&show::locale()), colours)
    });
}

fn screen_document(screen: &CrisisScreen) -> Value {
    json!({
        "shows": screen.shows.as_str(),
        "notice": screen.notice.map(Notice::as_str),
        "may_be_outdated": screen.may_be_outdated,
        "review": screen.review.as_str(),
        "left_out": screen.left_out,
        "plan": screen.plan.as_ref().map(plan_document),
        "region": screen.lines.region.as_ref().map(|region| region.code.clone()),
        "whereabouts": screen.whereabouts.as_str(),
        "emergency": { "number": screen.lines.emergency.number, "answers": screen.lines.emergency.answers },
        "lines": screen.lines.lines.iter().map(line_document).collect::<Vec<_>>(),
    })
}

fn plan_document(plan: &ShownPlan) -> Value {
    let step = |step: &ShownStep| {
        let items = step
            .items
            .iter()
            .map(|item| json!({ "text": item.text, "phone": item.phone }));
        json!({ "step": step.step.as_str(), "items": items.collect::<Vec<_>>() })
    };
    json!({
        "reasons": plan.reasons,
        "steps": plan.steps.iter().map(step).collect::<Vec<_>>(),
        "region": plan.region,
        "changed_at": show::time(plan.changed_at),
        "review_at": show::time(plan.review_at),
    })
}

fn line_document(line: &Line) -> Value {
    let (how, reach, word) = match &line.reach {
        Reach::Call { number } => ("call", number, None),
        Reach::Text { number, word } => ("text", number, word.clone()),
        Reach::Chat { address } => ("chat", address, None),
    };
    json!({
        "name": line.name,
        "by": how,
        "reach": reach,
        "word": word,
        "hours": line.hours,
        "languages": line.languages,
        "for": line.for_whom,
        "cost": line.cost,
        "checked_on": line.source.checked_on.to_string(),
        "expired": line.expired,
    })
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
fn head(screen: &CrisisScreen, words: &Words, colours: Colours) -> String {
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

fn step_text(step: &ShownStep, words: &Words, colours: Colours) -> String {
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

fn lines_text(screen: &CrisisScreen, words: &Words, colours: Colours) -> String {
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
fn beside(screen: &CrisisScreen, words: &Words) -> Vec<String> {
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
    told.extend(words.left_out(screen.left_out));
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

fn show_state(state: &CrisisState, form: Form) {
    let while_locked = state.while_locked == WhileLocked::Shown;
    let document = json!({
        "plan": state.shown.as_ref().map(|shown| plan_document(&shown.plan)),
        "left_out": state.shown.as_ref().map_or(0, |shown| shown.left_out),
        "while_locked": while_locked,
        "review": state.review.as_str(),
        "region_without_lines": state.region_without_lines,
    });
    form.answer(&document, |_| {
        let words = words(&show::locale());
        let locked = if while_locked {
            "It opens without the passphrase: kith crisis show. Whoever has this device can read it."
        } else {
            "Without the passphrase nothing of it is shown, but the lines are."
        };
        let review = match (&state.shown, state.review) {
            (Some(shown), Review::NotDue) => words.next_review_on(shown.plan.review_at.to_utc().date_naive()),
            _ => String::new(),
        };
        let region = match state.region_without_lines {
            true => format!("\n{}", words.screen.region_without_lines),
            false => String::new(),
        };
        format!("Your crisis plan is kept. {locked}{region}\n{review}")
    });
}

/// A plan as it is given, before people are looked for.
fn read(file: &std::path::Path) -> Result<Map<String, Value>> {
    let text = if file.as_os_str() == "-" {
        text_or_stdin(Some("-".into()))?
    } else {
        std::fs::read_to_string(file).map_err(|_| Error::new(Code::InvalidInput, "the file cannot be read as text"))?
    };
    match serde_json::from_str(&text) {
        Ok(Value::Object(plan)) => Ok(plan),
        _ => Err(Error::new(
            Code::InvalidInput,
            "the file holds no JSON object: kith crisis edit --help shows one",
        )),
    }
}

fn plan_edit(given: &Map<String, Value>, companion: &Companion) -> Result<PlanEdit> {
    let mut edit = PlanEdit::default();
    let mut people: BTreeMap<Step, Vec<String>> = BTreeMap::new();
    for (name, value) in given {
        match name.as_str() {
            "reasons" => edit.reasons = Some(texts(value)?),
            "region" => match value {
                Value::Null => edit.region = Some(String::new()),
                Value::String(region) => edit.region = Some(region.clone()),
                _ => return Err(form_of_the_file()),
            },
            "review_days" => edit.review_days = Some(value.as_i64().ok_or_else(form_of_the_file)?),
            name => match name.strip_suffix("_people") {
                Some(step) => drop(people.insert(step.parse().map_err(|_| form_of_the_file())?, texts(value)?)),
                None => drop(
                    edit.items
                        .insert(name.parse().map_err(|_| form_of_the_file())?, texts(value)?),
                ),
            },
        }
    }
    for (step, names) in people {
        let nodes = names.iter().map(|name| {
            let node = found(
                companion.support_map().find(name),
                "somebody in the file is not on your map: kith map show",
            )?;
            Ok(node.id)
        });
        edit.nodes.insert(step, nodes.collect::<Result<_>>()?);
    }
    Ok(edit)
}

fn texts(value: &Value) -> Result<Vec<String>> {
    let items = value.as_array().ok_or_else(form_of_the_file)?;
    items
        .iter()
        .map(|item| item.as_str().map(str::to_owned).ok_or_else(form_of_the_file))
        .collect()
}

fn form_of_the_file() -> Error {
    Error::new(
        Code::InvalidInput,
        "a part of the file has another name or form: kith crisis edit --help shows them",
    )
}
