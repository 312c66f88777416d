//! The screens: one state and one enum of actions for both phones.

use std::sync::Arc;

use kith::care::consent::decisions::Document;
use kith::care::crisis::Step;
use kith::care::practice::Outcome;
use kith::care::support::{Kind, NodeType, Safety};
use kith::exchange::identity::Role;
use kith::foundation::env::Env;
use kith::foundation::types::{AccountId, ConsentId, EntryId, GrantId, MessageId, PromptId, RecordId};
use kith::presentation as core;
use kith::presentation::*;

use crate::{Companion, KithError, run};

uniffi::custom_type!(EntryId, String, {
    remote,
    try_lift: |id| Ok(id.parse::<EntryId>()?),
    lower: |id| id.to_string(),
});

uniffi::custom_type!(PromptId, String, {
    remote,
    try_lift: |id| Ok(id.parse::<PromptId>()?),
    lower: |id| id.to_string(),
});

uniffi::custom_type!(AccountId, String, {
    remote,
    try_lift: |id| Ok(id.parse::<AccountId>()?),
    lower: |id| id.to_string(),
});

uniffi::custom_type!(GrantId, String, {
    remote,
    try_lift: |id| Ok(id.parse::<GrantId>()?),
    lower: |id| id.to_string(),
});

uniffi::custom_type!(ConsentId, String, {
    remote,
    try_lift: |id| Ok(id.parse::<ConsentId>()?),
    lower: |id| id.to_string(),
});

uniffi::custom_type!(MessageId, String, {
    remote,
    try_lift: |id| Ok(id.parse::<MessageId>()?),
    lower: |id| id.to_string(),
});

uniffi::custom_type!(RecordId, String, {
    remote,
    try_lift: |id| Ok(id.parse::<RecordId>()?),
    lower: |id| id.to_string(),
});

include!(concat!(env!("OUT_DIR"), "/screen_types.rs"));

/// What one person sees and does. It may be called from any thread.
#[derive(uniffi::Object)]
pub struct Screens {
    companion: Arc<kith::companion::Companion>,
    inner: Arc<core::Screens>,
}

#[uniffi::export]
impl Companion {
    /// What one person sees and does here, from the beginning. Nothing is read yet.
    pub fn screens(&self, surroundings: Surroundings) -> Arc<Screens> {
        let companion = Arc::clone(&self.inner);
        let inner = Arc::new(core::Screens::new(Arc::clone(&companion), Env::system(), surroundings));
        Arc::new(Screens { companion, inner })
    }
}

#[uniffi::export]
impl Screens {
    /// The device is in another place, or speaks another language.
    pub async fn surroundings_changed(&self, surroundings: Surroundings) -> Result<Screen, KithError> {
        let inner = Arc::clone(&self.inner);
        run::blocking(&self.companion, move |_| {
            inner.surroundings_changed(surroundings);
            Ok(inner.screen())
        })
        .await
    }

    /// The screen as it is now. What could not be read is said on it.
    pub async fn screen(&self) -> Result<Screen, KithError> {
        let inner = Arc::clone(&self.inner);
        run::blocking(&self.companion, move |_| Ok(inner.screen())).await
    }

    /// Does what was chosen, and gives the screen that it led to. What went wrong is said there, and nothing typed is lost.
    pub async fn act(&self, action: Action) -> Result<Response, KithError> {
        let inner = Arc::clone(&self.inner);
        run::blocking(&self.companion, move |_| Ok(run::wait(inner.act(action)))).await
    }
}

/// In which order a screen is read aloud: every text of it, spoken forms where there are some.
#[uniffi::export]
pub fn reading_order(screen: Screen) -> Vec<String> {
    core::reading_order(&screen)
}

/// Colours, type and spacing, once for both phones.
#[uniffi::export]
pub fn design_tokens() -> Tokens {
    core::tokens()
}
