//! The crisis plan, and the screen that always opens.

use std::collections::BTreeMap;
use std::sync::Arc;

use kith::care::crisis as care;
use kith::care::crisis::lines::Reach;
use kith::care::crisis::words::words;
use kith::companion::{self as core, Companion};
use kith::foundation::types::{Error, RecordId};

use crate::{KithError, Role, run};

/// A step of the plan, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, uniffi::Enum)]
pub enum CrisisStepName {
    /// Signs that a crisis is beginning.
    WarningSigns,
    /// What one can do alone.
    Coping,
    /// People and places that take the mind off it.
    Company,
    /// People who can be asked for help.
    Help,
    /// Professionals and agencies.
    Professionals,
    /// Making the surroundings safer.
    Surroundings,
}

/// What a crisis screen shows first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisShows {
    /// The plan, as the vault has it.
    Plan,
    /// The plan, as it was kept for while the vault is locked.
    KeptPlan,
    /// The region's lines.
    Lines,
    /// The emergency number alone.
    Emergency,
}

/// Why a crisis screen does not show the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisNotice {
    /// There is no vault yet.
    FirstStart,
    /// Nothing was planned yet.
    NoPlan,
    /// It is in the vault, which is locked, and is not kept for that.
    Locked,
    /// The device hands out no key before its first unlock.
    BeforeFirstUnlock,
    /// What was kept, or the vault, is damaged.
    Damaged,
    /// What was kept, or the vault, is of a newer version.
    NewerVersion,
    /// The device's files cannot be read.
    Unreadable,
}

/// Whether the plan is to be looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisReview {
    /// Not yet.
    NotDue,
    /// Its time has come.
    Due,
    /// It was used since it was last looked through.
    AfterUse,
}

/// One thing to do, or somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisItem {
    /// As the person wrote it, or the name on the map.
    pub text: String,
    /// A number to call.
    pub phone: Option<String>,
}

/// One step of the plan, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisPlanStep {
    /// Which.
    pub step: CrisisStepName,
    /// What it is called, in the person's language.
    pub title: String,
    /// What belongs there.
    pub hint: String,
    /// In their order; empty if nothing stands there.
    pub items: Vec<CrisisItem>,
}

/// The plan, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisPlan {
    /// What reasons to live are called, in the person's language.
    pub reasons_title: String,
    /// Reasons to live.
    pub reasons: Vec<String>,
    /// Every step, in order.
    pub steps: Vec<CrisisPlanStep>,
    /// The region (ISO 3166-1 alpha-2).
    pub region: Option<String>,
    /// When it was last changed.
    pub changed_at_ms: i64,
    /// When it is to be looked through again.
    pub review_at_ms: i64,
}

/// How a line is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisLineReach {
    /// By calling the number.
    Call,
    /// By a text message to the number.
    Text,
    /// By opening the address in a browser.
    Chat,
}

/// Somebody who listens.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisLine {
    /// As it is called in its region.
    pub name: String,
    /// What the name means in English, if it is in another language.
    pub english: Option<String>,
    /// How it is reached.
    pub by: CrisisLineReach,
    /// The number or the address.
    pub reach: String,
    /// The word to begin a text message with, if the line wants one.
    pub word: Option<String>,
    /// How to reach it, as a sentence.
    pub label: String,
    /// For whom.
    pub for_whom: String,
    /// When, if it is known.
    pub hours: Option<String>,
    /// What it costs, if it is known.
    pub cost: Option<String>,
    /// When its number was last checked, as a sentence.
    pub checked: String,
    /// Whether that was more than a year ago. It is shown all the same.
    pub expired: bool,
}

/// The crisis screen: always something that helps.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisScreen {
    /// What it shows first.
    pub shows: CrisisShows,
    /// Why it is not the plan; null where it is.
    pub notice: Option<CrisisNotice>,
    /// What the whole is called.
    pub title: String,
    /// What it says of itself, in the order in which it is read.
    pub sentences: Vec<String>,
    /// The plan, if it can be shown.
    pub plan: Option<CrisisPlan>,
    /// The plan may be older than the one in the vault.
    pub may_be_outdated: bool,
    /// Lines of the plan that are not shown because they name somebody who is marked unsafe. Known while unlocked.
    pub left_out: u32,
    /// Whether the plan is to be looked through.
    pub review: CrisisReview,
    /// The region of the lines; null where it is not known.
    pub region: Option<String>,
    /// The number for when life is in danger.
    pub emergency_number: String,
    /// To call it, as a sentence.
    pub emergency_sentence: String,
    /// The title above the lines.
    pub lines_title: String,
    /// The region's lines.
    pub lines: Vec<CrisisLine>,
}

