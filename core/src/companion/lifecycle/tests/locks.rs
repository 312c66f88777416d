//! The two locks, the policy and authenticating anew, by a clock that stands until it is moved.

use std::time::Duration;

use super::*;
use crate::care::consent::Terms;
use crate::care::journal::NewEntry;
use crate::companion::Subject;
use crate::companion::{Background, LockPolicy};
use crate::foundation::env::ManualClock;
use crate::foundation::types::Millis;

const MINUTE: i64 = 60_000;
const RIGHT: &str = "four quiet words here";

struct Phone {
    ana: Companion,
    clock: Arc<ManualClock>,
    _folder: tempfile::TempDir,
}

/// Ana's phone, just unlocked, with this policy.
fn phone(policy: LockPolicy) -> Phone {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(ManualClock::at(Millis(1_800_000_000_000)));
    let env = Env {
        clock: clock.clone(),
        ..Env::system()
    };
    let ana = created_in(&folder, "Ana", env);
    ana.use_key_store(KeyClass::AfterFirstUnlock).expect("set up");
    let entry = NewEntry {
        text: "what nobody else reads",
        mood: None,
        tags: &[],
    };
    ana.journal().write(entry).expect("written");
    ana.set_lock_policy(policy).expect("set");
    Phone {
        ana,
        clock,
        _folder: folder,
    }
}

fn never() -> LockPolicy {
    LockPolicy {
        screen_after: None,
        key_after: None,
        background: Background::Off,
    }
}

fn minutes(n: u64) -> Duration {
    Duration::from_secs(60 * n)
}

impl Phone {
    fn stands(&self) -> Lifecycle {
        self.ana.lifecycle().expect("known")
    }

    /// That nothing is shown and nothing taken.
    fn shows_nothing(&self) {
        let code = |outcome: Result<()>| outcome.expect_err("it is locked").code();
        let ana = &self.ana;
        let entry = NewEntry {
            text: "by somebody else",
            mood: None,
            tags: &[],
        };
        for outcome in [
            ana.me().map(drop),
            ana.journal().list().map(drop),
            ana.journal().search("nobody").map(drop),
            ana.journal().draft().map(drop),
            ana.journal().write(entry).map(drop),
            ana.people().list().map(drop),
            ana.people().accept("kith:").map(drop),
            ana.messages().chats().map(drop),
            ana.messages().send("Ben", "as if it were Ana").map(drop),
            ana.practice().today("en").map(drop),
            ana.support_map().show().map(drop),
            ana.shares().list().map(drop),
            ana.lock_policy().map(drop),
            ana.set_lock_policy(never()),
            ana.change_passphrase(&passphrase("mine now")),
            ana.use_key_store(KeyClass::Always),
            ana.recently_authenticated(),
            ana.authenticate_with_passphrase(&passphrase(RIGHT)),
        ] {
            let code = code(outcome);
            assert!(code == Code::Locked || code == Code::InvalidInvitation, "{code:?}");
        }
    }
}

use crate::foundation::types::Result;

#[test]
fn m23_an_unattended_phone_locks_itself_and_shows_nothing() {
    let policy = LockPolicy {
        key_after: Some(minutes(30)),
        ..LockPolicy::default()
    };
    let phone = phone(policy);
    assert_eq!(phone.ana.lock_if_due().expect("asked"), Some(minutes(5)));
    phone.clock.advance(4 * MINUTE);
    phone.ana.touched().expect("she turns a page");
    phone.clock.advance(4 * MINUTE);
    assert_eq!(phone.ana.lock_if_due().expect("asked"), Some(minutes(1)));
    assert_eq!(phone.stands(), Lifecycle::Unlocked);

    // She leaves it on the table.
    phone.clock.advance(MINUTE);
    assert_eq!(phone.ana.lock_if_due().expect("asked"), Some(minutes(25)));
    assert_eq!(phone.stands(), Lifecycle::ScreenLocked);
    phone.shows_nothing();
    phone.ana.touched().expect("somebody else touches it");
    phone.shows_nothing();

    phone.clock.advance(25 * MINUTE);
    assert_eq!(phone.ana.lock_if_due().expect("asked"), None);
    assert_eq!(phone.stands(), Lifecycle::Locked);
    phone.shows_nothing();

    phone
        .ana
        .unlock_with_passphrase(&passphrase(RIGHT))
        .expect("Ana is back");
    assert_eq!(phone.ana.journal().list().expect("hers").len(), 1);
    assert_eq!(phone.ana.lock_policy().expect("kept"), policy);
}

