//! The one thread that writes. Everything that waits is run in one transaction, each request in a
//! savepoint of its own, and committed once: many connections share one sync of the disk. Nobody is
//! answered before the commit is durable, and if it fails everybody who was in it is told so.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::store::{Answer, Result, Shares, StoreError};
use crate::wait::wait;

/// Most requests that wait to be written; further ones are told to come again.
const WAITING: usize = 1024;
/// Most requests in one commit: bounds how long the first of them waits.
const TOGETHER: usize = 256;

/// Told what happened to the transaction: nothing bad, or a fault.
type Reply = Box<dyn FnOnce(Option<&str>) + Send>;
/// Does its work, and says whether it is to be kept.
type Work = Box<dyn FnOnce(&Connection) -> (bool, Reply) + Send>;

enum Job {
    Write(Work),
    Checkpoint(SyncSender<Result<()>>),
}

/// The queue in front of the writing thread.
pub struct Writer {
    queue: Mutex<Option<SyncSender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    shares: Arc<Counters>,
}

#[derive(Default)]
struct Counters {
    requests: AtomicU64,
    commits: AtomicU64,
}

impl Writer {
    /// Starts the thread.
    pub fn start(conn: Connection) -> std::io::Result<Self> {
        let (queue, jobs) = sync_channel(WAITING);
        let shares = Arc::new(Counters::default());
        let counters = Arc::clone(&shares);
        let thread = std::thread::Builder::new()
            .name("relay-writer".into())
            .spawn(move || serve(conn, &jobs, &counters))?;
        Ok(Writer {
            queue: Mutex::new(Some(queue)),
            thread: Mutex::new(Some(thread)),
            shares,
        })
    }

    /// Runs `work` in a transaction that others may share. What it did is kept if it succeeds, and is
    /// durable when this returns.
    pub fn write<T: Send + 'static>(&self, work: impl FnOnce(&Connection) -> Result<T> + Send + 'static) -> Result<T> {
        wait(self.submit(work))
    }

    /// The same without waiting: the work is done whether or not the answer is awaited.
    pub fn submit<T: Send + 'static>(&self, work: impl FnOnce(&Connection) -> Result<T> + Send + 'static) -> Answer<T> {
        let (answer, answered) = oneshot::channel();
        let sent = self.send(Job::Write(Box::new(move |conn| {
            let result = work(conn);
            let keep = result.is_ok();
            let reply = move |fault: Option<&str>| {
                let result = match fault {
                    // A refusal too was judged by what the transaction held, and falls with it.
                    Some(fault) => Err(StoreError::Fault(fault.into())),
                    None => result,
                };
                // Whoever asked may be gone.
                let _ = answer.send(result);
            };
            (keep, Box::new(reply))
        })));
        Box::pin(async move {
            sent?;
            answered
                .await
                .unwrap_or_else(|_| Err(StoreError::Fault("the write broke off".into())))
        })
    }

    /// Moves the log into the database and empties it, so that nothing erased is left in it.
    pub fn checkpoint(&self) -> Result<()> {
        let (answer, answered) = sync_channel(1);
        self.send(Job::Checkpoint(answer))?;
        answered
            .recv()
            .unwrap_or_else(|_| Err(StoreError::Fault("the checkpoint broke off".into())))
    }

    /// Writes what waits and ends the thread.
    pub fn close(&self) {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take()
            && thread.join().is_err()
        {
            tracing::error!("the writing thread ended badly");
        }
    }

    /// How writes shared commits.
    pub fn shares(&self) -> Shares {
        Shares {
            requests: self.shares.requests.load(Ordering::Relaxed),
            commits: self.shares.commits.load(Ordering::Relaxed),
        }
    }

    fn send(&self, job: Job) -> Result<()> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let queue = queue.ok_or_else(|| StoreError::Fault("the store is closed".into()))?;
        queue.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => StoreError::Fault("the writing thread is gone".into()),
        })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

fn serve(conn: Connection, jobs: &Receiver<Job>, counters: &Counters) {
    while let Ok(first) = jobs.recv() {
        let mut works = Vec::new();
        let mut next = Some(first);
        let mut checkpoints = Vec::new();
        while let Some(job) = next {
            match job {
                Job::Write(work) => works.push(work),
                Job::Checkpoint(answer) => checkpoints.push(answer),
            }
            next = if works.len() < TOGETHER {
                jobs.try_recv().ok()
            } else {
                None
            };
        }
        let mut works = works.into_iter();
        while works.len() > 0 {
            together(&conn, &mut works, counters);
        }
        for answer in checkpoints {
            let _ = answer.send(truncate(&conn));
        }
    }
    if let Err(error) = truncate(&conn) {
        tracing::error!(%error, "the last checkpoint failed: the next start redoes it");
    }
}

