//! The plan, as it is written.

use std::collections::{BTreeMap, HashMap};

use kith::care::crisis as care;
use kith::companion as core;
use kith::foundation::types::{Error, RecordId};

use super::screen::count;
use super::{CrisisReview, CrisisStepName};

/// The plan as it shall be. What is null stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisPlanEdit {
    /// Reasons to live.
    #[uniffi(default = None)]
    pub reasons: Option<Vec<String>>,
    /// Lines of steps; a step that is not here stays as it is.
    #[uniffi(default)]
    pub items: HashMap<CrisisStepName, Vec<String>>,
    /// Ids of people and services on the map, for company, help and professionals; a step that is not here stays as it is.
    #[uniffi(default)]
    pub nodes: HashMap<CrisisStepName, Vec<String>>,
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
    /// The region (ISO 3166-1 alpha-2).
    pub region: Option<String>,
    /// The region is one for which there are no lines here: say so, and offer `crisisRegions`.
    #[uniffi(default = false)]
    pub region_without_lines: bool,
    /// After how many days it is looked through again.
    pub review_days: i64,
    /// Lines that are not shown because they name somebody who is marked unsafe.
    pub left_out: u32,
    /// Whether this device shows the plan while it is locked.
    pub while_locked: bool,
    /// Whether it is to be looked through.
    pub review: CrisisReview,
}

pub(super) fn state(state: core::CrisisState) -> CrisisPlanState {
    let left_out = state.shown.map_or(0, |shown| count(shown.left_out));
    let plan = state.plan.unwrap_or_default();
    let step = |(step, planned): (care::Step, care::Planned)| CrisisPlannedStep {
        step,
        items: planned.items,
        nodes: planned.nodes.iter().map(RecordId::to_string).collect(),
    };
    CrisisPlanState {
        reasons: plan.reasons,
        steps: plan.steps.into_iter().map(step).collect(),
        region: plan.region,
        region_without_lines: state.region_without_lines,
        review_days: plan.review_days,
        left_out,
        while_locked: state.while_locked == care::WhileLocked::Shown,
        review: state.review.into(),
    }
}

pub(super) fn edit(given: CrisisPlanEdit) -> Result<care::PlanEdit, Error> {
    let ids = |ids: Vec<String>| {
        ids.iter()
            .map(|id| id.parse())
            .collect::<Result<Vec<RecordId>, Error>>()
    };
    let nodes = given.nodes.into_iter().map(|(step, nodes)| Ok((step, ids(nodes)?)));
    Ok(care::PlanEdit {
        reasons: given.reasons,
        items: given.items.into_iter().collect(),
        nodes: nodes.collect::<Result<BTreeMap<_, _>, Error>>()?,
        region: given.region,
        review_days: given.review_days,
    })
}
