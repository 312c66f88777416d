//! What others can do.

use kith::care::crisis as care;
use kith::care::crisis::words::words;

use crate::Role;

/// What to do when somebody shows the warning signs of their plan.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisHelp {
    /// A few words.
    pub title: String,
    /// A sentence or two.
    pub intro: String,
    /// In their order: what, and how.
    pub points: Vec<CrisisHelpPoint>,
}

/// One thing to do for somebody.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisHelpPoint {
    /// What.
    pub title: String,
    /// How.
    pub text: String,
}

/// What to do when somebody shows the warning signs of their plan, for those whose work it is or for family and friends.
/// Needs no vault.
#[uniffi::export]
pub fn crisis_help(locale: String, for_role: Role) -> CrisisHelp {
    let words = words(&locale);
    let help = match for_role {
        Role::Therapist | Role::PeerWorker => &words.clinicians,
        Role::Patient | Role::Supporter | Role::Guardian => &words.supporters,
    };
    let point = |point: &care::words::Point| CrisisHelpPoint {
        title: point.title.clone(),
        text: point.text.clone(),
    };
    CrisisHelp {
        title: help.title.clone(),
        intro: help.intro.clone(),
        points: help.points.iter().map(point).collect(),
    }
}
