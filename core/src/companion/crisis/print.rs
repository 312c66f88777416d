//! The plan on paper, or as a file to share: it leaves the vault, in the clear.

use chrono::{DateTime, FixedOffset, Offset, Utc};

use super::plan::Crisis;
use crate::care::consent::decisions::{self, Document};
use crate::care::consent::log::{self, Action};
use crate::care::crisis::{self, ShownPlan, lines, print};
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{Code, Error, Result};

/// In which form the plan leaves the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// One page of HTML that loads nothing.
    Html,
    /// A tagged PDF (PDF/UA-1).
    Pdf,
}

impl Paper {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Paper::Html => "html",
            Paper::Pdf => "pdf",
        }
    }
}

impl Crisis<'_> {
    /// The plan with the lines of a region, else of its own, for printing and for giving to somebody. `minutes_east` is the
    /// person's offset from UTC, for the days on it. The access log notes it.
    ///
    /// # Errors
    /// `not_found` if there is no plan yet; `authentication_needed`; `consent_needed`, `consent_withdrawn` without a consent
    /// to export; `invalid_input` for a PDF if its font lacks a letter of the plan, which HTML never does.
    pub fn print(&self, paper: Paper, region: Option<&str>, locale: &str, minutes_east: i32) -> Result<Vec<u8>> {
        self.0.recently_authenticated()?;
        self.0.look(|tx, now| {
            let me = Persona::only(tx)?.account;
            decisions::require_own(tx, &me, Document::Export)?;
            let shown = crisis::shown_plan(tx)?;
            let plan: ShownPlan = shown
                .map(|shown| shown.plan)
                .ok_or_else(|| Error::new(Code::NotFound, "there is no crisis plan yet"))?;
            let offset = FixedOffset::east_opt(minutes_east.saturating_mul(60)).unwrap_or(Utc.fix());
            let at: DateTime<FixedOffset> = now.to_utc().with_timezone(&offset);
            let lines = lines::for_region(region.or(plan.region.as_deref()), locale, at.date_naive());
            let printed = match paper {
                Paper::Html => print::html(&plan, &lines, locale, at).into_bytes(),
                Paper::Pdf => print::pdf(&plan, &lines, locale, at)?,
            };
            log::own_doing(tx, Action::Exported, crisis::KIND, &[paper.as_str()], now)?;
            Ok(printed)
        })
    }
}
