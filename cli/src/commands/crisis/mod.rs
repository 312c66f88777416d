//! `crisis`: help is on the screen, whatever is wrong.
//!
//! [`screen`] and [`step`] open without a vault, and so does [`helping`]; [`edit`] (with the form of its [`file`]),
//! [`left_out`] and [`print`] need it unlocked.

mod document;
mod edit;
mod file;
mod helping;
mod left_out;
mod print;
mod screen;
mod step;

use kith::companion::CrisisScreen;
use kith::foundation::types::{Error, Result};

use crate::args::CrisisAction;
use crate::session::Session;
use crate::show::{self, Form};

/// What `kith crisis` alone does.
const SHOW: CrisisAction = CrisisAction::Show {
    region: None,
    unlock: false,
};

pub fn crisis(session: &Session, action: Option<CrisisAction>, form: Form) -> Result<()> {
    match action.unwrap_or(SHOW) {
        CrisisAction::Show { region, unlock } => {
            screen::show(session, region.as_deref(), unlock, form);
            Ok(())
        }
        CrisisAction::Step { from, helped, region } => {
            step::step(session, from, helped, region.as_deref(), form);
            Ok(())
        }
        CrisisAction::Helping { clinician } => {
            helping::helping(clinician, form);
            Ok(())
        }
        CrisisAction::Print { html, pdf, region } => print::print(session, [html, pdf], region.as_deref(), form),
        CrisisAction::Edit { print: true, .. } => file::print(session, form),
        CrisisAction::Edit { file, while_locked, .. } => edit::edit(session, file.as_deref(), while_locked, form),
        CrisisAction::LeftOut => left_out::left_out(session, form),
    }
}

/// The screen where it cannot even be told where a vault would be.
pub fn without_a_place(action: Option<&CrisisAction>, error: Error, form: Form) -> Result<()> {
    match action.unwrap_or(&SHOW) {
        CrisisAction::Show { region, .. } => {
            let screen = CrisisScreen::without_a_place(region.as_deref(), &show::locale());
            screen::show_screen(&screen, form);
            Ok(())
        }
        CrisisAction::Step { region, .. } => {
            step::without_a_place(region.as_deref(), form);
            Ok(())
        }
        CrisisAction::Helping { clinician } => {
            helping::helping(*clinician, form);
            Ok(())
        }
        CrisisAction::Edit { .. } | CrisisAction::LeftOut | CrisisAction::Print { .. } => Err(error),
    }
}
