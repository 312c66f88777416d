//! What is done with consents.

use std::sync::Arc;

use kith::care::consent::decisions as core;
use kith::companion::Companion;
use kith::foundation::types::{Code, Error};

use super::{
    ConsentChannel, ConsentDecision, ConsentDocument, ConsentStanding, ConsentText, MissingConsent, SignedConsent,
};
use crate::{KithError, run};

/// The consents of a companion. `with` names a person, by name or account; `Export` is decided for oneself and names
/// nobody.
#[derive(uniffi::Object)]
pub struct Consents(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Consents {
    /// The current text of a document, in this language where there is a translation. Needs no vault.
    pub fn text(&self, document: ConsentDocument, locale: String) -> Result<ConsentText, KithError> {
        let text = self.0.consents().text(document, &locale)?;
        Ok(text.into())
    }

    /// How every consent stands that is needed: with one person, or with everybody and then for oneself.
    #[uniffi::method(default(with = None))]
    pub async fn list(&self, with: Option<String>) -> Result<Vec<ConsentStanding>, KithError> {
        run::blocking(&self.0, move |companion| {
            let standings = companion.consents().list(with.as_deref())?.into_iter();
            Ok(standings.map(ConsentStanding::from).collect())
        })
        .await
    }

    /// What is missing before something goes to a person on this channel, what we owe first: to say so, and ask, before they
    /// write rather than after. None if it can go. For `Export` the person is whoever it is about; oneself decides.
    pub async fn lacking(&self, with: String, channel: ConsentChannel) -> Result<Vec<MissingConsent>, KithError> {
        run::blocking(&self.0, move |companion| {
            let lacking = companion.consents().lacking(&with, channel.into())?.into_iter();
            Ok(lacking.map(MissingConsent::from).collect())
        })
        .await
    }

    /// Agrees to a document, or renews. `seen` is the hash of the text that was shown; if it is not the current one, the
    /// call fails with `consent_changed`; with `authentication_needed` if the last proof of who holds the phone is older
    /// than five minutes.
    #[uniffi::method(default(with = None))]
    pub async fn give(
        &self,
        document: ConsentDocument,
        with: Option<String>,
        seen: String,
    ) -> Result<ConsentDecision, KithError> {
        run::blocking(&self.0, move |companion| {
            let seen = core::TextHash::from_hex(&seen)
                .map_err(|_| Error::new(Code::InvalidInput, "this is not the hash of a text"))?;
            let decision = companion.consents().give(document, with.as_deref(), seen)?;
            Ok(decision.into())
        })
        .await
    }

    /// Says no to a document, which has no penalty.
    #[uniffi::method(default(with = None))]
    pub async fn refuse(
        &self,
        document: ConsentDocument,
        with: Option<String>,
        locale: String,
    ) -> Result<ConsentDecision, KithError> {
        run::blocking(&self.0, move |companion| {
            let decision = companion.consents().refuse(document, with.as_deref(), &locale)?;
            Ok(decision.into())
        })
        .await
    }

    /// Takes a consent back; what waits on it is not sent. A reason stays in this vault.
    #[uniffi::method(default(with = None, reason = None))]
    pub async fn withdraw(
        &self,
        document: ConsentDocument,
        with: Option<String>,
        reason: Option<String>,
    ) -> Result<ConsentDecision, KithError> {
        run::blocking(&self.0, move |companion| {
            let decision = companion
                .consents()
                .withdraw(document, with.as_deref(), reason.as_deref())?;
            Ok(decision.into())
        })
        .await
    }

    /// Every decision, own and others', in the order in which this device learned of them.
    pub async fn decisions(&self) -> Result<Vec<ConsentDecision>, KithError> {
        run::blocking(&self.0, |companion| {
            let decisions = companion.consents().decisions()?.into_iter();
            Ok(decisions.map(ConsentDecision::from).collect())
        })
        .await
    }

    /// Opens a decision again with the text as it was shown, and says whether both are what was signed.
    pub async fn signed_copy(&self, id: String) -> Result<SignedConsent, KithError> {
        run::blocking(&self.0, move |companion| {
            let copy = companion.consents().signed_copy(id.parse()?)?;
            Ok(SignedConsent {
                decision: copy.decision.into(),
                text: copy.text.map(ConsentText::from),
                verdict: copy.verdict.into(),
            })
        })
        .await
    }
}
