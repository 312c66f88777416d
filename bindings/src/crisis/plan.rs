//! The plan, as it is shown.

use kith::care::crisis as care;
use kith::care::crisis::words::Words;

use super::CrisisStepName;

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

pub(super) fn plan(plan: care::ShownPlan, words: &Words) -> CrisisPlan {
    let step = |one: care::ShownStep| {
        let titled = words.step(one.step);
        let item = |item: care::ShownItem| CrisisItem {
            text: item.text,
            phone: item.phone,
        };
        CrisisPlanStep {
            step: one.step,
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
