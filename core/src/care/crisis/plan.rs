//! The plan as it is stored: one record a persona, and its row.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Step;
use crate::exchange::identity::persona::Persona;
use crate::exchange::records::store;
use crate::exchange::records::{Life, RecordState, Scalar};
use crate::foundation::types::{AccountId, Code, Error, Millis, RecordId, Result};
use crate::foundation::vault::{Tx, View, params};

/// The record's kind.
pub const KIND: &str = "crisis.plan";
/// The field of reasons to live.
pub const REASONS: &str = "reasons";
/// Days until a plan is looked through again, if nothing else was chosen, and the least that can be.
pub const LEAST_REVIEW_DAYS: i64 = 30;
/// The most that can be chosen.
pub const MOST_REVIEW_DAYS: i64 = 90;
const DAY: i64 = 24 * 3_600_000;

pub(super) const REGION: &str = "region";
pub(super) const REVIEW_DAYS: &str = "review_days";
pub(super) const CHANGED_AT: &str = "changed_at";
pub(super) const REVIEWED_AT: &str = "reviewed_at";

/// The plan as the person wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// Reasons to live.
    pub reasons: Vec<String>,
    /// Every step.
    pub steps: BTreeMap<Step, Planned>,
    /// The person's region (ISO 3166-1 alpha-2).
    pub region: Option<String>,
    /// After how many days it is looked through again.
    pub review_days: i64,
    /// When it was last changed.
    pub changed_at: Millis,
    /// When it was last looked through.
    pub reviewed_at: Millis,
}

/// What stands in a step.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Planned {
    /// Lines, in their order.
    pub items: Vec<String>,
    /// People and services on the map, for company, help and professionals.
    pub nodes: Vec<RecordId>,
}

impl Plan {
    /// When it is to be looked through again.
    pub fn review_at(&self) -> Millis {
        self.changed_at.max(self.reviewed_at).plus(self.review_days * DAY)
    }

    fn of(state: &RecordState<'_>) -> Option<Plan> {
        if state.kind() != KIND || !matches!(state.life(), Life::Live | Life::Returned) {
            return None;
        }
        let lines = |field: &str| items(&state.field(field).map(|field| field.text().text).unwrap_or_default());
        let nodes = |step: Step| {
            let elements = nodes_field(step).and_then(|name| state.field(name));
            let elements = elements.into_iter().flat_map(|field| field.elements());
            let ids = elements.filter_map(|element| match element {
                Scalar::Bytes(id) => RecordId::from_slice(id).ok(),
                _ => None,
            });
            ids.collect()
        };
        let planned = |step: Step| Planned {
            items: lines(step.as_str()),
            nodes: nodes(step),
        };
        let number = |field: &str| match state.value(field) {
            Some(Scalar::Int(number)) => Some(*number),
            _ => None,
        };
        let region = match state.value(REGION) {
            Some(Scalar::Text(region)) => Some(region.clone()),
            _ => None,
        };
        let days = number(REVIEW_DAYS).unwrap_or(LEAST_REVIEW_DAYS);
        Some(Plan {
            reasons: lines(REASONS),
            steps: Step::ALL.into_iter().map(|step| (step, planned(step))).collect(),
            region,
            review_days: days.clamp(LEAST_REVIEW_DAYS, MOST_REVIEW_DAYS),
            changed_at: Millis(number(CHANGED_AT).unwrap_or_default()),
            reviewed_at: Millis(number(REVIEWED_AT).unwrap_or_default()),
        })
    }
}

/// The field of a step's links to the map, if it has any.
pub(super) fn nodes_field(step: Step) -> Option<&'static str> {
    match step {
        Step::Company => Some("company_nodes"),
        Step::Help => Some("help_nodes"),
        Step::Professionals => Some("professionals_nodes"),
        Step::WarningSigns | Step::Coping | Step::Surroundings => None,
    }
}

/// The lines of a text that say something.
pub(super) fn items(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The record of an account's plan, named alike on every device: the first 16 bytes of SHA-256 over
/// `"kith/1 crisis plan\0"` and the account's id.
pub fn record_of(account: &AccountId) -> RecordId {
    let hash: [u8; 32] = Sha256::new()
        .chain_update(b"kith/1 crisis plan\0")
        .chain_update(account.as_bytes())
        .finalize()
        .into();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    RecordId::from_bytes(id)
}

/// The record of the plan of this vault's persona.
///
/// # Errors
/// `not_found` if nothing was planned yet.
pub fn record(view: &View<'_>) -> Result<RecordId> {
    let record = record_of(&Persona::only(view)?.account);
    match plan(view, record)? {
        Some(_) => Ok(record),
        None => Err(Error::new(Code::NotFound, "there is no crisis plan yet")),
    }
}

/// The plan of a record, if it is one.
///
/// # Errors
/// `damaged`; as [`View::one`].
pub fn plan(view: &View<'_>, record: RecordId) -> Result<Option<Plan>> {
    let stored = view.one("SELECT plan FROM crisis_plans WHERE id = ?1", params![record], |row| {
        row.get::<Vec<u8>>(0)
    })?;
    stored
        .map(|bytes| kith_wire::decode(&bytes).map_err(|_| Error::new(Code::Damaged, "the stored plan is damaged")))
        .transpose()
}

/// Writes the row of a record.
pub(super) fn show(tx: &Tx<'_>, record: RecordId) -> Result<Plan> {
    let plan = store::read(tx, record, |state| Ok(Plan::of(state)))?;
    let plan = plan.ok_or_else(|| Error::new(Code::NotFound, "the crisis plan was deleted"))?;
    tx.execute(
        "INSERT INTO crisis_plans (id, plan) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET plan = ?2",
        params![record, kith_wire::encode(&plan)],
    )?;
    Ok(plan)
}
