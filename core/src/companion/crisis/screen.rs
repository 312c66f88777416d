//! The screen that always opens.

use crate::care::crisis::lines::{RegionLines, for_region, of_locale};
use crate::care::crisis::words::Words;
use crate::care::crisis::{self, Plan, ShownPlan};
use crate::companion::{Companion, Lifecycle, boot};
use crate::exchange::identity::persona::Persona;
use crate::foundation::boot::{dirty, region as kept_region};
use crate::foundation::env::{Clock, SystemClock};
use crate::foundation::types::{Code, Millis, Result};
use crate::foundation::vault::View;

/// What is on the crisis screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrisisScreen {
    /// What it shows first.
    pub shows: Shows,
    /// Why it is not the plan; none where it is.
    pub notice: Option<Notice>,
    /// The plan, if it can be shown.
    pub plan: Option<ShownPlan>,
    /// The kept plan may be older than the one in the vault.
    pub may_be_outdated: bool,
    /// Lines of the plan that are not shown because they name somebody who is marked unsafe. Known while unlocked.
    pub left_out: usize,
    /// Whether the plan is to be looked through.
    pub review: Review,
    /// Whom to call; the emergency number is always among it.
    pub lines: RegionLines,
    /// Whence it is known where the person is.
    pub whereabouts: Whereabouts,
}

/// Whence it is known where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whereabouts {
    /// They said so: now, or in their plan. There may be no lines for it.
    Told,
    /// From the device's language: `es-ES` is taken for Spain. It may be another country.
    Language,
    /// It is not.
    Unknown,
}

impl Whereabouts {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Whereabouts::Told => "told",
            Whereabouts::Language => "language",
            Whereabouts::Unknown => "unknown",
        }
    }
}

/// What a crisis screen shows first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shows {
    /// The plan, as the vault has it.
    Plan,
    /// The plan, as it was kept for while the vault is locked.
    KeptPlan,
    /// The region's lines.
    Lines,
    /// The emergency number alone.
    Emergency,
}

impl Shows {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Shows::Plan => "plan",
            Shows::KeptPlan => "kept_plan",
            Shows::Lines => "lines",
            Shows::Emergency => "emergency",
        }
    }
}

/// Why a crisis screen does not show the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    /// There is no vault yet.
    FirstStart,
    /// The vault is open and there is no plan in it, or nothing stands in it.
    NoPlan,
    /// It is in the vault, which is locked, and is not kept for that.
    Locked,
    /// The device hands out no key before its first unlock.
    BeforeFirstUnlock,
    /// What was kept is damaged or lost its key, or the vault is damaged.
    Damaged,
    /// What was kept, or the vault, is of a newer version of Kith.
    NewerVersion,
    /// The device's files cannot be read.
    Unreadable,
}

impl Notice {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Notice::FirstStart => "first_start",
            Notice::NoPlan => "no_plan",
            Notice::Locked => "locked",
            Notice::BeforeFirstUnlock => "before_first_unlock",
            Notice::Damaged => "damaged",
            Notice::NewerVersion => "newer_version",
            Notice::Unreadable => "unreadable",
        }
    }

    fn of(code: Code) -> Self {
        match code {
            Code::Locked | Code::Cancelled => Notice::BeforeFirstUnlock,
            Code::NewerVersion => Notice::NewerVersion,
            Code::Damaged | Code::KeyMissing => Notice::Damaged,
            _ => Notice::Unreadable,
        }
    }
}

/// Whether the plan is to be looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Review {
    /// Not yet.
    NotDue,
    /// Its time has come.
    Due,
    /// It was used since it was last looked through.
    AfterUse,
}

impl Review {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Review::NotDue => "not_due",
            Review::Due => "due",
            Review::AfterUse => "after_use",
        }
    }
}

impl CrisisScreen {
    /// The screen where there is not even a place for a vault.
    pub fn without_a_place(region: Option<&str>, locale: &str) -> Self {
        screen(Err(Notice::FirstStart), region, None, locale, SystemClock.now())
    }

    /// What it says of itself, in the order in which it is read.
    pub fn sentences(&self, words: &Words) -> Vec<String> {
        let mut sentences = Vec::new();
        if self.may_be_outdated {
            sentences.push(words.screen.may_be_outdated.clone());
        }
        match self.notice {
            None => {}
            Some(Notice::Locked) => sentences.push(words.screen.may_open_after_unlock.clone()),
            Some(Notice::BeforeFirstUnlock) => sentences.push(words.screen.opens_after_unlock.clone()),
            Some(_) => sentences.push(words.screen.no_plan_here.clone()),
        }
        match self.review {
            Review::NotDue => {}
            Review::Due => sentences.push(words.review.due.clone()),
            Review::AfterUse => sentences.push(words.review.after_use.clone()),
        }
        sentences.extend(self.about_the_region(words));
        sentences
    }

