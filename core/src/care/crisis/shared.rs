//! What the plan gives to who may see it.

use super::plan::{REASONS, REGION, plan};
use super::show::{line, shown};
use crate::care::support;
use crate::care::{FieldValue, Fields};
use crate::foundation::types::{RecordId, Result};
use crate::foundation::vault::View;

/// The current values of a plan's fields as they are shown: each step and `reasons` as lines, the number after a name, and
/// `region`. A field without a value is left out. None if the record is no plan, or
/// nothing stands in it.
///
/// # Errors
/// As [`View::all`].
pub fn shared_fields(view: &View<'_>, record: RecordId) -> Result<Option<Fields>> {
    let Some(plan) = plan(view, record)? else {
        return Ok(None);
    };
    let shown = shown(&plan, &support::show(view)?).plan;
    let steps = shown.steps.iter().map(|step| {
        let lines: Vec<String> = step.items.iter().map(line).collect();
        (step.step.as_str(), lines)
    });
    let texts = steps.chain([(REASONS, shown.reasons.clone())]);
    let mut fields: Fields = texts
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(name, lines)| (name.to_owned(), FieldValue::Texts(lines)))
        .collect();
    if let Some(region) = shown.region {
        fields.insert(REGION.into(), FieldValue::Text(region));
    }
    Ok((!fields.is_empty()).then_some(fields))
}