/// Where the plan leads on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisNext {
    /// To a step that has something in it.
    Step {
        /// Which.
        step: CrisisStepName,
    },
    /// No step is left: to the lines.
    Lines,
    /// It helped: nowhere, for now.
    Rest,
}

/// Where the plan led, and the screen there.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisGuidance {
    /// Where to.
    pub next: CrisisNext,
    /// What leads on from there, or what to do when no step is left, as a sentence; empty when it helped.
    pub sentence: String,
    /// The whole screen.
    pub screen: CrisisScreen,
}

/// The plan as it shall be. What is null stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisPlanEdit {
    /// Reasons to live.
    #[uniffi(default = None)]
    pub reasons: Option<Vec<String>>,
    /// Lines of steps; a step that is not here stays as it is.
    pub items: std::collections::HashMap<CrisisStepName, Vec<String>>,
    /// Ids of people and services on the map, for company, help and professionals.
    pub nodes: std::collections::HashMap<CrisisStepName, Vec<String>>,
    /// The region (ISO 3166-1 alpha-2), empty for none.
    #[uniffi(default = None)]
    pub region: Option<String>,
    /// After how many days it is looked through again, 30 to 90.
    #[uniffi(default = None)]
    pub review_days: Option<i64>,
}

/// What stands in a step, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisPlannedStep {
    /// Which.
    pub step: CrisisStepName,
    /// Its lines, also those that are not shown.
    pub items: Vec<String>,
    /// Ids of people and services on the map.
    pub nodes: Vec<String>,
}

/// How the plan stands.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisPlanState {
    /// Reasons to live, as they were written.
    pub reasons: Vec<String>,
    /// Every step as it was written; empty if there is no plan yet.
    pub steps: Vec<CrisisPlannedStep>,
    /// The region.
    pub region: Option<String>,
    /// After how many days it is looked through again.
    pub review_days: i64,
    /// Lines that are not shown because they name somebody who is marked unsafe.
    pub left_out: u32,
    /// Whether this device shows the plan while it is locked.
    pub while_locked: bool,
    /// Whether it is to be looked through.
    pub review: CrisisReview,
}

impl From<care::Step> for CrisisStepName {
    fn from(step: care::Step) -> Self {
        match step {
            care::Step::WarningSigns => CrisisStepName::WarningSigns,
            care::Step::Coping => CrisisStepName::Coping,
            care::Step::Company => CrisisStepName::Company,
            care::Step::Help => CrisisStepName::Help,
            care::Step::Professionals => CrisisStepName::Professionals,
            care::Step::Surroundings => CrisisStepName::Surroundings,
        }
    }
}

impl From<CrisisStepName> for care::Step {
    fn from(step: CrisisStepName) -> Self {
        match step {
            CrisisStepName::WarningSigns => care::Step::WarningSigns,
            CrisisStepName::Coping => care::Step::Coping,
            CrisisStepName::Company => care::Step::Company,
            CrisisStepName::Help => care::Step::Help,
            CrisisStepName::Professionals => care::Step::Professionals,
            CrisisStepName::Surroundings => care::Step::Surroundings,
        }
    }
}

impl From<core::Review> for CrisisReview {
    fn from(review: core::Review) -> Self {
        match review {
            core::Review::NotDue => CrisisReview::NotDue,
            core::Review::Due => CrisisReview::Due,
            core::Review::AfterUse => CrisisReview::AfterUse,
        }
    }
}

fn plan(plan: care::ShownPlan, locale: &str) -> CrisisPlan {
    let words = words(locale);
    let step = |one: care::ShownStep| {
        let titled = words.step(one.step);
        let item = |item: care::ShownItem| CrisisItem {
            text: item.text,
            phone: item.phone,
        };
        CrisisPlanStep {
            step: one.step.into(),
            title: titled.title.clone(),
            hint: titled.hint.clone(),
            items: one.items.into_iter().map(item).collect(),
        }
    };
    CrisisPlan {
        reasons_title: words.plan.reasons.title.clone(),
        reasons: plan.reasons,
        steps: plan.steps.into_iter().map(step).collect(),
        region: plan.region,
        changed_at_ms: plan.changed_at.0,
        review_at_ms: plan.review_at.0,
    }
}

