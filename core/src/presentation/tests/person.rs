//! Somebody with a phone, who does what the screen offers.

use std::sync::Arc;

use crate::companion::{Companion, Places};
use crate::foundation::env::{Env, ManualClock};
use crate::foundation::keys::FileSecretStore;
use crate::foundation::types::Millis;
use crate::presentation::{Action, Effect, Field, Offer, Place, Screen, ScreenContent, Screens, Surroundings};

pub(super) const PASSPHRASE: &str = "four quiet words here";
/// A Tuesday, 2026-11-24 at 17:00 UTC.
const NOW: Millis = Millis(1_795_626_000_000);

pub(super) struct Person {
    pub(super) companion: Arc<Companion>,
    pub(super) screens: Screens,
    pub(super) clock: Arc<ManualClock>,
    folder: Arc<tempfile::TempDir>,
}

impl Person {
    /// With a phone on which nothing is yet.
    pub(super) fn new(locale: &str) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        Person::with_phone(folder, locale)
    }

    fn with_phone(folder: Arc<tempfile::TempDir>, locale: &str) -> Self {
        let clock = Arc::new(ManualClock::at(NOW));
        let env = Env {
            clock: clock.clone(),
            ..Env::system()
        };
        let places = Places {
            private_dir: folder.path().join("vault"),
            boot_dir: folder.path().join("boot"),
        };
        let store = FileSecretStore::new(folder.path().join("store"));
        let companion = Arc::new(Companion::at(places, Arc::new(store), env.clone()));
        let surroundings = Surroundings {
            locale: locale.to_owned(),
            zone: "Europe/Madrid".to_owned(),
        };
        let screens = Screens::new(Arc::clone(&companion), env, surroundings);
        Person {
            companion,
            screens,
            clock,
            folder,
        }
    }

    /// Where the phone keeps everything.
    pub(super) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Ana, who has begun and is at today.
    pub(super) fn ana() -> Self {
        Person::ana_speaking("en-GB")
    }

    pub(super) fn ana_speaking(locale: &str) -> Self {
        let ana = Person::new(locale);
        ana.does(|content| match content {
            ScreenContent::Welcome { state } => state.alone,
            other => panic!("{other:?}"),
        });
        ana.types(Field::Name, "Ana");
        ana.types(Field::Passphrase, PASSPHRASE);
        ana.does(|content| match content {
            ScreenContent::Begin { state } => state.go_on,
            other => panic!("{other:?}"),
        });
        ana.does(|content| match content {
            ScreenContent::RecoveryWords { state } => state.without,
            other => panic!("{other:?}"),
        });
        ana
    }

    pub(super) fn opens(&self, place: Place) {
        self.acts(Action::Open { place });
    }

    /// So long after the last proof that another is asked for, and touched meanwhile.
    pub(super) fn needs_a_proof(&self) {
        for _ in 0..2 {
            self.clock.advance(4 * 60_000);
            self.acts(Action::CloseNotice);
        }
    }

    /// Proves with the passphrase that it is them, as they are asked to.
    pub(super) fn proves(&self) {
        let proof = self.sees().proof.expect("a proof is asked for");
        self.types(Field::Passphrase, PASSPHRASE);
        self.takes(proof.with_passphrase);
    }

    /// Says yes to what is asked.
    pub(super) fn says_yes(&self) {
        let yes = self.sees().question.expect("a question").yes;
        self.takes(yes);
    }

    /// The process dies, and another begins on the same files.
    pub(super) fn restarts(self) -> Self {
        let Person {
            folder,
            companion,
            screens,
            ..
        } = self;
        drop((companion, screens));
        Person::with_phone(folder, "en-GB")
    }

    pub(super) fn sees(&self) -> Screen {
        self.screens.screen()
    }

    pub(super) fn content(&self) -> ScreenContent {
        self.sees().content
    }

    pub(super) fn acts(&self, action: Action) -> Option<Effect> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        runtime.block_on(self.screens.act(action)).effect
    }

    pub(super) fn takes(&self, offer: Offer) -> Option<Effect> {
        self.acts(offer.action)
    }

    /// Takes an offer of what is on the screen.
    pub(super) fn does(&self, choose: impl FnOnce(ScreenContent) -> Offer) -> Option<Effect> {
        self.takes(choose(self.content()))
    }

    pub(super) fn types(&self, field: Field, text: &str) {
        self.acts(Action::Typed {
            field,
            text: text.to_owned(),
        });
    }

    /// What the notice says, if there is one.
    pub(super) fn is_told(&self) -> Option<String> {
        self.sees().notice.map(|notice| notice.text.text)
    }

    /// Unlocks with the passphrase.
    pub(super) fn unlocks(&self) {
        self.types(Field::Passphrase, PASSPHRASE);
        self.does(|content| match content {
            ScreenContent::Locked { state } => state.unlock.expect("a passphrase opens it"),
            other => panic!("{other:?}"),
        });
    }
}
