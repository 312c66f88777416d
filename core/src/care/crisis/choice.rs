//! Whether the plan is shown while the vault is locked: chosen for each device, since it is that device that a thief has.

use super::show::shown_plan;
use super::{ShownPlan, plan, record_of};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::{Tx, View, params};

/// What a locked device shows of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhileLocked {
    /// The plan.
    Shown,
    /// Nothing of it. The lines are shown all the same.
    Hidden,
}

impl std::str::FromStr for WhileLocked {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        match text {
            "yes" => Ok(WhileLocked::Shown),
            "no" => Ok(WhileLocked::Hidden),
            _ => Err(Error::new(Code::InvalidInput, "say yes or no")),
        }
    }
}

/// Notes the choice.
///
/// # Errors
/// As [`Tx::execute`].
pub fn choose(tx: &Tx<'_>, choice: WhileLocked) -> Result<()> {
    let chosen = i64::from(choice == WhileLocked::Shown);
    tx.execute(
        "UPDATE boot SET while_locked = ?1 WHERE while_locked <> ?1",
        params![chosen],
    )?;
    Ok(())
}

/// The choice; nothing is shown until somebody chose.
///
/// # Errors
/// As [`View::one`].
pub fn chosen(view: &View<'_>) -> Result<WhileLocked> {
    let chosen = view.one("SELECT while_locked FROM boot", [], |row| row.get::<i64>(0))?;
    Ok(match chosen {
        Some(1) => WhileLocked::Shown,
        _ => WhileLocked::Hidden,
    })
}

/// What a locked device is to show.
///
/// # Errors
/// As [`View::all`].
pub fn kept_plan(view: &View<'_>) -> Result<Option<ShownPlan>> {
    match chosen(view)? {
        WhileLocked::Shown => Ok(shown_plan(view)?.map(|shown| shown.plan)),
        WhileLocked::Hidden => Ok(None),
    }
}

/// The region that a locked device is to know, whatever was chosen: it says nothing of the plan, and without it whoever is
/// locked out sees no lines.
///
/// # Errors
/// As [`View::all`].
pub fn kept_region(view: &View<'_>) -> Result<Option<String>> {
    let plan = plan(view, record_of(&Persona::only(view)?.account))?;
    Ok(plan.and_then(|plan| plan.region))
}

/// Whether this transaction changed what a locked device is made to show. Asking takes the note back.
///
/// # Errors
/// As [`Tx::execute`].
pub fn take_touched(tx: &Tx<'_>) -> Result<bool> {
    let touched = tx.exists("SELECT 1 FROM boot WHERE touched = 1", [])?;
    if touched {
        tx.execute("UPDATE boot SET touched = 0", [])?;
    }
    Ok(touched)
}
