//! A relay without HTTP: the service over a database in a temporary folder, with a clock that stands still.

use std::sync::Arc;
use std::time::Duration;

use kith_relay::clock::{ManualClock, Seconds};
use kith_relay::service::Service;
use kith_relay::store::sqlite::{Bounds, SqliteStore};
use kith_relay::store::{Keep, Quota, Store, Swept};
use kith_wire::channel::{Append, Appended, Authority, CommitFacts, Content, Page, PullAnswer, PullResult, Sealed};
use kith_wire::decode;
use kith_wire::id::{ChannelId, Cursor, EntryHash, InboxId};
use kith_wire::inbox::{InboxPage, ItemStored};
use kith_wire::refusal::{Code, Refusal};
use tempfile::TempDir;

use super::people::{Conversation, Owner, pull, sealed, token};

pub const KEEP: Keep = Keep {
    entries_days: 90,
    unasked_days: 400,
};

/// A relay that admitted [`token`] 1 with a quota of 8 channels and 8 inboxes.
pub struct Local {
    pub service: Service,
    pub store: Arc<SqliteStore>,
    pub clock: Arc<ManualClock>,
    pub dir: TempDir,
}

impl Local {
    pub fn new() -> Self {
        Local::bounded(Bounds::default())
    }

    pub fn bounded(bounds: Bounds) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let store = Arc::new(SqliteStore::open(dir.path(), bounds).expect("opens"));
        let clock = Arc::new(ManualClock::at(Seconds(1_800_000_000)));
        let quota = Quota {
            channels: 8,
            inboxes: 8,
        };
        store.admit(token(1).hash(), quota).expect("admitted");
        Local {
            service: Service::new(store.clone(), clock.clone()),
            store,
            clock,
            dir,
        }
    }

    /// A relay with a conversation that starts in epoch 5.
    pub fn with(conversation: Conversation) -> Self {
        let relay = Local::new();
        relay.create(conversation).expect("created");
        relay
    }

    pub fn days_pass(&self, days: u64) -> Swept {
        self.clock.advance(Duration::from_secs(days * 86_400));
        self.service.sweep(KEEP).expect("swept")
    }

    pub fn create(&self, conversation: Conversation) -> Result<(), Refusal> {
        self.create_by(conversation, Authority::Admission(token(1)))
    }

    pub fn create_by(&self, conversation: Conversation, authority: Authority) -> Result<(), Refusal> {
        self.service
            .create_channel(conversation.id, &conversation.create(5, authority))
            .map(drop)
    }

    pub fn append(&self, conversation: Conversation, epoch: u64, entries: &[Sealed]) -> Result<Vec<Cursor>, Refusal> {
        let Appended { cursors } = self.post(conversation.id, &conversation.entries(epoch, entries))?;
        Ok(cursors)
    }

    /// Appends an encoded request.
    pub fn post(&self, channel: ChannelId, body: &[u8]) -> Result<Appended, Refusal> {
        done(self.service.append(channel, body))
    }

    /// Puts an encoded item.
    pub fn put(&self, inbox: InboxId, body: &[u8]) -> Result<ItemStored, Refusal> {
        done(self.service.put_item(inbox, body))
    }

    /// Appends entry `number` and gives its cursor.
    pub fn says(&self, conversation: Conversation, epoch: u64, number: u32) -> Result<Cursor, Refusal> {
        Ok(self.append(conversation, epoch, &[sealed(number)])?.remove(0))
    }

    pub fn commits(&self, conversation: Conversation, epoch: u64, number: u32) -> Result<Cursor, Refusal> {
        self.commit(conversation, epoch, number, false)
    }

    /// A commit that removes somebody.
    pub fn removes(&self, conversation: Conversation, epoch: u64, number: u32) -> Result<Cursor, Refusal> {
        self.commit(conversation, epoch, number, true)
    }

    fn commit(&self, conversation: Conversation, epoch: u64, number: u32, removes: bool) -> Result<Cursor, Refusal> {
        let body = conversation.commit(epoch, sealed(number), removes);
        Ok(self.post(conversation.id, &body)?.cursors.remove(0))
    }

    pub fn pull(&self, conversation: Conversation, epoch: u64, after: Option<Cursor>) -> Result<Page, Refusal> {
        self.pull_bytes(conversation, epoch, after, u32::MAX)
    }

    pub fn pull_bytes(
        &self,
        conversation: Conversation,
        epoch: u64,
        after: Option<Cursor>,
        bytes: u32,
    ) -> Result<Page, Refusal> {
        let PullAnswer { mut results } = self
            .service
            .pull(&pull(vec![conversation.pull_part(epoch, after)], bytes), free)?;
        match results.remove(0) {
            PullResult::Page(page) => Ok(page),
            PullResult::Refused(refusal) => Err(refusal),
        }
    }

    pub fn inbox_page(&self, owner: &Owner, acknowledged: &[EntryHash]) -> Result<InboxPage, Refusal> {
        self.service.pull_inbox(owner.inbox(), &owner.pull(acknowledged))
    }
}

/// A toll that lets everybody pass.
pub fn free(_signatures: usize) -> Result<(), Refusal> {
    Ok(())
}

fn done<T>(verb: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(verb)
}

/// The numbers of the entries on a page.
pub fn numbers(page: &Page) -> Vec<u32> {
    page.entries
        .iter()
        .map(|entry| match &entry.content {
            Content::Sealed(sealed) => number(sealed),
            Content::Expired(_) => u32::MAX,
        })
        .collect()
}

pub fn number(sealed: &Sealed) -> u32 {
    u32::from_be_bytes(sealed.0[..4].try_into().expect("a number"))
}

pub fn code<T>(result: Result<T, Refusal>) -> Option<Code> {
    result.err().map(|refusal| refusal.code)
}

pub fn facts(conversation: Conversation, epoch: u64, removes: bool) -> CommitFacts {
    let body = conversation.commit(epoch, sealed(0), removes);
    let part: kith_wire::sign::ChannelPart = decode(&body).expect("a part");
    match decode(&part.body).expect("an append") {
        Append::Commit { verifier, removes, .. } => CommitFacts { verifier, removes },
        Append::Entries(_) => unreachable!("it was made as a commit"),
    }
}
