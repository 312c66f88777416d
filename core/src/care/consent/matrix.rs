//! What each role may be granted at all. A grant says what one person sees; this says what nobody in that role can be
//! granted, by mistake or by pressure. Narrow by default: what is not in the table is not permitted.
//!
//! A therapist sees the most and may propose the plan's steps, but not the reasons to live, which are the patient's own.
//! A peer worker sees less (M38): no numbers and no rings, not whom the plan turns to, nor the means. A guardian sees what is
//! granted and proposes nothing (M60). That somebody is unsafe is for the therapist alone: who presses a patient may well
//! be a supporter or a guardian. A patient is granted nothing of another patient's.

use super::kind::{CRISIS_PLAN, JOURNAL_ENTRY, SUPPORT_NODE, SUPPORT_SAFETY};
use crate::exchange::identity::Role;

const THERAPIST: &[Role] = &[Role::Therapist];
const CLOSE: &[Role] = &[Role::Therapist, Role::Supporter, Role::Guardian];
const ALL: &[Role] = &[Role::Therapist, Role::Supporter, Role::Guardian, Role::PeerWorker];

/// A field, who may be granted it, and who may be permitted to propose a new text for it.
struct Row(&'static str, &'static str, &'static [Role], &'static [Role]);

const TABLE: &[Row] = &[
    Row(JOURNAL_ENTRY, "created_at", ALL, &[]),
    Row(JOURNAL_ENTRY, "text", ALL, &[]),
    Row(JOURNAL_ENTRY, "mood", ALL, &[]),
    Row(JOURNAL_ENTRY, "tags", CLOSE, &[]),
    Row(SUPPORT_NODE, "name", ALL, &[]),
    Row(SUPPORT_NODE, "type", ALL, &[]),
    Row(SUPPORT_NODE, "kinds", ALL, &[]),
    Row(SUPPORT_NODE, "ring", THERAPIST, &[]),
    Row(SUPPORT_NODE, "phone", CLOSE, &[]),
    Row(SUPPORT_SAFETY, "name", THERAPIST, &[]),
    Row(SUPPORT_SAFETY, "safety", THERAPIST, &[]),
    Row(CRISIS_PLAN, "warning_signs", ALL, THERAPIST),
    Row(CRISIS_PLAN, "coping", ALL, THERAPIST),
    Row(CRISIS_PLAN, "company", CLOSE, THERAPIST),
    Row(CRISIS_PLAN, "help", CLOSE, THERAPIST),
    Row(CRISIS_PLAN, "professionals", CLOSE, THERAPIST),
    Row(CRISIS_PLAN, "surroundings", CLOSE, THERAPIST),
    Row(CRISIS_PLAN, "reasons", ALL, &[]),
    Row(CRISIS_PLAN, "region", CLOSE, &[]),
];

fn row(kind: &str, field: &str) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.0 == kind && row.1 == field)
}

/// Whether somebody in this role shares anything: the patient, of their own. What others received is not theirs to share.
pub fn may_share(role: Role) -> bool {
    role == Role::Patient
}

/// Whether a reader in this role can be granted the field.
pub fn may_see(role: Role, kind: &str, field: &str) -> bool {
    row(kind, field).is_some_and(|row| row.2.contains(&role))
}

/// Whether a reader in this role can be granted anything of this kind.
pub fn may_see_any(role: Role, kind: &str) -> bool {
    TABLE.iter().any(|row| row.0 == kind && row.2.contains(&role))
}

/// Whether a reader in this role can be permitted to propose a new text for the field.
pub fn may_propose(role: Role, kind: &str, field: &str) -> bool {
    row(kind, field).is_some_and(|row| row.3.contains(&role))
}

/// Whether a reader in this role is asked why they read: those for whom it is work.
pub fn is_asked_why(role: Role) -> bool {
    matches!(role, Role::Therapist | Role::PeerWorker)
}
