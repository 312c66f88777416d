//! What is on the paper, in reading order.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::link;
use crate::care::crisis::lines::{Line, Reach, RegionLines};
use crate::care::crisis::words::{Words, words};
use crate::care::crisis::{ShownPlan, ShownStep, Step};
use crate::care::language::FALLBACK;
use crate::foundation::types::Millis;

/// The whole paper.
pub(super) struct Sheet {
    pub(super) title: String,
    pub(super) words: &'static Words,
    pub(super) blocks: Vec<Block>,
}

/// One after the other.
pub(super) enum Block {
    /// Of the whole, once and first.
    Title(String),
    /// Of a part.
    Heading(String),
    Paragraph(Paragraph),
    List(Vec<Item>),
}

/// The paragraphs of one item, which stay together.
pub(super) struct Item(pub(super) Vec<Paragraph>);

pub(super) struct Paragraph {
    pub(super) tone: Tone,
    pub(super) runs: Vec<Run>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    /// What saves a life, and names.
    Strong,
    /// What explains.
    Quiet,
}

pub(super) enum Run {
    Text(String),
    Link { text: String, target: String },
}

impl Tone {
    fn says(self, text: impl Into<String>) -> Paragraph {
        self.of(vec![Run::Text(text.into())])
    }

    fn of(self, runs: Vec<Run>) -> Paragraph {
        Paragraph { tone: self, runs }
    }
}

/// A sentence in which `part` leads to `target`.
fn linked(sentence: &str, part: &str, target: Option<String>) -> Vec<Run> {
    let (Some((before, after)), Some(target)) = (sentence.split_once(part), target) else {
        return vec![Run::Text(sentence.to_owned())];
    };
    let link = Run::Link {
        text: part.to_owned(),
        target,
    };
    let text = |text: &str| (!text.is_empty()).then(|| Run::Text(text.to_owned()));
    [text(before), Some(link), text(after)].into_iter().flatten().collect()
}

/// The day at an instant on a clock of this offset; near the ends of time, the day in UTC.
fn day(at: Millis, offset: FixedOffset) -> NaiveDate {
    let utc = at.to_utc().naive_utc();
    utc.checked_add_offset(offset).unwrap_or(utc).date()
}

/// Puts a plan and the lines beside it on paper. Days are those of the place where it is printed.
pub(super) fn sheet(plan: &ShownPlan, lines: &RegionLines, locale: &str, printed_at: DateTime<FixedOffset>) -> Sheet {
    let words = words(locale);
    let emergency = &lines.emergency;
    let to_emergency = |sentence: String| linked(&sentence, &emergency.number, link::call(&emergency.number));
    let mut blocks = vec![
        Block::Title(words.plan.title.clone()),
        Block::Paragraph(Tone::Strong.of(to_emergency(words.call_emergency(emergency)))),
        Block::Paragraph(Tone::Plain.says(&words.plan.purpose)),
    ];
    blocks.extend(reasons(plan, words));
    for step in &plan.steps {
        blocks.extend(step_blocks(step, words));
        blocks.push(Block::Paragraph(match step.step {
            Step::Surroundings => Tone::Strong.of(to_emergency(words.after_last_step(emergency))),
            _ => Tone::Quiet.says(&words.screen.not_helping),
        }));
    }
    blocks.extend(lines_blocks(plan, lines, words));
    let offset = *printed_at.offset();
    let printed_on = day(Millis::from(printed_at.to_utc()), offset);
    blocks.push(Block::Paragraph(Tone::Quiet.says(format!(
        "{} {} {} {}",
        words.changed_on(day(plan.changed_at, offset)),
        words.next_review_on(day(plan.review_at, offset)),
        words.printed_on(printed_on),
        words.print.keep_safe
    ))));
    Sheet {
        title: words.plan.title.clone(),
        words,
        blocks,
    }
}

