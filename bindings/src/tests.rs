//! What neither Kotlin nor Swift can do to the facade: panic inside of it, and drop a call at a chosen moment.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tempfile::TempDir;

use crate::{
    BackgroundLock, Companion, KeyClass, KithError, Lifecycle, LockPolicy, LogLevel, LogSink, NewAccount,
    NewJournalEntry, Role, SecretStore, SecretStoreError, logs,
};

/// Keeps secrets in memory and panics while it is told to.
#[derive(Default)]
struct Store {
    panics: AtomicBool,
    secrets: Mutex<Vec<(String, Vec<u8>)>>,
}

impl Store {
    fn secrets(&self) -> std::sync::MutexGuard<'_, Vec<(String, Vec<u8>)>> {
        assert!(!self.panics.load(Ordering::SeqCst), "the key store is out of order");
        self.secrets.lock().expect("nothing panics with the lock held")
    }
}

impl SecretStore for Store {
    fn put(&self, name: String, _class: KeyClass, secret: Vec<u8>) -> Result<(), SecretStoreError> {
        let mut secrets = self.secrets();
        secrets.retain(|(known, _)| *known != name);
        secrets.push((name, secret));
        Ok(())
    }

    fn get(&self, name: String) -> Result<Option<Vec<u8>>, SecretStoreError> {
        let secrets = self.secrets();
        let found = secrets.iter().find(|(known, _)| *known == name);
        Ok(found.map(|(_, secret)| secret.clone()))
    }

    fn delete(&self, name: String) -> Result<(), SecretStoreError> {
        self.secrets().retain(|(known, _)| *known != name);
        Ok(())
    }
}

fn ana(folder: &TempDir, store: &Arc<Store>) -> Arc<Companion> {
    let place = |name| folder.path().join(name).display().to_string();
    Companion::new(
        place("vault"),
        place("boot"),
        Arc::clone(store) as Arc<dyn SecretStore>,
        None,
    )
}

fn account(recovery_words: Option<String>) -> NewAccount {
    NewAccount {
        name: "Ana".to_owned(),
        role: Role::Patient,
        passphrase: "quiet".to_owned(),
        relay_url: None,
        relay_authority_pem: None,
        admission: None,
        recovery_words,
    }
}

fn line(text: &str) -> NewJournalEntry {
    NewJournalEntry {
        text: text.to_owned(),
        mood: None,
        tags: Vec::new(),
    }
}

fn wait<T>(call: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime without drivers").block_on(call)
}

#[test]
fn a_key_store_that_panics_is_an_internal_error_and_spoils_nothing() {
    let (folder, store) = (TempDir::new().expect("a folder"), Arc::new(Store::default()));
    let ana = ana(&folder, &store);
    wait(ana.create(account(None))).expect("created");
    wait(ana.use_key_store(KeyClass::AfterFirstUnlock)).expect("the store works");
    wait(ana.pause()).expect("paused");

    store.panics.store(true, Ordering::SeqCst);
    assert!(matches!(wait(ana.resume()), Err(KithError::Internal { .. })));
    wait(ana.lock()).expect("locked");
    assert!(matches!(
        wait(ana.unlock_with_key_store()),
        Err(KithError::Internal { .. })
    ));
    assert_eq!(wait(ana.lifecycle()).expect("known"), Lifecycle::Locked);

    store.panics.store(false, Ordering::SeqCst);
    wait(ana.unlock_with_key_store()).expect("the same companion opens");
    wait(ana.journal().write(line("still here"))).expect("and writes");
    assert_eq!(wait(ana.journal().list()).expect("read").len(), 1);
}

#[test]
fn a_call_that_is_dropped_once_begun_runs_to_its_end() {
    let (folder, store) = (TempDir::new().expect("a folder"), Arc::new(Store::default()));
    let ana = ana(&folder, &store);
    let journal = ana.journal();
    wait(ana.create(account(None))).expect("created");
    {
        let call = pin!(journal.write(line("begun")));
        assert!(!matches!(
            call.poll(&mut Context::from_waker(Waker::noop())),
            Poll::Ready(Err(_))
        ));
    }
    // Nobody waits for the call any more, so it is looked for, a bounded number of times.
    let written = (0..10_000)
        .map(|_| wait(journal.list()).expect("read"))
        .find(|entries| !entries.is_empty());
    assert_eq!(written.expect("it was written")[0].text, "begun");
}

