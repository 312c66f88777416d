//! The texts as they stand in the file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::care::crisis::Step;
use crate::care::language::{FALLBACK, language};

const SHIPPED: [&str; 2] = [
    include_str!("../../../../content/crisis/en.json"),
    include_str!("../../../../content/crisis/es.json"),
];

/// The texts in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "what the file says of itself is read by tests alone")
)]
pub struct Words {
    pub(super) format: u32,
    pub(super) id: String,
    pub(super) version: u32,
    /// Their language (BCP 47, the language alone).
    pub locale: String,
    pub(super) licence: String,
    pub(super) source: String,
    pub(super) reviewer: Option<String>,
    pub(super) expires: String,
    /// The plan's own titles.
    pub plan: PlanWords,
    /// Around the plan on a screen.
    pub screen: ScreenWords,
    /// What a terminal says beside the screen.
    pub terminal: TerminalWords,
    /// About looking through it again.
    pub review: ReviewWords,
    /// About crisis lines.
    pub lines: LineWords,
    /// On paper.
    pub print: PrintWords,
    pub(super) date: DateWords,
    /// For somebody with whom the plan is shared.
    pub supporters: Help,
    /// For a clinician with whom it is shared.
    pub clinicians: Help,
}

/// A title and one sentence or two that explain it.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    /// A few words.
    pub title: String,
    /// What belongs there.
    pub hint: String,
}

/// The plan's own titles.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanWords {
    /// What the whole is called.
    pub title: String,
    /// How to use it.
    pub purpose: String,
    /// In the place of items, where a step has none.
    pub empty_step: String,
    /// Reasons to live.
    pub reasons: Titled,
    pub(super) steps: BTreeMap<Step, Titled>,
}

/// Sentences around the plan on a screen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreenWords {
    /// Nobody is watching.
    pub nobody_reads_live: String,
    pub(super) call_emergency: String,
    /// The kept plan may be older than the one in the vault.
    pub may_be_outdated: String,
    /// The plan is in the vault, which is locked.
    pub opens_after_unlock: String,
    /// The same, where it is not known whether there is one.
    pub may_open_after_unlock: String,
    /// Lines are shown in the place of a plan.
    pub no_plan_here: String,
    /// The emergency number is shown in the place of lines.
    pub region_unknown: String,
    /// The same, where the region is known.
    pub region_without_lines: String,
    pub(super) region_guessed: String,
    /// A step helped.
    pub helped: String,
    /// Leads on to the next step.
    pub not_helping: String,
    pub(super) after_last_step: String,
}

/// What a terminal says beside the screen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerminalWords {
    pub(super) with_passphrase: String,
    pub(super) write_one: String,
    /// The device hands out no key yet.
    pub before_first_unlock: String,
    pub(super) damaged: String,
    /// What was kept is of a newer version.
    pub newer_version: String,
    pub(super) unreadable: String,
    pub(super) left_out_one: String,
    pub(super) left_out_many: String,
}

/// About looking through the plan again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewWords {
    /// The time for it has come.
    pub due: String,
    /// The plan was used.
    pub after_use: String,
    pub(super) changed_on: String,
    pub(super) next_on: String,
}

/// About crisis lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineWords {
    pub(super) title: String,
    pub(super) title_in: String,
    /// Before the emergency number.
    pub emergency: String,
    pub(super) call: String,
    pub(super) text: String,
    pub(super) text_word: String,
    pub(super) chat: String,
    pub(super) checked_on: String,
    pub(super) expired: String,
    pub(super) expired_emergency: String,
}

/// On paper.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintWords {
    pub(super) printed_on: String,
    /// Who might find it.
    pub keep_safe: String,
    pub(super) page: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateWords {
    pub(super) form: String,
    pub(super) months: [String; 12],
}

/// What somebody else can do who sees the signs.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// What it is about.
    pub title: String,
    /// Before the points.
    pub intro: String,
    /// In their order.
    pub points: Vec<Point>,
    /// What they rest on.
    pub sources: Vec<Reference>,
}

/// One thing to do.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The same in every language and version.
    pub id: String,
    /// In two or three words.
    pub title: String,
    /// How.
    pub text: String,
}

/// A work that a text rests on.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Who, and what.
    pub title: String,
    /// A web address.
    pub address: String,
}

/// The texts in every language, English first.
pub(super) fn all() -> &'static [Words] {
    static LOADED: OnceLock<Vec<Words>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let read = |text: &&str| serde_json::from_str(text).expect("a test reads every shipped text");
        SHIPPED.iter().map(read).collect()
    })
}

/// The texts in this language, else in English. A locale is `es`, `es-MX` or `es_MX.UTF-8`.
pub fn words(locale: &str) -> &'static Words {
    let of = |language: &str| all().iter().find(|words| words.locale == language);
    of(&language(locale))
        .or_else(|| of(FALLBACK))
        .expect("a test finds English")
}
