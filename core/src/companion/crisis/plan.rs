//! The plan of an unlocked companion.

use super::Review;
use super::screen::review;
use crate::care::consent::log::{self, Action};
use crate::care::crisis::{self, LeftOut, Plan, PlanEdit, Shown, Step, WhileLocked};
use crate::care::support;
use crate::companion::feed::Change;
use crate::companion::lifecycle::writer_of;
use crate::companion::{Arisen, Companion};
use crate::exchange::identity::persona::Persona;
use crate::foundation::boot::dirty;
use crate::foundation::types::{Code, Error, Millis, Result};
use crate::foundation::vault::View;

/// The crisis plan of an unlocked companion.
pub struct Crisis<'a>(pub(super) &'a Companion);

/// How the plan stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrisisState {
    /// As it was written; none if there is none yet.
    pub plan: Option<Plan>,
    /// As it is shown.
    pub shown: Option<Shown>,
    /// What is kept of it and not shown, and because of whom.
    pub left_out: Vec<LeftOut>,
    /// What this device shows of it while locked.
    pub while_locked: WhileLocked,
    /// Whether it is to be looked through.
    pub review: Review,
    /// It has a region for which there are no lines here; the emergency number is shown all the same.
    pub region_without_lines: bool,
}

impl Companion {
    /// The crisis plan.
    pub fn crisis(&self) -> Crisis<'_> {
        Crisis(self)
    }
}

impl Crisis<'_> {
    /// How the plan stands.
    ///
    /// # Errors
    /// `locked`.
    pub fn state(&self) -> Result<CrisisState> {
        let now = self.0.env.clock.now();
        self.0.read(|view| state(view, now))
    }

    /// Whether the plan is to be looked through.
    ///
    /// # Errors
    /// `locked`.
    pub fn review(&self) -> Result<Review> {
        let now = self.0.env.clock.now();
        self.0.read(|view| {
            let plan = crisis::plan(view, crisis::record_of(&Persona::only(view)?.account))?;
            review(view, plan.as_ref(), now)
        })
    }

    /// Leaves the plan as it is given; what is not given stays. It was looked through with that, also if nothing changes.
    ///
    /// # Errors
    /// As [`crisis::edit`].
    pub fn edit(&self, edit: &PlanEdit) -> Result<CrisisState> {
        self.change(|tx, now| {
            let persona = Persona::only(tx)?;
            crisis::edit(tx, writer_of(&persona), edit, now).map(|_| ())
        })
    }

    /// Chooses what this device shows of the plan while it is locked. Taking the choice back erases the key of what is
    /// kept: no copy of it opens any more.
    ///
    /// # Errors
    /// `authentication_needed` to have it shown; `not_found` if there is no plan to show yet; `disk_full`, `storage`, then the choice is as before.
    pub fn choose(&self, choice: WhileLocked) -> Result<CrisisState> {
        if choice == WhileLocked::Shown {
            self.0.recently_authenticated()?;
            if dirty::has_no_place(&self.0.places.boot_dir) {
                return Err(Error::new(
                    Code::Storage,
                    "something else lies in the place of the folder for what opens while locked: move it away",
                ));
            }
        }
        self.change(|tx, now| {
            if choice == WhileLocked::Shown && crisis::shown_plan(tx)?.is_none() {
                return Err(Error::new(Code::NotFound, "there is no crisis plan yet"));
            }
            if crisis::chosen(tx)? != choice {
                let action = match choice {
                    WhileLocked::Shown => Action::OpensWhileLocked,
                    WhileLocked::Hidden => Action::OpensUnlockedOnly,
                };
                log::own_doing(tx, action, crisis::KIND, &[], now)?;
            }
            crisis::choose(tx, choice)
        })
    }

    /// Keeps lines of a step, or without one of the reasons to live, as they are typed: also behind a locked screen, and
    /// while no key is here in the drop box.
    ///
    /// # Errors
    /// As [`crisis::keep_draft`]; `too_large` also for a full drop box.
    pub fn keep_draft(&self, step: Option<Step>, lines: &[String]) -> Result<()> {
        let kept = self.0.write_behind(|tx, now| {
            let account = Persona::only(tx)?.account;
            crisis::keep_draft(tx, &account, step, lines, now)
        });
        match kept {
            Err(error) if error.code() == Code::Locked => self.0.drop_in(&Arisen::Draft {
                place: crisis::draft_place(step),
                text: lines.join("\n"),
                at: self.0.env.clock.now(),
            }),
            kept => kept,
        }
    }

    /// The lines that are written of a step, or without one of the reasons to live, and not yet kept.
    ///
    /// # Errors
    /// `locked`.
    pub fn draft(&self, step: Option<Step>) -> Result<Option<Vec<String>>> {
        self.0.read(|view| crisis::draft(view, step))
    }

    /// Of which steps, or without one of the reasons to live, something is written and not yet kept.
    ///
    /// # Errors
    /// `locked`.
    pub fn unfinished(&self) -> Result<Vec<Option<Step>>> {
        self.0.read(|view| {
            let mut unfinished = Vec::new();
            for step in [None].into_iter().chain(Step::ALL.map(Some)) {
                if crisis::draft(view, step)?.is_some() {
                    unfinished.push(step);
                }
            }
            Ok(unfinished)
        })
    }

    /// Keeps nothing that was written of a step; the plan stays as it is.
    ///
    /// # Errors
    /// `locked`.
    pub fn drop_draft(&self, step: Option<Step>) -> Result<()> {
        self.0.write(|tx, _| crisis::drop_draft(tx, step))
    }

    /// Keeps in the plan what was written of a step, or without one of the reasons to live.
    ///
    /// # Errors
    /// As [`crisis::keep`].
    pub fn keep(&self, step: Option<Step>) -> Result<CrisisState> {
        self.change(|tx, now| {
            let persona = Persona::only(tx)?;
            crisis::keep(tx, writer_of(&persona), step, now)
        })
    }

    fn change(
        &self,
        work: impl FnOnce(&crate::foundation::vault::Tx<'_>, Millis) -> Result<()>,
    ) -> Result<CrisisState> {
        self.0.write(work)?;
        self.0.note(Change::Crisis);
        self.state()
    }
}

fn state(view: &View<'_>, now: Millis) -> Result<CrisisState> {
    let plan = crisis::plan(view, crisis::record_of(&Persona::only(view)?.account))?;
    Ok(CrisisState {
        review: review(view, plan.as_ref(), now)?,
        shown: crisis::shown_plan(view)?,
        left_out: match &plan {
            Some(plan) => crisis::left_out(plan, &support::show(view)?),
            None => Vec::new(),
        },
        region_without_lines: plan
            .as_ref()
            .and_then(|plan| plan.region.as_deref())
            .is_some_and(|region| !crisis::lines::has_lines(region)),
        plan,
        while_locked: crisis::chosen(view)?,
    })
}
