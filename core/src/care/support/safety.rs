//! Who is unsafe: left out of plans and of everything that is suggested.
//!
//! In the record it is an element of a set, so that a mark that was set on one device and taken back on another, neither
//! knowing of the other, stands.

use serde::Serialize;

use super::node::{self, KIND, Node};
use crate::care::crisis;
use crate::exchange::records::store::{self, Writer};
use crate::exchange::records::{RecordState, Scalar};
use crate::foundation::types::{Code, Error, Millis, RecordId, Result};
use crate::foundation::vault::{Tx, params};

const MARKS: &str = "marks";
const UNSAFE: &str = "unsafe";

/// Whether somebody may stand in plans and suggestions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Safety {
    /// They may.
    Safe,
    /// They may not.
    Unsafe,
}

impl Safety {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Unsafe => "unsafe",
        }
    }
}

/// Marks somebody on the map, or takes the mark back. Who becomes unsafe leaves the crisis plan with it; who is safe again
/// does not come back into it by that.
///
/// # Errors
/// `not_found`.
pub fn mark(tx: &Tx<'_>, writer: Writer, node: RecordId, safety: Safety, now: Millis) -> Result<Node> {
    let is_there = tx.exists("SELECT 1 FROM map_nodes WHERE id = ?1", params![node])?;
    if !is_there {
        return Err(Error::new(Code::NotFound, "nobody on the map has this id"));
    }
    let element = Scalar::Text(UNSAFE.into());
    store::edit(tx, writer, (node, KIND), now, |edit| match safety {
        Safety::Unsafe => edit.add(MARKS, element),
        Safety::Safe => edit.remove(MARKS, &element),
    })?;
    let marked = store::read(tx, node, |state| Ok(safety_of(state)))?;
    tx.execute(
        "UPDATE map_nodes SET unsafe = ?2 WHERE id = ?1",
        params![node, i64::from(marked == Safety::Unsafe)],
    )?;
    if marked == Safety::Unsafe {
        crisis::unlink(tx, writer, node, now)?;
    }
    node::find(tx, &node.to_string())
}

/// What the record of a node says.
pub fn safety_of(node: &RecordState<'_>) -> Safety {
    let is_marked = node
        .field(MARKS)
        .is_some_and(|marks| marks.contains(&Scalar::Text(UNSAFE.into())));
    if is_marked { Safety::Unsafe } else { Safety::Safe }
}
