//! Consents: what was agreed to, declined and withdrawn.

use super::Companion;
use super::feed::Change;
use super::people::find_ever;
use crate::care::consent::decisions::{
    self, Answer, Channel, Decision, Document, Missing, SignedCopy, Standing, Text, TextHash,
};
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::foundation::types::{AccountId, Code, ConsentId, Error, Result};
use crate::foundation::vault::View;

/// The consents of an unlocked companion. `with` names a person; `export` is decided for oneself and names nobody.
pub struct Consents<'a>(&'a Companion);

impl Companion {
    /// Consents.
    pub fn consents(&self) -> Consents<'_> {
        Consents(self)
    }
}

impl Consents<'_> {
    /// The current text of a document, in this language where there is a translation. Needs no vault.
    ///
    /// # Errors
    /// `not_found` if this build has none.
    pub fn text(&self, document: Document, locale: &str) -> Result<Text> {
        document.text(locale)
    }

    /// How every consent stands that is needed: with one person, or with everybody and then for oneself.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn list(&self, with: Option<&str>) -> Result<Vec<Standing>> {
        self.0.read(|view| {
            let persona = Persona::only(view)?;
            if let Some(name) = with {
                return decisions::between(view, &persona, &find_ever(view, name)?);
            }
            let mut all = Vec::new();
            for person in Person::all(view)? {
                all.extend(decisions::between(view, &persona, &person)?);
            }
            all.extend(decisions::own(view, &persona)?);
            Ok(all)
        })
    }

    /// How every consent stands that one gives for oneself.
    ///
    /// # Errors
    /// `locked`.
    pub fn own(&self) -> Result<Vec<Standing>> {
        self.0.read(|view| decisions::own(view, &Persona::only(view)?))
    }

    /// What is missing before something goes to a person on this channel; nothing if it may go.
    ///
    /// # Errors
    /// `unknown_person`, `ambiguous_person`.
    pub fn lacking(&self, with: &str, channel: Channel) -> Result<Vec<Missing>> {
        self.0
            .read(|view| decisions::lacking(view, &find_ever(view, with)?, channel))
    }

    /// Agrees to a document, or renews: `seen` is the hash of the text that was shown.
    ///
    /// # Errors
    /// `authentication_needed`; `consent_changed` if that is not the current text; `unknown_person`, `ambiguous_person`; `invalid_input` if a person
    /// is missing or named for `export`.
    pub fn give(&self, document: Document, with: Option<&str>, seen: TextHash) -> Result<Decision> {
        self.decide(document, with, Answer::Give { seen })
    }

    /// Says no to a document, which has no penalty.
    ///
    /// # Errors
    /// As [`Consents::give`], without `consent_changed`.
    pub fn refuse(&self, document: Document, with: Option<&str>, locale: &str) -> Result<Decision> {
        self.decide(document, with, Answer::Refuse { locale })
    }

    /// Takes a consent back; what waits on it is not sent. A reason stays in this vault. The answer names the shares that were
    /// taken back with it.
    ///
    /// # Errors
    /// `not_found` if there is none to take back; as [`Consents::give`].
    pub fn withdraw(&self, document: Document, with: Option<&str>, reason: Option<&str>) -> Result<Decision> {
        self.decide(document, with, Answer::Withdraw { reason })
    }

    /// Every decision, own and others', in the order in which this device learned of them.
    ///
    /// # Errors
    /// `locked`.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        self.0.read(decisions::all)
    }

    /// Opens a decision again with the text as it was shown, and says whether both are what was signed.
    ///
    /// # Errors
    /// `not_found`.
    pub fn signed_copy(&self, id: ConsentId) -> Result<SignedCopy> {
        self.0.read(|view| decisions::signed_copy(view, id))
    }

    fn decide(&self, document: Document, with: Option<&str>, answer: Answer<'_>) -> Result<Decision> {
        // A no never waits for a proof.
        if matches!(answer, Answer::Give { .. }) {
            self.0.recently_authenticated()?;
        }
        let random = self.0.env.random.as_ref();
        let decided = self.0.write_swept(|tx, now| {
            let persona = Persona::only(tx)?;
            let recipient = recipient(tx, &persona, document, with)?;
            let decided = decisions::decide(tx, &persona, (document, recipient), answer, random, now)?;
            decisions::announce(tx, random, now)?;
            Ok(decided)
        })?;
        self.0.note(Change::Consents);
        if document == Document::Sharing {
            self.0.note(Change::Shares);
        }
        Ok(decided)
    }
}

fn recipient(view: &View<'_>, persona: &Persona, document: Document, with: Option<&str>) -> Result<AccountId> {
    match (document, with) {
        (Document::Export, None) => Ok(persona.account),
        (Document::Export, Some(_)) => Err(Error::new(
            Code::InvalidInput,
            "the consent to export is decided for oneself: name nobody",
        )),
        // Also for somebody who was removed: a consent can be withdrawn at any time.
        (_, Some(name)) => Ok(find_ever(view, name)?.account),
        (_, None) => Err(Error::new(
            Code::InvalidInput,
            "this consent is decided for one person: name them",
        )),
    }
}