fn reasons(plan: &ShownPlan, words: &Words) -> [Block; 3] {
    let items = plan.reasons.iter().map(|text| Item(vec![Tone::Plain.says(text)]));
    [
        Block::Heading(words.plan.reasons.title.clone()),
        Block::Paragraph(Tone::Quiet.says(&words.plan.reasons.hint)),
        list(items.collect(), words),
    ]
}

fn step_blocks(step: &ShownStep, words: &Words) -> [Block; 3] {
    let items = step.items.iter().map(|item| {
        let mut runs = vec![Run::Text(item.text.clone())];
        if let Some(phone) = item.phone.as_ref().filter(|phone| !phone.trim().is_empty()) {
            runs.push(Run::Text(" – ".to_owned()));
            runs.extend(linked(phone, phone, link::call(phone)));
        }
        Item(vec![Tone::Plain.of(runs)])
    });
    let titled = words.step(step.step);
    [
        Block::Heading(format!("{}. {}", step.step.number(), titled.title)),
        Block::Paragraph(Tone::Quiet.says(&titled.hint)),
        list(items.collect(), words),
    ]
}

fn list(items: Vec<Item>, words: &Words) -> Block {
    if items.is_empty() {
        Block::Paragraph(Tone::Plain.says(&words.plan.empty_step))
    } else {
        Block::List(items)
    }
}

fn lines_blocks(plan: &ShownPlan, lines: &RegionLines, words: &Words) -> Vec<Block> {
    let emergency = &lines.emergency;
    let first = format!(
        "{}: {} ({})",
        words.lines.emergency,
        words.call(&emergency.number),
        emergency.answers
    );
    let mut first = vec![Tone::Strong.of(linked(&first, &emergency.number, link::call(&emergency.number)))];
    first.extend(words.emergency_expired(emergency).map(|text| Tone::Quiet.says(text)));
    let mut items = vec![Item(first)];
    // One item a service, whatever the ways to reach it.
    let services = lines.lines.chunk_by(|one, next| one.name == next.name);
    items.extend(services.map(|service| Item(service_paragraphs(service, lines, words))));
    let mut blocks = vec![Block::Heading(words.lines_title(lines))];
    if lines.region.is_none() {
        let why = match plan.region {
            Some(_) => &words.screen.region_without_lines,
            None => &words.screen.region_unknown,
        };
        blocks.push(Block::Paragraph(Tone::Quiet.says(why)));
    }
    blocks.push(Block::List(items));
    blocks
}

fn service_paragraphs(service: &[Line], lines: &RegionLines, words: &Words) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    if let Some(first) = service.first() {
        let name = match &first.english {
            // Explained to those who read English; a reader of Spanish is not helped by it.
            Some(english) if words.locale == FALLBACK => format!("{} ({english})", first.name),
            _ => first.name.clone(),
        };
        paragraphs.push(Tone::Strong.says(name));
    }
    paragraphs.extend(service.iter().map(|line| way(line, words)));
    // The same sentence is said once a service.
    let mut checked: Vec<_> = service
        .iter()
        .map(|line| words.checked(line, &lines.emergency))
        .collect();
    checked.dedup();
    paragraphs.extend(checked.into_iter().map(|text| Tone::Quiet.says(text)));
    paragraphs
}

fn way(line: &Line, words: &Words) -> Paragraph {
    let part = match &line.reach {
        Reach::Call { number } | Reach::Text { number, .. } => number,
        Reach::Chat { address } => address,
    };
    let mut runs = linked(&words.reach(&line.reach), part, link::reach(&line.reach));
    let languages = (!line.languages.is_empty()).then(|| line.languages.join(", "));
    let about = [
        Some(line.for_whom.clone()),
        line.hours.clone(),
        languages,
        line.cost.clone(),
    ];
    let about: Vec<_> = about.into_iter().flatten().collect();
    runs.push(Run::Text(format!(": {}.", about.join("; "))));
    Tone::Plain.of(runs)
}