fn screen(screen: core::CrisisScreen, locale: &str) -> CrisisScreen {
    let words = words(locale);
    let emergency = &screen.lines.emergency;
    let line = |line: &care::lines::Line| {
        let (by, reach, word) = match &line.reach {
            Reach::Call { number } => (CrisisLineReach::Call, number, None),
            Reach::Text { number, word } => (CrisisLineReach::Text, number, word.clone()),
            Reach::Chat { address } => (CrisisLineReach::Chat, address, None),
        };
        CrisisLine {
            name: line.name.clone(),
            english: line.english.clone(),
            by,
            reach: reach.clone(),
            word,
            label: words.reach(&line.reach),
            for_whom: line.for_whom.clone(),
            hours: line.hours.clone(),
            cost: line.cost.clone(),
            checked: words.checked(line, emergency),
            expired: line.expired,
        }
    };
    let mut sentences = vec![words.screen.nobody_reads_live.clone()];
    sentences.extend(screen.sentences(words));
    CrisisScreen {
        shows: match screen.shows {
            core::Shows::Plan => CrisisShows::Plan,
            core::Shows::KeptPlan => CrisisShows::KeptPlan,
            core::Shows::Lines => CrisisShows::Lines,
            core::Shows::Emergency => CrisisShows::Emergency,
        },
        notice: screen.notice.map(|notice| match notice {
            core::Notice::FirstStart => CrisisNotice::FirstStart,
            core::Notice::NoPlan => CrisisNotice::NoPlan,
            core::Notice::Locked => CrisisNotice::Locked,
            core::Notice::BeforeFirstUnlock => CrisisNotice::BeforeFirstUnlock,
            core::Notice::Damaged => CrisisNotice::Damaged,
            core::Notice::NewerVersion => CrisisNotice::NewerVersion,
            core::Notice::Unreadable => CrisisNotice::Unreadable,
        }),
        title: words.plan.title.clone(),
        sentences,
        may_be_outdated: screen.may_be_outdated,
        left_out: count(screen.left_out),
        review: screen.review.into(),
        region: screen.lines.region.as_ref().map(|region| region.code.clone()),
        emergency_number: emergency.number.clone(),
        emergency_sentence: words.call_emergency(emergency),
        lines_title: words.lines_title(&screen.lines),
        lines: screen.lines.lines.iter().map(line).collect(),
        plan: screen.plan.map(|shown| plan(shown, locale)),
    }
}

fn count(some: usize) -> u32 {
    u32::try_from(some).unwrap_or(u32::MAX)
}

fn state(state: core::CrisisState) -> CrisisPlanState {
    let left_out = state.shown.map_or(0, |shown| count(shown.left_out));
    let plan = state.plan.unwrap_or_default();
    let step = |(step, planned): (care::Step, care::Planned)| CrisisPlannedStep {
        step: step.into(),
        items: planned.items,
        nodes: planned.nodes.iter().map(RecordId::to_string).collect(),
    };
    CrisisPlanState {
        reasons: plan.reasons,
        steps: plan.steps.into_iter().map(step).collect(),
        region: plan.region,
        review_days: plan.review_days,
        left_out,
        while_locked: state.while_locked == care::WhileLocked::Shown,
        review: state.review.into(),
    }
}

fn edit(given: CrisisPlanEdit) -> Result<care::PlanEdit, Error> {
    let ids = |ids: Vec<String>| {
        ids.iter()
            .map(|id| id.parse())
            .collect::<Result<Vec<RecordId>, Error>>()
    };
    let nodes = given
        .nodes
        .into_iter()
        .map(|(step, nodes)| Ok((step.into(), ids(nodes)?)));
    Ok(care::PlanEdit {
        reasons: given.reasons,
        items: given
            .items
            .into_iter()
            .map(|(step, items)| (step.into(), items))
            .collect(),
        nodes: nodes.collect::<Result<BTreeMap<_, _>, Error>>()?,
        region: given.region,
        review_days: given.review_days,
    })
}

/// What to do when somebody shows the warning signs of their plan.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisHelp {
    /// A few words.
    pub title: String,
    /// A sentence or two.
    pub intro: String,
    /// In their order: what, and how.
    pub points: Vec<CrisisHelpPoint>,
}

/// One thing to do for somebody.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisHelpPoint {
    /// What.
    pub title: String,
    /// How.
    pub text: String,
}

/// What to do when somebody shows the warning signs of their plan, for those whose work it is or for family and friends.
/// Needs no vault.
#[uniffi::export]
pub fn crisis_help(locale: String, for_role: Role) -> CrisisHelp {
    let words = words(&locale);
    let help = match for_role {
        Role::Therapist | Role::PeerWorker => &words.clinicians,
        Role::Patient | Role::Supporter | Role::Guardian => &words.supporters,
    };
    let point = |point: &care::words::Point| CrisisHelpPoint {
        title: point.title.clone(),
        text: point.text.clone(),
    };
    CrisisHelp {
        title: help.title.clone(),
        intro: help.intro.clone(),
        points: help.points.iter().map(point).collect(),
    }
}

