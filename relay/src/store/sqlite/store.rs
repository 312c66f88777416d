//! The contract of a store, kept by one SQLite file.

use std::path::Path;

use kith_wire::channel::{CommitFacts, Page, Sealed};
use kith_wire::id::{ChannelId, Cursor, EntryHash, Epoch, InboxId, TokenHash};
use kith_wire::inbox::{InboxPage, Settings};

use super::column::Named;
use super::open::{self, OpenError};
use super::readers::Readers;
use super::writer::Writer;
use super::{admissions, inboxes, items, log, sweep};
use crate::clock::{Day, Seconds};
use crate::store::{
    Admission, AdmissionNumber, Answer, Keep, Key, Least, Payer, Quota, Result, Shares, Start, Store, Stored, Swept,
};

/// What one channel and one inbox may hold, so that a single one cannot fill the disk.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Bytes of entries in a channel that have not expired.
    pub channel_bytes: u64,
    /// Bytes of commits in a channel. They live as long as the channel.
    pub commit_bytes: u64,
    /// Items that wait in an inbox.
    pub inbox_items: u32,
    /// Bytes of items that wait in an inbox.
    pub inbox_bytes: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds {
            channel_bytes: 1 << 30,
            commit_bytes: 64 << 20,
            inbox_items: 1_000,
            inbox_bytes: 16 << 20,
        }
    }
}

/// `relay.db` in the operator's folder.
pub struct SqliteStore {
    writer: Writer,
    readers: Readers,
    bounds: Bounds,
}

impl SqliteStore {
    /// Opens the folder's database, or makes folder and database.
    pub fn open(data: &Path, bounds: Bounds) -> std::result::Result<Self, OpenError> {
        let path = open::make(data)?;
        let conn = open::writer(&path)?;
        let readers = Readers::open(&path)?;
        let writer = Writer::start(conn).map_err(|reason| OpenError::Files { path, reason })?;
        Ok(SqliteStore {
            writer,
            readers,
            bounds,
        })
    }
}

impl Store for SqliteStore {
    fn has_channel(&self, channel: ChannelId, start: Start) -> Result<bool> {
        self.readers.read(|conn| log::has(conn, channel, start))
    }

    fn create_channel(&self, channel: ChannelId, start: Start, payer: Payer, now: Seconds) -> Result<()> {
        self.writer
            .write(move |conn| log::create(conn, channel, start, payer, now))
    }

    fn key(&self, channel: ChannelId, epoch: Epoch) -> Result<Key> {
        self.readers.read(|conn| log::key(conn, channel, epoch))
    }

    fn channels_asked(&self, channels: Vec<ChannelId>, day: Day) -> Result<()> {
        self.writer.write(move |conn| log::asked(conn, &channels, day))
    }

    fn append(&self, channel: ChannelId, epoch: Epoch, entries: Vec<Sealed>, now: Seconds) -> Answer<Stored> {
        let bounds = self.bounds;
        let entries: Vec<Named> = entries.into_iter().map(Named::from).collect();
        self.writer
            .submit(move |conn| log::append(conn, channel, epoch, &entries, bounds, now))
    }

    fn commit(
        &self,
        channel: ChannelId,
        epoch: Epoch,
        entry: Sealed,
        facts: CommitFacts,
        now: Seconds,
    ) -> Answer<Stored> {
        let bounds = self.bounds;
        let entry = Named::from(entry);
        self.writer
            .submit(move |conn| log::commit(conn, channel, epoch, &entry, facts, bounds, now))
    }

    fn read(
        &self,
        channel: ChannelId,
        epoch: Epoch,
        after: Option<&Cursor>,
        bytes: usize,
        least: Least,
    ) -> Result<Page> {
        self.readers
            .read(|conn| log::read(conn, channel, epoch, after, bytes, least))
    }

    fn has_inbox(&self, inbox: InboxId, now: Seconds) -> Result<bool> {
        self.readers.read(|conn| Ok(inboxes::find(conn, inbox, now)?.is_some()))
    }

    fn set_inbox(&self, inbox: InboxId, settings: Settings, payer: Option<Payer>, now: Seconds) -> Result<()> {
        self.writer
            .write(move |conn| inboxes::set(conn, inbox, &settings, payer, now))
    }

    fn put_item(&self, inbox: InboxId, token: TokenHash, item: Sealed, slot: Option<u8>, now: Seconds) -> Answer<bool> {
        let bounds = self.bounds;
        let item = Named::from(item);
        self.writer
            .submit(move |conn| items::put(conn, inbox, token, &item, slot, bounds, now))
    }

    fn pull_inbox(
        &self,
        inbox: InboxId,
        acknowledged: Vec<EntryHash>,
        bytes: usize,
        now: Seconds,
    ) -> Result<InboxPage> {
        let found = self.readers.read(|conn| inboxes::existing(conn, inbox, now))?;
        if !acknowledged.is_empty() || found.asked_on < now.day() {
            self.writer
                .write(move |conn| items::acknowledge(conn, inbox, &acknowledged, now))?;
        }
        self.readers.read(|conn| items::page(conn, inbox, bytes, now))
    }

    fn admit(&self, token: TokenHash, quota: Quota) -> Result<AdmissionNumber> {
        self.writer.write(move |conn| admissions::admit(conn, token, quota))
    }

    fn admissions(&self) -> Result<Vec<Admission>> {
        self.readers.read(admissions::list)
    }

    fn revoke(&self, admission: AdmissionNumber) -> Result<bool> {
        self.writer.write(move |conn| admissions::revoke(conn, admission))
    }

    fn sweep(&self, keep: Keep, now: Seconds) -> Result<Swept> {
        sweep::sweep(&self.writer, keep, now)
    }

    fn check(&self) -> Result<()> {
        self.readers
            .read(|conn| Ok(conn.query_row("SELECT 1 FROM admissions UNION ALL SELECT 1", [], |_| Ok(()))?))
    }

    fn close(&self) -> Result<()> {
        self.writer.close();
        Ok(())
    }

    fn shares(&self) -> Shares {
        self.writer.shares()
    }
}