#[test]
fn a_call_that_was_never_polled_changes_nothing() {
    let (folder, store) = (TempDir::new().expect("a folder"), Arc::new(Store::default()));
    let ana = ana(&folder, &store);
    wait(ana.create(account(None))).expect("created");
    drop(ana.journal().write(line("not begun")));
    wait(ana.lock()).expect("locked");
    wait(ana.unlock_with_passphrase("quiet".to_owned())).expect("opens");
    assert!(wait(ana.journal().list()).expect("read").is_empty());
}

#[test]
fn recovery_words_open_the_vault_when_the_passphrase_is_forgotten() {
    let (folder, store) = (TempDir::new().expect("a folder"), Arc::new(Store::default()));
    let ana = ana(&folder, &store);
    let words = crate::make_recovery_words();
    wait(ana.create(account(Some(words.clone())))).expect("created");
    wait(ana.lock()).expect("locked");
    let others = crate::make_recovery_words();
    assert!(matches!(
        wait(ana.unlock_with_recovery_words(others)),
        Err(KithError::WrongKey { .. })
    ));
    wait(ana.unlock_with_recovery_words(words)).expect("opens");
}

/// Tells what it was given, calls the library, and panics at the first event.
struct Sink {
    told: Sender<(LogLevel, String)>,
    ana: Arc<Companion>,
    calm: AtomicBool,
}

impl LogSink for Sink {
    fn log(&self, level: LogLevel, message: String) {
        wait(self.ana.lifecycle()).expect("known");
        if !message.starts_with("event") {
            return;
        }
        let ours = self.told.send((level, message));
        ours.expect("the test listens");
        assert!(self.calm.swap(true, Ordering::SeqCst), "the sink is out of order");
    }
}

#[test]
fn a_log_sink_that_panics_or_calls_the_library_holds_nothing_up() {
    let (folder, store) = (TempDir::new().expect("a folder"), Arc::new(Store::default()));
    let (told, events) = channel();
    let calm = AtomicBool::new(false);
    logs::send_to(Arc::new(Sink {
        told,
        ana: ana(&folder, &store),
        calm,
    }));
    tracing::warn!(code = "busy", "event one");
    tracing::info!("event two");
    tracing::debug!("event of no interest");
    tracing::info!(target: "elsewhere", "event of another library");
    tracing::error!("event three");
    // The limit only turns a thread that died into a failure; it is no expectation of speed.
    let all: Vec<_> = (0..3)
        .map_while(|_| events.recv_timeout(Duration::from_secs(30)).ok())
        .collect();
    let expected = [
        (LogLevel::Warning, "event one code=\"busy\""),
        (LogLevel::Info, "event two"),
        (LogLevel::Error, "event three"),
    ];
    assert_eq!(all, expected.map(|(level, text)| (level, text.to_owned())));
}

#[test]
fn m23_a_phone_that_came_back_from_the_background_shows_nothing_before_the_person_is_there() {
    let (folder, store) = (TempDir::new().expect("a folder"), Arc::new(Store::default()));
    let ana = ana(&folder, &store);
    wait(ana.create(account(None))).expect("created");
    wait(ana.use_key_store(KeyClass::AfterFirstUnlock)).expect("the store works");
    wait(ana.journal().write(line("hers alone"))).expect("written");
    let at_once = LockPolicy {
        screen_after_ms: Some(60_000),
        key_after_ms: None,
        background: BackgroundLock::Screen { after_ms: 0 },
    };
    wait(ana.set_lock_policy(at_once)).expect("set");
    assert_eq!(wait(ana.lock_policy()).expect("shown"), at_once);
    wait(ana.went_to_background()).expect("told");
    wait(ana.came_to_foreground()).expect("told");
    assert_eq!(wait(ana.lifecycle()).expect("known"), Lifecycle::ScreenLocked);
    assert!(matches!(wait(ana.journal().list()), Err(KithError::Locked { .. })));
    wait(ana.journal().keep_draft("in the middle of a wo".into())).expect("kept");
    wait(ana.lock()).expect("locked");
    wait(ana.journal().keep_draft("in the middle of a word".into())).expect("kept");
    wait(ana.unlock_with_key_store()).expect("her finger");
    assert!(wait(ana.is_recently_authenticated()).expect("shown"));
    let draft = wait(ana.journal().draft()).expect("shown");
    assert_eq!(draft.as_deref(), Some("in the middle of a word"));
}
