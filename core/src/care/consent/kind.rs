//! What can be shared: kinds of records, their fields, and who gives their values.

use crate::care::{Fields, crisis, journal, support};
use crate::exchange::records::store::Writer;
use crate::foundation::types::{Code, Error, Millis, RecordId, Result};
use crate::foundation::vault::{Tx, View};

/// A kind of records that can be shared.
pub struct Kind {
    /// The stable name.
    pub name: &'static str,
    /// The fields that can be named, in the order in which they are shown.
    pub fields: &'static [&'static str],
    /// Those that are meant when none is named.
    pub usual: &'static [&'static str],
    /// The least that says anything: what is chosen before somebody chooses more.
    pub least: &'static [&'static str],
    /// The current values, without ids of records; none if there is nothing to share (any more).
    pub(super) values: fn(&View<'_>, RecordId) -> Result<Option<Fields>>,
    /// The record, of a kind of which there is one.
    pub(super) only: Option<fn(&View<'_>) -> Result<RecordId>>,
    /// Takes over what a reader proposed for a field; none if nothing can be proposed.
    pub(super) propose: Option<Propose>,
}

/// Writer, field, the text that the reader saw, the text that is proposed, the time.
/// Whether anything changed.
pub(super) type Propose = fn(&Tx<'_>, Writer, &str, &str, &str, Millis) -> Result<bool>;

/// A journal entry.
pub const JOURNAL_ENTRY: &str = "journal.entry";
/// A person or service on the map.
pub const SUPPORT_NODE: &str = "support.node";
/// That somebody on the map was marked unsafe: never beside other things, always by a grant of its own.
pub const SUPPORT_SAFETY: &str = "support.safety";
/// The crisis plan.
pub const CRISIS_PLAN: &str = "crisis.plan";

/// Every kind. What is not in this list is never shared.
const KINDS: &[Kind] = &[
    Kind {
        name: JOURNAL_ENTRY,
        fields: &["created_at", "text", "mood", "tags"],
        usual: &["created_at", "text", "mood", "tags"],
        least: &["text"],
        values: journal::shared_fields,
        only: None,
        propose: None,
    },
    Kind {
        name: SUPPORT_NODE,
        fields: &["name", "type", "kinds", "ring", "phone"],
        usual: &["name", "type", "kinds"],
        least: &["name"],
        values: support::shared_fields,
        only: None,
        propose: None,
    },
    Kind {
        name: SUPPORT_SAFETY,
        fields: &["name", "safety"],
        usual: &["name", "safety"],
        least: &["name", "safety"],
        values: support::safety_fields,
        only: None,
        propose: None,
    },
    Kind {
        name: CRISIS_PLAN,
        fields: &[
            "warning_signs",
            "coping",
            "company",
            "help",
            "professionals",
            "surroundings",
            "reasons",
            "region",
        ],
        usual: &["warning_signs", "coping", "company", "help"],
        least: &["warning_signs"],
        values: crisis::shared_fields,
        only: Some(crisis::record),
        propose: Some(crisis::propose),
    },
];

impl Kind {
    /// Every kind.
    pub fn all() -> &'static [Kind] {
        KINDS
    }

    /// The kind with this name.
    ///
    /// # Errors
    /// `invalid_input`.
    pub fn named(name: &str) -> Result<&'static Kind> {
        KINDS
            .iter()
            .find(|kind| kind.name == name)
            .ok_or_else(|| Error::new(Code::InvalidInput, "this is of no kind that can be shared"))
    }

    /// The record of this kind, if there is only one ever.
    ///
    /// # Errors
    /// `not_found` if there is none yet; `invalid_input` if there may be many.
    pub fn only(&self, view: &View<'_>) -> Result<RecordId> {
        match self.only {
            Some(only) => only(view),
            None => Err(Error::new(Code::InvalidInput, "there are many records of this kind")),
        }
    }

    /// These fields, each once and in the kind's order; without a name the usual ones.
    ///
    /// # Errors
    /// `invalid_input` for a name that is none of the kind's.
    pub(super) fn chosen(&self, named: &[String]) -> Result<Vec<String>> {
        let known = |name: &String| self.fields.contains(&name.as_str());
        if !named.iter().all(known) {
            return Err(Error::new(
                Code::InvalidInput,
                "a record of this kind has no such field",
            ));
        }
        let wanted = |field: &str| match named {
            [] => self.usual.contains(&field),
            _ => named.iter().any(|name| name == field),
        };
        let fields = self.fields.iter().filter(|field| wanted(field));
        Ok(fields.map(|&field| field.to_owned()).collect())
    }
}
