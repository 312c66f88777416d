//! What is done with the crisis plan.

use std::sync::Arc;

use kith::care::crisis as care;
use kith::care::crisis::words::words;
use kith::companion::{self as core, Companion};

use super::edit::{edit, state};
use super::screen::screen;
use super::{CrisisGuidance, CrisisNext, CrisisPlanEdit, CrisisPlanState, CrisisScreen, CrisisStepName, CrisisUse};
use crate::{KithError, run};

/// The crisis plan of a companion. `screen` and `next` may be called in every state, locked or not, and always answer.
#[derive(uniffi::Object)]
pub struct Crisis(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Crisis {
    /// The crisis screen: the plan, else the lines of the region, else the emergency number. Needs no lock, no vault and no
    /// network. Without a region (ISO 3166-1 alpha-2) the plan's counts.
    #[uniffi::method(default(region = None))]
    pub async fn screen(&self, locale: String, region: Option<String>) -> CrisisScreen {
        let (at, speaking) = (region.clone(), locale.clone());
        let shown = run::blocking(&self.0, move |companion| {
            Ok(companion.crisis_screen(at.as_deref(), &speaking))
        });
        let shown = shown.await;
        let shown = shown.unwrap_or_else(|_| core::CrisisScreen::without_a_place(region.as_deref(), &locale));
        screen(shown, &locale)
    }

    /// Goes on from a step that helped or did not; without one, to the first. That the plan was used is noted for the
    /// person alone.
    #[uniffi::method(default(from = None, helped = None, region = None))]
    pub async fn next(
        &self,
        locale: String,
        from: Option<CrisisStepName>,
        helped: Option<bool>,
        region: Option<String>,
    ) -> CrisisGuidance {
        let (at, speaking) = (region.clone(), locale.clone());
        let helped = helped.map(|helped| if helped { care::Helped::Yes } else { care::Helped::No });
        let led = run::blocking(&self.0, move |companion| {
            Ok(companion.crisis_step(from, helped, at.as_deref(), &speaking))
        });
        let led = led.await.unwrap_or_else(|_| core::CrisisStep {
            next: care::Next::Lines,
            screen: core::CrisisScreen::without_a_place(region.as_deref(), &locale),
        });
        let words = words(&locale);
        CrisisGuidance {
            sentence: match led.next {
                care::Next::Step(_) => words.screen.not_helping.clone(),
                care::Next::Lines => words.after_last_step(&led.screen.lines.emergency),
                care::Next::Rest => String::new(),
            },
            next: match led.next {
                care::Next::Step(step) => CrisisNext::Step { step },
                care::Next::Lines => CrisisNext::Lines,
                care::Next::Rest => CrisisNext::Rest,
            },
            screen: screen(led.screen, &locale),
        }
    }

    /// How the plan stands, as it was written.
    pub async fn state(&self) -> Result<CrisisPlanState, KithError> {
        run::blocking(&self.0, |companion| companion.crisis().state().map(state)).await
    }

    /// When the plan was used, in the order in which it became known. For the person alone.
    pub async fn uses(&self) -> Result<Vec<CrisisUse>, KithError> {
        run::blocking(&self.0, |companion| {
            let uses = companion.crisis_uses()?.into_iter();
            Ok(uses.map(CrisisUse::from).collect())
        })
        .await
    }

    /// Leaves the plan as it is given; it counts as looked through. Somebody who is marked unsafe can be neither linked nor
    /// named.
    pub async fn edit(&self, plan: CrisisPlanEdit) -> Result<CrisisPlanState, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.crisis().edit(&edit(plan)?).map(state)
        })
        .await
    }

    /// The plan as one page of HTML that loads nothing, with the lines of a region or else of its own. It leaves the vault in
    /// the clear, needs a consent to export and a fresh proof (`authentication_needed`), and stands in the access log. `minutes_east` is the person's offset from UTC.
    #[uniffi::method(default(region = None))]
    pub async fn print_html(
        &self,
        locale: String,
        minutes_east: i32,
        region: Option<String>,
    ) -> Result<Vec<u8>, KithError> {
        self.print(core::Paper::Html, locale, minutes_east, region).await
    }

    /// As `printHtml`, as a tagged PDF. Fails with `invalid_input` if the PDF's font lacks a letter of the plan.
    #[uniffi::method(default(region = None))]
    pub async fn print_pdf(
        &self,
        locale: String,
        minutes_east: i32,
        region: Option<String>,
    ) -> Result<Vec<u8>, KithError> {
        self.print(core::Paper::Pdf, locale, minutes_east, region).await
    }

    /// Chooses whether this device shows the plan while it is locked. Taking it back erases the key of what was kept and
    /// never needs a fresh proof; showing it does (`authentication_needed`).
    pub async fn show_while_locked(&self, shown: bool) -> Result<CrisisPlanState, KithError> {
        let choice = if shown {
            care::WhileLocked::Shown
        } else {
            care::WhileLocked::Hidden
        };
        run::blocking(&self.0, move |companion| companion.crisis().choose(choice).map(state)).await
    }
}

impl Crisis {
    async fn print(
        &self,
        paper: core::Paper,
        locale: String,
        minutes_east: i32,
        region: Option<String>,
    ) -> Result<Vec<u8>, KithError> {
        run::blocking(&self.0, move |companion| {
            companion
                .crisis()
                .print(paper, region.as_deref(), &locale, minutes_east)
        })
        .await
    }
}
