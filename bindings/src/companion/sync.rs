//! What reaches a relay, and what changed.

use kith::care::consent::refusals;
use kith::foundation::types::Code;

use super::Companion;
use crate::{ChangeBatch, KithError, run};

/// What a pass did: messages and shared records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct SyncReport {
    /// The relay took them.
    pub sent: u64,
    /// They arrived.
    pub received: u64,
    /// They still wait.
    pub pending: u64,
    /// They will not be sent; each is counted once. `refusals` says for whom and why, and nothing of them is lost.
    #[uniffi(default = 0)]
    pub refused: u64,
}

/// What was refused.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum RefusedItem {
    /// A message, which stands in its conversation.
    Message,
    /// An assignment, as it was made.
    Assignment {
        /// The skill's id.
        skill: String,
        /// The recurrence rule (RFC 5545).
        rule: String,
        /// The wall time, `HH:MM`.
        at: String,
        /// The IANA time zone of the wall time.
        zone: String,
    },
    /// A proposal for a share that has ended.
    Proposal,
}

/// Something that was written and will not be sent.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Refusal {
    /// Its id.
    pub id: String,
    /// The account that it was for.
    pub person: String,
    /// What it was.
    pub what: RefusedItem,
    /// The stable code of why, such as `consent_withdrawn`.
    pub reason: String,
    /// When that was found.
    pub at_ms: i64,
}

impl From<refusals::Refusal> for Refusal {
    fn from(refusal: refusals::Refusal) -> Self {
        Refusal {
            id: refusal.message.to_string(),
            person: refusal.person.to_string(),
            what: match refusal.what {
                refusals::Refused::Message => RefusedItem::Message,
                refusals::Refused::Assignment(assignment) => RefusedItem::Assignment {
                    skill: assignment.skill,
                    rule: assignment.rule,
                    at: assignment.at,
                    zone: assignment.zone,
                },
                refusals::Refused::Proposal => RefusedItem::Proposal,
            },
            reason: refusal.why.as_str().to_owned(),
            at_ms: refusal.at.0,
        }
    }
}

#[uniffi::export]
impl Companion {
    /// Sends what waits and takes what came. It goes on when the caller is cancelled; nothing is lost when it fails.
    pub async fn sync(&self) -> Result<SyncReport, KithError> {
        run::blocking(&self.inner, |companion| match run::wait(companion.sync())? {
            (report, None) => Ok(SyncReport {
                sent: report.sent,
                received: report.received,
                pending: report.pending,
                refused: report.refused,
            }),
            (_, Some(problem)) => Err(problem),
        })
        .await
    }

    /// What was written and will not be sent, in the order in which that was found.
    pub async fn refusals(&self) -> Result<Vec<Refusal>, KithError> {
        run::blocking(&self.inner, |companion| {
            let refusals = companion.refusals()?.into_iter();
            Ok(refusals.map(Refusal::from).collect())
        })
        .await
    }

    /// Takes a refusal off the list; a message stays in its conversation.
    pub async fn dismiss_refusal(&self, id: String) -> Result<(), KithError> {
        run::blocking(&self.inner, move |companion| companion.dismiss_refusal(id.parse()?)).await
    }

    /// How many milliseconds to wait after the last sync before the next, if neither the person nor a relay gives a reason
    /// before: longer while nothing happens or it fails, never the same on two devices.
    pub fn next_sync_in_ms(&self) -> u64 {
        u64::try_from(self.inner.next_sync_in().as_millis()).unwrap_or(u64::MAX)
    }

    /// Waits until a relay says that something came, at most so many seconds, for as long as a person looks at the app:
    /// `true` means that it is time to sync. Gives `false` when the time is over, the companion is locked, or somebody else
    /// waits since. It holds no vault and goes on when the caller is cancelled. On an error let time tell when to sync.
    pub async fn wait_for_news(&self, at_most_seconds: u32) -> Result<bool, KithError> {
        run::blocking(&self.inner, move |companion| {
            let news = companion.news()?;
            let time = std::time::Duration::from_secs(at_most_seconds.into());
            match run::wait(async { tokio::time::timeout(time, news.wait()).await }) {
                Ok(Ok(())) => Ok(true),
                Ok(Err(error)) if error.code() != Code::Cancelled => Err(error),
                Ok(Err(_)) | Err(_) => Ok(false),
            }
        })
        .await
    }

    /// Takes up to `max` changes that happened since the last pull. It never waits.
    pub fn next_batch(&self, max: u32) -> ChangeBatch {
        let max = usize::try_from(max).unwrap_or(usize::MAX);
        self.inner.feed().next_batch(max).into()
    }
}
