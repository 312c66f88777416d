//! A plan that a therapist assigns, on its way to the patient.

use serde::{Deserialize, Serialize};

use super::plan::{self, Checked, NewPlan};
use crate::exchange::identity::Role;
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::exchange::records::store::Writer;
use crate::exchange::sync::Inbound;
use crate::foundation::types::{Code, Error, PlanId, Result};
use crate::foundation::vault::Tx;

/// The kind of an item that holds an assignment.
pub const KIND: &str = "assignment";

/// What is assigned: the body of its item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The plan that it becomes.
    pub plan: PlanId,
    /// The skill's id.
    pub skill: String,
    /// An RFC 5545 recurrence rule.
    pub rule: String,
    /// The wall time, `HH:MM`.
    pub at: String,
    /// The IANA time zone in which the wall time is meant.
    pub zone: String,
}

impl Assignment {
    pub(super) fn new(plan: PlanId, checked: Checked) -> Self {
        Assignment {
            plan,
            skill: checked.skill.0,
            rule: checked.rule,
            at: checked.at,
            zone: checked.zone,
        }
    }
}

/// Stores an assignment that arrived as a plan of one's own, if it comes from one's therapist.
///
/// # Errors
/// `invalid_input` if it is malformed or its sender may not assign.
pub fn receive(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let refused = || {
        Error::new(
            Code::InvalidInput,
            "an assignment is malformed, or its sender may not assign",
        )
    };
    let body: Assignment = kith_wire::decode(item.body).map_err(|_| refused())?;
    let sender = Person::with_account(tx, &item.account)?.ok_or_else(refused)?;
    let persona = Persona::load(tx, sender.persona)?;
    if sender.role != Role::Therapist || persona.role != Role::Patient {
        return Err(refused());
    }
    let new = NewPlan {
        skill: &body.skill,
        rule: &body.rule,
        at: &body.at,
        zone: &body.zone,
    };
    let checked = plan::check(&new).map_err(|_| refused())?;
    let writer = Writer {
        account: persona.account,
        device: persona.device,
    };
    plan::keep(tx, writer, body.plan, &checked, Some(item.account), item.now)
}
