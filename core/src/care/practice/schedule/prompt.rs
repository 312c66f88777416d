//! What every device calls one occurrence of a plan.

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

use crate::foundation::types::{PlanId, PromptId};

/// The prompt of a plan on a date, named alike on every device: the first 16 bytes of SHA-256 over `"kith/1 prompt\0"`,
/// the plan's id and the date that the rule names as `YYYY-MM-DD`.
pub fn prompt_id(plan: PlanId, date: NaiveDate) -> PromptId {
    let hash: [u8; 32] = Sha256::new()
        .chain_update(b"kith/1 prompt\0")
        .chain_update(plan.as_bytes())
        .chain_update(format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
        .finalize()
        .into();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    PromptId::from_bytes(id)
}
