//! Going through the plan, step by step, locked or not.

use super::CrisisScreen;
use crate::care::crisis::{Helped, Next, Step};
use crate::companion::feed::Change;
use crate::companion::{Arisen, Companion};
use crate::foundation::types::Result;

/// Where the plan led, and the screen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrisisStep {
    /// Where to.
    pub next: Next,
    /// The whole screen: the plan if there is one, the lines always.
    pub screen: CrisisScreen,
}

impl Companion {
    /// Goes on from a step that helped or did not; without one, to the first. It never fails; that the plan was used is
    /// noted, where it can be, once the screen is there.
    pub fn crisis_step(
        &self,
        from: Option<Step>,
        helped: Option<Helped>,
        region: Option<&str>,
        locale: &str,
    ) -> CrisisStep {
        let step = self.crisis_next(from, helped, region, locale);
        self.crisis_stepped(from, helped);
        step
    }

    /// As [`Companion::crisis_step`], and notes nothing: for whoever shows the screen first.
    pub fn crisis_next(
        &self,
        from: Option<Step>,
        helped: Option<Helped>,
        region: Option<&str>,
        locale: &str,
    ) -> CrisisStep {
        let screen = self.crisis_screen(region, locale);
        let helped = helped.unwrap_or(Helped::No);
        let next = match (&screen.plan, helped) {
            (Some(plan), _) => plan.next(from, helped),
            (None, Helped::Yes) => Next::Rest,
            (None, Helped::No) => Next::Lines,
        };
        CrisisStep { next, screen }
    }

    /// Notes the use, where it can be; nothing is said of it if it cannot.
    pub fn crisis_stepped(&self, from: Option<Step>, helped: Option<Helped>) {
        if let Err(error) = self.crisis_used(from, helped) {
            tracing::warn!(code = error.code().as_str(), "a use of the plan was not noted");
        }
    }

    /// Notes that the plan was used: a step of it, or the whole. While the vault is locked the drop box keeps it. For the
    /// person alone; it is sent to nobody.
    ///
    /// # Errors
    /// As [`Companion::arose`].
    pub fn crisis_used(&self, step: Option<Step>, helped: Option<Helped>) -> Result<()> {
        self.arose(Arisen::CrisisUse {
            step: step.map(|step| step.as_str().to_owned()),
            helped: helped.map(|helped| helped == Helped::Yes),
            at: self.env.clock.now(),
        })?;
        self.note(Change::Crisis);
        Ok(())
    }
}
