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
    /// What they rest on.
    #[uniffi(default = [])]
    pub sources: Vec<CrisisHelpSource>,
}

/// One thing to do for somebody.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisHelpPoint {
    /// What.
    pub title: String,
    /// How.
    pub text: String,
}

/// A work that a text rests on.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CrisisHelpSource {
    /// Who, and what.
    pub title: String,
    /// A web address.
    pub address: String,
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
    let source = |source: &care::words::Reference| CrisisHelpSource {
        title: source.title.clone(),
        address: source.address.clone(),
    };
    CrisisHelp {
        title: help.title.clone(),
        intro: help.intro.clone(),
        points: help.points.iter().map(point).collect(),
        sources: help.sources.iter().map(source).collect(),
    }
}