/// Runs works in one transaction and answers them. Stops early if the transaction is lost.
fn together(conn: &Connection, works: &mut impl Iterator<Item = Work>, counters: &Counters) {
    let mut replies = Vec::new();
    let outcome = run(conn, "BEGIN IMMEDIATE").and_then(|()| {
        for work in works.by_ref() {
            savepoint(conn, work, &mut replies)?;
        }
        run(conn, "COMMIT")
    });
    match outcome {
        Ok(()) => {
            counters.requests.fetch_add(replies.len() as u64, Ordering::Relaxed);
            counters.commits.fetch_add(1, Ordering::Relaxed);
            replies.into_iter().for_each(|reply| reply(None));
        }
        Err(error) => {
            if !conn.is_autocommit() {
                // Fails only if SQLite rolled back by itself in the meantime.
                let _ = conn.execute_batch("ROLLBACK");
            }
            let fault = error.to_string();
            tracing::error!(%error, requests = replies.len(), "a transaction was lost");
            if replies.is_empty() {
                // Not even begun: the one that is next is told, so that the queue moves on.
                works.next();
            }
            replies.into_iter().for_each(|reply| reply(Some(&fault)));
        }
    }
}

fn savepoint(conn: &Connection, work: Work, replies: &mut Vec<Reply>) -> rusqlite::Result<()> {
    run(conn, "SAVEPOINT request")?;
    let keep = match catch_unwind(AssertUnwindSafe(|| work(conn))) {
        Ok((keep, reply)) => {
            replies.push(reply);
            keep
        }
        // Its asker hears that the write broke off; the others go on.
        Err(_) => false,
    };
    if !keep {
        run(conn, "ROLLBACK TO request")?;
    }
    run(conn, "RELEASE request")
}

fn run(conn: &Connection, statement: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(statement)?.execute([]).map(drop)
}

fn truncate(conn: &Connection) -> Result<()> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .map_err(StoreError::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writer() -> Writer {
        let conn = Connection::open_in_memory().expect("opens");
        conn.execute_batch("CREATE TABLE things (name TEXT NOT NULL UNIQUE) STRICT")
            .expect("made");
        Writer::start(conn).expect("starts")
    }

    fn add(name: &'static str) -> impl FnOnce(&Connection) -> Result<i64> + Send + 'static {
        move |conn| {
            conn.execute("INSERT INTO things (name) VALUES (?1)", [name])?;
            Ok(conn.query_row("SELECT count(*) FROM things", [], |row| row.get(0))?)
        }
    }

    #[test]
    fn a_request_that_fails_or_panics_leaves_nothing_and_harms_no_other() {
        let writer = writer();
        assert_eq!(writer.write(add("Ana")).expect("written"), 1);
        let failed = writer.write(|conn| {
            add("Ben")(conn)?;
            Err::<(), _>(StoreError::Busy)
        });
        assert!(matches!(failed, Err(StoreError::Busy)));
        let broken = writer.write(|conn| {
            add("Cleo")(conn)?;
            std::panic::resume_unwind(Box::new("broken")) as Result<()>
        });
        assert!(matches!(broken, Err(StoreError::Fault(_))));
        assert_eq!(writer.write(add("Dan")).expect("written"), 2);
    }

    #[test]
    fn requests_that_wait_share_one_commit() {
        let writer = writer();
        let (enter, entered) = sync_channel::<()>(0);
        let (leave, left) = sync_channel::<()>(0);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                writer.write(move |_| {
                    enter.send(()).expect("heard");
                    left.recv().expect("told");
                    Ok(())
                })
            });
            entered.recv().expect("the writer is busy");
            let queue = writer.queue.lock().expect("no panic").clone().expect("open");
            let (done, dones) = sync_channel(8);
            for _ in 0..8 {
                let done = done.clone();
                let work: Work = Box::new(move |_| (true, Box::new(move |_| done.send(()).expect("heard"))));
                queue.try_send(Job::Write(work)).expect("room");
            }
            leave.send(()).expect("heard");
            (0..8).for_each(|_| dones.recv().expect("answered"));
        });
        assert_eq!(
            writer.shares(),
            Shares {
                requests: 9,
                commits: 2
            }
        );
    }

    #[test]
    fn after_a_close_writes_are_refused() {
        let writer = writer();
        writer.close();
        assert!(matches!(writer.write(add("Ana")), Err(StoreError::Fault(_))));
    }
}
