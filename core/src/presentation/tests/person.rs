//! Somebody with a phone, who does what the screen offers.

use std::sync::Arc;

use crate::companion::{Companion, NewAccount, Places};
use crate::exchange::identity::Role;
use crate::foundation::env::{Clock, Env, ManualClock};
use crate::foundation::keys::{FileSecretStore, Passphrase};
use crate::foundation::types::Millis;
use crate::presentation::{Action, Effect, Field, Offer, Screen, ScreenContent, Screens, Surroundings};

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
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
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

    /// Somebody with an account, at today.
    pub(super) fn with_role(name: &str, role: Role) -> Self {
        let person = Person::new("en-GB");
        let passphrase = Passphrase::new(PASSPHRASE.into());
        let new = NewAccount {
            name,
            role,
            relay: None,
            admission: None,
            passphrase: &passphrase,
            recovery: None,
        };
        person.companion.create(new).expect("created");
        person
    }

    /// Ana, who has begun and is at today.
    pub(super) fn ana() -> Self {
        let ana = Person::new("en-GB");
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
            ScreenContent::Locked { state } => state.unlock,
            other => panic!("{other:?}"),
        });
    }
}