    /// What is to be said of the region: that it is a guess, that it is not known, that it has no lines.
    pub fn about_the_region(&self, words: &Words) -> Option<String> {
        match (&self.lines.region, self.whereabouts) {
            (Some(_), Whereabouts::Told) => None,
            (Some(region), _) => Some(words.region_guessed(region)),
            (None, Whereabouts::Told) => Some(words.screen.region_without_lines.clone()),
            (None, _) => Some(words.screen.region_unknown.clone()),
        }
    }
}

/// A plan that can be shown, and what is known of it.
struct Found {
    plan: ShownPlan,
    shows: Shows,
    may_be_outdated: bool,
    left_out: usize,
    review: Review,
}

/// `known` is the region beside which no plan is shown.
fn screen(
    found: std::result::Result<Found, Notice>,
    region: Option<&str>,
    known: Option<String>,
    locale: &str,
    now: Millis,
) -> CrisisScreen {
    let planned = match &found {
        Ok(found) => found.plan.region.clone(),
        Err(_) => known,
    };
    let told = region.filter(|region| !region.trim().is_empty()).or(planned.as_deref());
    let (region, whereabouts) = match (told, of_locale(locale)) {
        (Some(told), _) => (Some(told), Whereabouts::Told),
        (None, Some(guessed)) => (Some(guessed), Whereabouts::Language),
        (None, None) => (None, Whereabouts::Unknown),
    };
    let lines = for_region(region, locale, now.to_utc().date_naive());
    match found {
        Ok(found) => CrisisScreen {
            shows: found.shows,
            notice: None,
            plan: Some(found.plan),
            may_be_outdated: found.may_be_outdated,
            left_out: found.left_out,
            review: found.review,
            lines,
            whereabouts,
        },
        Err(notice) => CrisisScreen {
            shows: if lines.lines.is_empty() {
                Shows::Emergency
            } else {
                Shows::Lines
            },
            notice: Some(notice),
            plan: None,
            may_be_outdated: false,
            left_out: 0,
            review: Review::NotDue,
            lines,
            whereabouts,
        },
    }
}

impl Companion {
    /// The crisis screen: the plan, else the lines of the region, else the emergency number; always the lines that there
    /// are and the emergency number. It needs no lock, no vault and no network, and never fails. Without a region the
    /// plan's counts, also where the plan is not shown; without that, the one of the locale.
    pub fn crisis_screen(&self, region: Option<&str>, locale: &str) -> CrisisScreen {
        let now = self.env.clock.now();
        let found = match self.read(|view| in_the_vault(view, now)) {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(Notice::NoPlan),
            Err(_) => self.kept_for_the_screen(now),
        };
        screen(found, region, kept_region::read(&self.places.boot_dir), locale, now)
    }

    fn kept_for_the_screen(&self, now: Millis) -> std::result::Result<Found, Notice> {
        match boot::kept(&self.places.boot_dir, self.store.as_ref()) {
            Ok(Some(plan)) if says_something(&plan) => Ok(Found {
                shows: Shows::KeptPlan,
                may_be_outdated: dirty::lies(&self.places.boot_dir),
                left_out: 0,
                review: if plan.review_at <= now {
                    Review::Due
                } else {
                    Review::NotDue
                },
                plan,
            }),
            Ok(_) => Err(self.why_nothing_is_kept()),
            Err(error) => Err(Notice::of(error.code())),
        }
    }

    fn why_nothing_is_kept(&self) -> Notice {
        match (self.lifecycle(), self.slots()) {
            (Ok(Lifecycle::Absent), _) => Notice::FirstStart,
            (Err(error), _) | (_, Err(error)) => Notice::of(error.code()),
            (Ok(_), Ok(_)) => Notice::Locked,
        }
    }
}

fn in_the_vault(view: &View<'_>, now: Millis) -> Result<Option<Found>> {
    let plan = crisis::plan(view, crisis::record_of(&Persona::only(view)?.account))?;
    let review = review(view, plan.as_ref(), now)?;
    let shown = crisis::shown_plan(view)?.filter(|shown| says_something(&shown.plan));
    Ok(shown.map(|shown| Found {
        plan: shown.plan,
        shows: Shows::Plan,
        may_be_outdated: false,
        left_out: shown.left_out,
        review,
    }))
}

fn says_something(plan: &ShownPlan) -> bool {
    !plan.reasons.is_empty() || plan.steps.iter().any(|step| !step.items.is_empty())
}

/// Whether a plan is to be looked through: after its time, and at once after a use.
pub(super) fn review(view: &View<'_>, plan: Option<&Plan>, now: Millis) -> Result<Review> {
    let Some(plan) = plan else { return Ok(Review::NotDue) };
    let uses = crisis::uses::all(view)?;
    Ok(if uses.iter().any(|one| one.at > plan.reviewed_at) {
        Review::AfterUse
    } else if plan.review_at() <= now {
        Review::Due
    } else {
        Review::NotDue
    })
}
