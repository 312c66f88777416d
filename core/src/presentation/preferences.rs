//! How the person wants to be met: language, simple mode, vibration.

use serde::Serialize;

use super::action::Action;
use super::parts::{OnOff, Phrase, PickOne, PickOption, Tone};
use super::screen::ScreenContent;
use super::screens::{Scene, Screens};
use super::words::LANGUAGES;
use crate::companion::Preferences;
use crate::foundation::types::Result;

/// How the person wants to be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PreferencesState {
    /// The language; each by its own name.
    pub language: PickOne,
    /// Large texts and few things on a screen.
    pub simple: OnOff,
    /// Whether a touch may be felt.
    pub haptics: OnOff,
    /// That this is known before Kith is unlocked.
    pub about: Phrase,
}

/// Chooses how the person wants to be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PreferencesAction {
    /// The language.
    Language {
        /// Which (BCP 47); none for the device's.
        language: Option<String>,
    },
    /// Large texts and few things on a screen.
    Simple {
        /// Whether.
        on: bool,
    },
    /// Whether a touch may be felt.
    Haptics {
        /// Whether.
        on: bool,
    },
}

pub(super) fn state(scene: &Scene<'_>) -> ScreenContent {
    let preferences = scene.preferences;
    let act = |action: PreferencesAction| Action::Preferences { action };
    let language = |language: Option<&str>| {
        let label = match language {
            None => scene.phrase("preferences-language-of-the-phone"),
            Some("es") => scene.phrase("preferences-language-es"),
            Some(_) => scene.phrase("preferences-language-en"),
        };
        let language = language.map(str::to_owned);
        let chosen = preferences.language == language;
        PickOption::new(chosen, label, act(PreferencesAction::Language { language }))
    };
    let on_off = |about: &str, is_on: bool, ids: [&str; 2], action: PreferencesAction| OnOff {
        about: scene.phrase(about),
        is_on,
        change: scene.offer(ids[usize::from(is_on)], act(action), Tone::Plain),
    };
    let state = PreferencesState {
        language: PickOne {
            title: scene.phrase("preferences-language"),
            about: None,
            options: [None].into_iter().chain(LANGUAGES.map(Some)).map(language).collect(),
        },
        simple: on_off(
            "preferences-simple",
            preferences.simple,
            ["preferences-simple-on", "preferences-simple-off"],
            PreferencesAction::Simple {
                on: !preferences.simple,
            },
        ),
        haptics: on_off(
            "preferences-haptics",
            preferences.haptics,
            ["preferences-haptics-on", "preferences-haptics-off"],
            PreferencesAction::Haptics {
                on: !preferences.haptics,
            },
        ),
        about: scene.phrase("preferences-about"),
    };
    ScreenContent::Preferences { state }
}

pub(super) fn act(screens: &Screens, action: PreferencesAction) -> Result<()> {
    let mut preferences = screens.companion.preferences();
    match action {
        PreferencesAction::Language { language } => preferences.language = language,
        PreferencesAction::Simple { on } => preferences.simple = on,
        PreferencesAction::Haptics { on } => preferences.haptics = on,
    }
    screens.companion.prefer(&preferences)
}

/// The device's locale, in the person's language: the territory stays, since the lines beside the plan go by it.
pub(super) fn locale(preferences: &Preferences, device: &str) -> String {
    let Some(language) = &preferences.language else {
        return device.to_owned();
    };
    match device.split_once(['-', '_']) {
        Some((_, rest)) => format!("{language}-{rest}"),
        None => language.clone(),
    }
}
