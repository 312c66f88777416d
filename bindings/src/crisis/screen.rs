//! The screen that always opens.

use kith::care::crisis::words::words;
use kith::companion as core;

use super::lines::line;
use super::plan::plan;
use super::{CrisisLine, CrisisPlan};

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

/// Whence it is known where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CrisisWhereabouts {
    /// They said so: now, or in their plan. There may be no lines for it.
    Told,
    /// From the device's language: `es-ES` is taken for Spain. It may be another country.
    Language,
    /// It is not.
    Unknown,
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
    /// The region of the lines (ISO 3166-1 alpha-2); null where it is not known or has no lines.
    pub region: Option<String>,
    /// Whence it is known where the person is.
    pub whereabouts: CrisisWhereabouts,
    /// What is to be said of the region, to be shown beside a choice of another: that it is a guess, that it is not known,
    /// or that it has no lines here; null where the person named one that has. If there is one, it is the last of
    /// `sentences` too.
    #[uniffi(default = None)]
    pub about_the_region: Option<String>,
    /// The number for when life is in danger.
    pub emergency_number: String,
    /// To call it, as a sentence.
    pub emergency_sentence: String,
    /// Who answers there, in the person's language.
    #[uniffi(default = "")]
    pub emergency_answers: String,
    /// When the number was last checked, as a sentence, if that was more than a year ago. It is shown all the same.
    #[uniffi(default = None)]
    pub emergency_expired: Option<String>,
    /// The title above the lines.
    pub lines_title: String,
    /// The region's lines.
    pub lines: Vec<CrisisLine>,
}

impl From<core::Whereabouts> for CrisisWhereabouts {
    fn from(whereabouts: core::Whereabouts) -> Self {
        match whereabouts {
            core::Whereabouts::Told => CrisisWhereabouts::Told,
            core::Whereabouts::Language => CrisisWhereabouts::Language,
            core::Whereabouts::Unknown => CrisisWhereabouts::Unknown,
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

pub(super) fn screen(screen: core::CrisisScreen, locale: &str) -> CrisisScreen {
    let words = words(locale);
    let emergency = &screen.lines.emergency;
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
        whereabouts: screen.whereabouts.into(),
        about_the_region: screen.about_the_region(words),
        emergency_number: emergency.number.clone(),
        emergency_answers: emergency.answers.clone(),
        emergency_expired: words.emergency_expired(emergency),
        emergency_sentence: words.call_emergency(emergency),
        lines_title: words.lines_title(&screen.lines),
        lines: screen
            .lines
            .lines
            .iter()
            .map(|one| line(one, emergency, words))
            .collect(),
        plan: screen.plan.map(|shown| plan(shown, words)),
    }
}

pub(super) fn count(some: usize) -> u32 {
    u32::try_from(some).unwrap_or(u32::MAX)
}