#[test]
fn a_locked_screen_is_lifted_by_a_true_proof_alone_and_the_key_works_on_behind_it() {
    let phone = phone(never());
    phone.ana.lock_screen();
    phone.ana.lock_screen();
    let wrong = phone.ana.unlock_with_passphrase(&passphrase("a guess"));
    assert_eq!(wrong.expect_err("wrong").code(), Code::WrongPassphrase);
    phone.shows_nothing();
    // Pausing and resuming lifts nothing.
    phone.ana.pause().expect("paused");
    phone.ana.resume().expect("resumed");
    assert_eq!(phone.stands(), Lifecycle::ScreenLocked);
    phone.shows_nothing();
    // Autosave and passes go on.
    phone.ana.journal().keep_draft("in the middle of a wo").expect("kept");
    let pass = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(phone.ana.sync());
    assert!(pass.expect("a pass is made").1.is_none());
    phone.ana.unlock_with_key_store().expect("her finger");
    assert_eq!(phone.stands(), Lifecycle::Unlocked);
    let draft = phone.ana.journal().draft().expect("shown");
    assert_eq!(draft.as_deref(), Some("in the middle of a wo"));
}

#[test]
fn a_key_file_of_another_vault_lifts_no_screen() {
    let phone = phone(never());
    let other = created(&phone._folder, "Dan");
    other.lock().expect("locked");
    phone.ana.lock_screen();
    for name in ["keyslots", "keyslots.copy"] {
        let vaults = phone._folder.path();
        std::fs::copy(vaults.join("Dan/vault").join(name), vaults.join("Ana/vault").join(name)).expect("swapped");
    }
    let refused = phone.ana.unlock_with_passphrase(&passphrase(RIGHT));
    assert_eq!(refused.expect_err("not hers").code(), Code::Damaged);
    phone.shows_nothing();
}

#[test]
fn what_goes_to_the_background_locks_after_its_time_there_and_not_before() {
    let policy = |background| LockPolicy { background, ..never() };
    let screen = phone(policy(Background::Screen(minutes(1))));
    screen.ana.went_to_background().expect("told");
    screen.clock.advance(MINUTE / 2);
    screen.ana.went_to_background().expect("told twice");
    screen.ana.came_to_foreground().expect("told");
    assert_eq!(screen.stands(), Lifecycle::Unlocked);
    assert_eq!(screen.ana.lock_if_due().expect("asked"), None);
    screen.ana.went_to_background().expect("told");
    screen.clock.advance(MINUTE);
    screen.ana.came_to_foreground().expect("nobody asked meanwhile");
    assert_eq!(screen.stands(), Lifecycle::ScreenLocked);

    let key = phone(policy(Background::Key(Duration::ZERO)));
    key.ana.went_to_background().expect("told");
    assert_eq!(key.stands(), Lifecycle::Locked);

    let off = phone(never());
    off.ana.went_to_background().expect("told");
    off.clock.advance(600 * MINUTE);
    off.ana.came_to_foreground().expect("told");
    assert_eq!(off.stands(), Lifecycle::Unlocked);
}