/// The crisis plan of a companion. `screen` and `next` may be called in every state, locked or not, and always answer.
#[derive(uniffi::Object)]
pub struct Crisis(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Crisis {
    /// The crisis screen: the plan, else the lines of the region, else the emergency number. Needs no lock, no vault and no
    /// network. Without a region (ISO 3166-1 alpha-2) the plan's counts.
    #[uniffi::method(default(region = None))]
    pub async fn screen(&self, locale: String, region: Option<String>) -> CrisisScreen {
        let (at, speaking) = (region.clone(), locale.clone());
        let shown = run::blocking(&self.0, move |companion| {
            Ok(companion.crisis_screen(at.as_deref(), &speaking))
        });
        let shown = shown.await;
        let shown = shown.unwrap_or_else(|_| core::CrisisScreen::without_a_place(region.as_deref(), &locale));
        screen(shown, &locale)
    }

    /// Goes on from a step that helped or did not; without one, to the first. That the plan was used is noted for the
    /// person alone.
    #[uniffi::method(default(from = None, helped = None, region = None))]
    pub async fn next(
        &self,
        locale: String,
        from: Option<CrisisStepName>,
        helped: Option<bool>,
        region: Option<String>,
    ) -> CrisisGuidance {
        let (at, speaking) = (region.clone(), locale.clone());
        let helped = helped.map(|helped| if helped { care::Helped::Yes } else { care::Helped::No });
        let led = run::blocking(&self.0, move |companion| {
            Ok(companion.crisis_step(from.map(care::Step::from), helped, at.as_deref(), &speaking))
        });
        let led = led.await.unwrap_or_else(|_| core::CrisisStep {
            next: care::Next::Lines,
            screen: core::CrisisScreen::without_a_place(region.as_deref(), &locale),
        });
        let words = words(&locale);
        CrisisGuidance {
            sentence: match led.next {
                care::Next::Step(_) => words.screen.not_helping.clone(),
                care::Next::Lines => words.after_last_step(&led.screen.lines.emergency),
                care::Next::Rest => String::new(),
            },
            next: match led.next {
                care::Next::Step(step) => CrisisNext::Step { step: step.into() },
                care::Next::Lines => CrisisNext::Lines,
                care::Next::Rest => CrisisNext::Rest,
            },
            screen: screen(led.screen, &locale),
        }
    }

    /// How the plan stands, as it was written.
    pub async fn state(&self) -> Result<CrisisPlanState, KithError> {
        run::blocking(&self.0, |companion| companion.crisis().state().map(state)).await
    }

    /// Leaves the plan as it is given; it counts as looked through. Somebody who is marked unsafe can be neither linked nor
    /// named.
    pub async fn edit(&self, plan: CrisisPlanEdit) -> Result<CrisisPlanState, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.crisis().edit(&edit(plan)?).map(state)
        })
        .await
    }

    /// The plan as one page of HTML that loads nothing, with the lines of a region or else of its own. It leaves the vault in
    /// the clear, needs a consent to export and a fresh proof (`authentication_needed`), and stands in the access log. `minutes_east` is the person's offset from UTC.
    #[uniffi::method(default(region = None))]
    pub async fn print_html(
        &self,
        locale: String,
        minutes_east: i32,
        region: Option<String>,
    ) -> Result<Vec<u8>, KithError> {
        self.print(core::Paper::Html, locale, minutes_east, region).await
    }

    /// As `printHtml`, as a tagged PDF. Fails with `invalid_input` if the PDF's font lacks a letter of the plan.
    #[uniffi::method(default(region = None))]
    pub async fn print_pdf(
        &self,
        locale: String,
        minutes_east: i32,
        region: Option<String>,
    ) -> Result<Vec<u8>, KithError> {
        self.print(core::Paper::Pdf, locale, minutes_east, region).await
    }

    /// Chooses whether this device shows the plan while it is locked. Taking it back erases the key of what was kept and
    /// never needs a fresh proof; showing it does (`authentication_needed`).
    pub async fn show_while_locked(&self, shown: bool) -> Result<CrisisPlanState, KithError> {
        let choice = if shown {
            care::WhileLocked::Shown
        } else {
            care::WhileLocked::Hidden
        };
        run::blocking(&self.0, move |companion| companion.crisis().choose(choice).map(state)).await
    }
}

impl Crisis {
    async fn print(
        &self,
        paper: core::Paper,
        locale: String,
        minutes_east: i32,
        region: Option<String>,
    ) -> Result<Vec<u8>, KithError> {
        run::blocking(&self.0, move |companion| {
            companion
                .crisis()
                .print(paper, region.as_deref(), &locale, minutes_east)
        })
        .await
    }
}
