//! The plan as it is shown.

use serde::{Deserialize, Serialize};

use super::Step;
use crate::foundation::types::Millis;

/// The plan as it is shown, printed and kept where it opens without the vault: names and numbers as the map has them,
/// nobody who was marked unsafe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPlan {
    /// Reasons to live.
    pub reasons: Vec<String>,
    /// The steps in their order; those with nothing in them are here too.
    pub steps: Vec<ShownStep>,
    /// The person's region (ISO 3166-1 alpha-2), for the lines beside the plan.
    pub region: Option<String>,
    /// When it was last changed.
    pub changed_at: Millis,
    /// When it is to be looked through again.
    pub review_at: Millis,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownStep {
    /// Which.
    pub step: Step,
    /// In their order.
    pub items: Vec<ShownItem>,
}

/// One thing to do, or somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownItem {
    /// As the person wrote it, or the name on the map.
    pub text: String,
    /// A number to call.
    pub phone: Option<String>,
}
