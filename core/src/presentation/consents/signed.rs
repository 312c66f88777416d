//! A decision, with the text as it was shown.

use serde::Serialize;

use super::list::decided;
use super::page::{PagePart, parts, title};
use crate::care::consent::decisions::{SignedCopy, Verdict};
use crate::foundation::types::{ConsentId, Result};
use crate::presentation::parts::Phrase;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// A decision, with the text as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedConsentState {
    /// What the document is called: the screen's title.
    pub name: String,
    /// Who decided what.
    pub what: Phrase,
    /// When.
    pub when: Phrase,
    /// Whether it is what was signed.
    pub verdict: Phrase,
    /// Why it was taken back, in the person's own words; nobody else has them.
    pub reason: Option<Phrase>,
    /// What the text said.
    pub parts: Vec<PagePart>,
}

pub(in crate::presentation) fn signed(scene: &Scene<'_>, id: ConsentId) -> Result<ScreenContent> {
    let companion = scene.companion;
    let SignedCopy {
        decision,
        text,
        verdict,
        ..
    } = companion.consents().signed_copy(id)?;
    let me = companion.me()?.account;
    let everybody = companion.people().ever()?;
    let names = everybody.into_iter().map(|one| (one.account, one.name)).collect();
    let verdict = match verdict {
        Verdict::Genuine => "signed-genuine",
        Verdict::NotSigned => "signed-not-signed",
        Verdict::TextDiffers => "signed-text-differs",
        Verdict::TextUnknown => "signed-text-unknown",
    };
    let state = SignedConsentState {
        name: match &text {
            Some(text) => text.title.clone(),
            None => title(scene, decision.document)?,
        },
        what: decided(scene, &decision, &me, &names)?,
        when: Phrase::written(scene.wall.day_and_time(scene.words, decision.at)),
        verdict: scene.phrase(verdict),
        reason: decision
            .reason
            .map(|reason| scene.phrase_with("signed-reason", &[("reason", reason.into())])),
        parts: text.as_ref().map(parts).unwrap_or_default(),
    };
    Ok(ScreenContent::SignedConsent { state })
}
