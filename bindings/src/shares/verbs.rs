//! What is done with shares.

use std::sync::Arc;

use kith::companion::Companion;

use super::readers::devices;
use super::{
    ConversationReaders, ReaderDevice, RecordReader, RecordReaders, Share, ShareProposal, ShareSubject, ShareTerms,
    SharedContent,
};
use crate::{KithError, run};

/// The shares of a companion.
#[derive(uniffi::Object)]
pub struct Shares(pub(crate) Arc<Companion>);

#[uniffi::export]
impl Shares {
    /// Shares something with one person; it goes out at the next sync, and so does what becomes of it. Sharing again on the
    /// same terms gives the same share; on others it replaces it. Fails with `authentication_needed` if the last proof of
    /// who holds the phone is older than five minutes.
    pub async fn share(&self, what: ShareSubject, with: String, terms: ShareTerms) -> Result<Share, KithError> {
        run::blocking(&self.0, move |companion| {
            let shared = companion.shares().share(what.try_into()?, &with, &terms.into())?;
            Ok(shared.into())
        })
        .await
    }

    /// What we share, then what others share with us.
    pub async fn list(&self) -> Result<Vec<Share>, KithError> {
        run::blocking(&self.0, |companion| {
            Ok(companion.shares().list()?.into_iter().map(Share::from).collect())
        })
        .await
    }

    /// The content of a live share: what was received, or what its reader sees of what we share. A clinician says why they
    /// look (`purpose_needed`); the patient reads it in their log.
    #[uniffi::method(default(why = None))]
    pub async fn read(&self, id: String, why: Option<String>) -> Result<SharedContent, KithError> {
        run::blocking(&self.0, move |companion| {
            companion
                .shares()
                .read(id.parse()?, why.as_deref())
                .map(SharedContent::from)
        })
        .await
    }

    /// Takes a share back. What was read or copied cannot be called back.
    pub async fn revoke(&self, id: String) -> Result<Share, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.shares().revoke(id.parse()?).map(Share::from)
        })
        .await
    }

    /// Proposes a new text for a field of a share that we read. There is no answer but its next version.
    pub async fn propose(&self, id: String, field: String, text: String) -> Result<(), KithError> {
        run::blocking(&self.0, move |companion| {
            companion.shares().propose(id.parse()?, &field, &text)
        })
        .await
    }

    /// What readers proposed for what we share, and what became of it, the newest last.
    pub async fn proposals(&self) -> Result<Vec<ShareProposal>, KithError> {
        run::blocking(&self.0, |companion| {
            let proposals = companion.shares().proposals()?;
            Ok(proposals.into_iter().map(ShareProposal::from).collect())
        })
        .await
    }

    /// What a person sees of what is ours, as their device holds it once both have synced.
    pub async fn view_as(&self, person: String) -> Result<Vec<SharedContent>, KithError> {
        run::blocking(&self.0, move |companion| {
            let seen = companion.shares().view_as(&person)?;
            Ok(seen.into_iter().map(SharedContent::from).collect())
        })
        .await
    }

    /// The devices that can read the conversation with a person, this one among them.
    pub async fn readers_of_conversation(&self, with: String) -> Result<Vec<ReaderDevice>, KithError> {
        run::blocking(&self.0, move |companion| {
            let readers = companion.shares().readers_of_conversation(&with)?;
            Ok(devices(readers.devices))
        })
        .await
    }

    /// The devices that can read each conversation, in the order in which people were added.
    pub async fn readers_of_conversations(&self) -> Result<Vec<ConversationReaders>, KithError> {
        run::blocking(&self.0, |companion| {
            let readers = companion.shares().readers_of_conversations()?;
            Ok(readers.into_iter().map(ConversationReaders::from).collect())
        })
        .await
    }

    /// Who can read something of ours, and who could. The record itself is on no device but this one.
    pub async fn readers_of(&self, what: ShareSubject) -> Result<RecordReaders, KithError> {
        run::blocking(&self.0, move |companion| {
            let shares = companion.shares();
            let readers = shares.readers_of(shares.record_of(what.try_into()?)?)?;
            let now = readers.now.into_iter().map(|one| RecordReader {
                share: one.grant.into(),
                devices: devices(one.devices),
            });
            Ok(RecordReaders {
                now: now.collect(),
                before: readers.before.into_iter().map(Share::from).collect(),
            })
        })
        .await
    }
}
