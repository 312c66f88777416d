//! What Kith is.

use serde::Serialize;

use crate::presentation::parts::Phrase;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// What Kith is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AboutState {
    /// What it is for, and what it is not.
    pub what: Vec<Phrase>,
    /// The version.
    pub version: Phrase,
    /// Under which licences it and its parts are.
    pub licences: Phrase,
}

pub(in crate::presentation) fn about(scene: &Scene<'_>) -> ScreenContent {
    let version = env!("CARGO_PKG_VERSION");
    let state = AboutState {
        what: vec![scene.phrase("about-what"), scene.phrase("about-what-not")],
        version: scene.phrase_with("about-version", &[("version", version.into())]),
        licences: scene.phrase("about-licences"),
    };
    ScreenContent::About { state }
}