#[test]
fn a_clock_that_is_set_back_keeps_nothing_open_and_a_phone_that_slept_is_locked() {
    for slept in [false, true] {
        let phone = phone(LockPolicy::default());
        if slept {
            // The monotonic clock stood.
            phone.clock.set(Millis(1_800_000_000_000 + 5 * MINUTE));
        } else {
            phone.clock.advance(5 * MINUTE);
            phone.clock.set(Millis(1_700_000_000_000));
        }
        let passed = phone.ana.recently_authenticated();
        assert!(passed.is_ok(), "five minutes, not more");
        phone.ana.lock_if_due().expect("asked");
        assert_eq!(phone.stands(), Lifecycle::ScreenLocked);
    }
}

#[test]
fn a_panic_takes_the_key_at_once_and_an_unlock_of_what_is_open_proves_nothing() {
    let phone = phone(never());
    phone.clock.advance(6 * MINUTE);
    phone
        .ana
        .unlock_with_passphrase(&passphrase("not checked"))
        .expect("harmless");
    let refused = phone.ana.recently_authenticated();
    assert_eq!(refused.expect_err("no proof").code(), Code::AuthenticationNeeded);
    phone.ana.lock().expect("locked");
    phone.ana.lock().expect("locked twice");
    assert_eq!(phone.stands(), Lifecycle::Locked);
    phone.shows_nothing();
    phone.ana.unlock_with_key_store().expect("unlocked");
    phone.ana.recently_authenticated().expect("unlocking is a proof");
}

#[test]
fn m22_what_leaves_the_device_or_opens_the_vault_needs_a_fresh_proof_and_taking_back_needs_none() {
    let phone = phone(LockPolicy::default());
    let ana = &phone.ana;
    phone.clock.advance(2 * MINUTE);
    ana.touched().expect("she is there");
    phone.clock.advance(3 * MINUTE + 1);
    ana.touched().expect("and goes on");
    let entry = ana.journal().list().expect("shown")[0].id;
    let needed = |outcome: Result<()>| outcome.expect_err("a proof is needed").code();
    assert_eq!(
        needed(
            ana.shares()
                .share(Subject::Entry(entry), "Ben", &Terms::default())
                .map(drop)
        ),
        Code::AuthenticationNeeded
    );
    assert_eq!(
        needed(ana.change_passphrase(&passphrase("another"))),
        Code::AuthenticationNeeded
    );
    assert_eq!(needed(ana.use_key_store(KeyClass::Always)), Code::AuthenticationNeeded);
    assert_eq!(needed(ana.set_lock_policy(never())), Code::AuthenticationNeeded);
    assert_eq!(ana.lock_policy().expect("shown"), LockPolicy::default());
    // Tighter needs none, and so does taking back: there is nothing to take back here, and that is what is said.
    let tighter = LockPolicy {
        screen_after: Some(minutes(1)),
        ..LockPolicy::default()
    };
    ana.set_lock_policy(tighter).expect("tighter");
    let grant = crate::foundation::types::GrantId::from_bytes([0; 16]);
    assert_eq!(needed(ana.shares().revoke(grant).map(drop)), Code::NotFound);

    let wrong = ana.authenticate_with_passphrase(&passphrase("a guess"));
    assert_eq!(wrong.expect_err("wrong").code(), Code::WrongPassphrase);
    assert_eq!(needed(ana.recently_authenticated()), Code::AuthenticationNeeded);
    ana.authenticate_with_key_store().expect("her finger");
    ana.set_lock_policy(never()).expect("she may");
    phone.clock.advance(5 * MINUTE + 1);
    ana.authenticate_with_passphrase(&passphrase(RIGHT))
        .expect("her passphrase");
    ana.change_passphrase(&passphrase("another")).expect("she may");
}

#[test]
fn times_that_make_no_sense_are_refused() {
    let phone = phone(never());
    for seconds in [0, 9, 24 * 3600 + 1] {
        let time = Duration::from_secs(seconds);
        for policy in [
            LockPolicy {
                screen_after: Some(time),
                ..never()
            },
            LockPolicy {
                key_after: Some(time),
                ..never()
            },
        ] {
            let refused = phone.ana.set_lock_policy(policy);
            assert_eq!(refused.expect_err("refused").code(), Code::InvalidInput);
        }
    }
}
