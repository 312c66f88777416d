//! The screen in every state in which a phone can be.

use super::*;
use crate::companion::{Notice, Shows, Whereabouts};

fn shown(phone: &Phone) -> (Shows, Option<Notice>) {
    let screen = phone.companion.crisis_screen(None, "en");
    assert!(!screen.lines.emergency.number.is_empty(), "there is always a number");
    assert_eq!(
        screen.plan.is_some(),
        matches!(screen.shows, Shows::Plan | Shows::KeptPlan)
    );
    (screen.shows, screen.notice)
}

fn without_a_plan(phone: &Phone) -> Option<Notice> {
    let (shows, notice) = shown(phone);
    assert!(matches!(shows, Shows::Lines | Shows::Emergency));
    notice
}

#[test]
fn m34_the_plan_opens_locked_and_offline_on_a_phone_that_has_just_started() {
    let mut phone = Phone::with_a_plan();
    let plan = phone.in_the_vault();
    assert_eq!(shown(&phone), (Shows::Plan, None));
    phone.restart();
    let screen = phone.companion.crisis_screen(None, "en");
    assert_eq!((screen.shows, screen.may_be_outdated), (Shows::KeptPlan, false));
    assert_eq!(screen.plan, Some(plan));
    assert_eq!(phone.companion.lifecycle(), Ok(crate::companion::Lifecycle::Locked));
}

#[test]
fn the_screen_says_in_each_state_why_it_is_not_the_plan() {
    assert_eq!(without_a_plan(&Phone::new()), Some(Notice::FirstStart));
    let mut phone = Phone::of_ana();
    assert_eq!(without_a_plan(&phone), Some(Notice::NoPlan));
    phone.restart();
    assert_eq!(without_a_plan(&phone), Some(Notice::Locked));
    let mut phone = Phone::with_a_plan();
    phone.restart();
    phone.keys.shut.store(true, Ordering::SeqCst);
    assert_eq!(without_a_plan(&phone), Some(Notice::BeforeFirstUnlock));
    phone.keys.shut.store(false, Ordering::SeqCst);
    let whole = std::fs::read(phone.boot("crisis.plan")).expect("kept");
    let put = |bytes: &[u8]| std::fs::write(phone.boot("crisis.plan"), bytes).expect("written");
    put(&whole[..100]);
    assert_eq!(without_a_plan(&phone), Some(Notice::Damaged));
    put(b"");
    assert_eq!(without_a_plan(&phone), Some(Notice::Damaged));
    let mut newer = whole.clone();
    newer[8..10].copy_from_slice(&[0, 2]);
    put(&newer);
    assert_eq!(without_a_plan(&phone), Some(Notice::NewerVersion));
    std::fs::remove_file(phone.boot("crisis.plan")).expect("removed");
    assert_eq!(without_a_plan(&phone), Some(Notice::Locked));
    std::fs::create_dir(phone.boot("crisis.plan")).expect("something else in its place");
    assert_eq!(without_a_plan(&phone), Some(Notice::Unreadable));
}

#[test]
fn the_kept_plan_opens_beside_a_vault_that_is_damaged_of_a_newer_version_or_gone() {
    let mut phone = Phone::with_a_plan();
    phone.restart();
    for (file, bytes) in [
        ("vault.db", &b"nothing"[..]),
        ("keyslots", b"nothing"),
        ("keyslots.copy", b"nothing"),
    ] {
        std::fs::write(phone.folder.path().join("vault").join(file), bytes).expect("damaged");
        assert_eq!(shown(&phone), (Shows::KeptPlan, None), "{file}");
    }
    std::fs::remove_dir_all(phone.folder.path().join("vault")).expect("removed");
    assert_eq!(shown(&phone), (Shows::KeptPlan, None));
    let mut phone = Phone::of_ana();
    phone.restart();
    for file in ["keyslots", "keyslots.copy"] {
        std::fs::write(phone.folder.path().join("vault").join(file), b"nothing").expect("damaged");
    }
    assert_eq!(without_a_plan(&phone), Some(Notice::Damaged));
}

/// Which region's lines are shown, and whence it is known.
fn region(phone: &Phone, given: Option<&str>, locale: &str) -> (Option<String>, Whereabouts) {
    let screen = phone.companion.crisis_screen(given, locale);
    assert_eq!(screen.lines.region.is_some(), !screen.lines.lines.is_empty());
    (screen.lines.region.map(|region| region.code), screen.whereabouts)
}

#[test]
fn the_lines_of_the_persons_region_are_there_whatever_became_of_the_plan() {
    let told = || (Some("ES".to_owned()), Whereabouts::Told);
    // Locked, not opted in.
    let mut phone = Phone::of_ana();
    phone.edit(a_plan(&phone)).expect("written");
    phone.restart();
    assert_eq!(shown(&phone), (Shows::Lines, Some(Notice::Locked)));
    assert_eq!(region(&phone, None, "en-US"), told());
    assert_eq!(std::fs::read(phone.boot("region")).expect("kept"), b"ES");
    // Opted in, and what is kept is damaged, lost, or has no key yet.
    phone.unlock();
    phone.choose(WhileLocked::Shown);
    phone.restart();
    assert_eq!(region(&phone, None, "en-US"), told());
    phone.keys.shut.store(true, Ordering::SeqCst);
    assert_eq!(region(&phone, None, "en-US"), told());
    phone.keys.shut.store(false, Ordering::SeqCst);
    std::fs::write(phone.boot("crisis.plan"), b"damaged").expect("written");
    assert_eq!(region(&phone, None, "en-US"), told());
    std::fs::remove_file(phone.boot("crisis.plan")).expect("removed");
    assert_eq!(region(&phone, None, "en-US"), told());
    // What is asked for counts before what is kept, also if there are no lines for it.
    assert_eq!(region(&phone, Some("US"), "en").0.as_deref(), Some("US"));
    assert_eq!(region(&phone, Some("ZZ"), "es-ES"), (None, Whereabouts::Told));
    assert_eq!(region(&phone, Some(" "), "en"), told());
    assert_eq!(region(&phone, Some("es"), "en"), told());
    // What was lost or altered is made anew, what was taken back is removed.
    for bytes in [None, Some(&b"US"[..]), Some(b"nothing"), Some(b"\xff\xff")] {
        match bytes {
            None => std::fs::remove_file(phone.boot("region")).expect("removed"),
            Some(bytes) => std::fs::write(phone.boot("region"), bytes).expect("written"),
        }
        phone.unlock();
        phone.restart();
        assert_eq!(region(&phone, None, "en"), told());
    }
    phone.unlock();
    let elsewhere = PlanEdit {
        region: Some("zz".into()),
        ..PlanEdit::default()
    };
    assert!(!phone.companion.crisis().state().expect("open").region_without_lines);
    let state = phone.companion.crisis().edit(&elsewhere).expect("written");
    assert!(state.region_without_lines);
    let nowhere = PlanEdit {
        region: Some(String::new()),
        ..PlanEdit::default()
    };
    phone.edit(nowhere).expect("written");
    assert!(!phone.boot("region").exists());
}

/// A pipe that nobody writes to keeps whoever reads it waiting for ever.
#[cfg(unix)]
fn pipe(path: &std::path::Path) {
    let _ = std::fs::remove_file(path);
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo runs").success());
}

#[test]
#[cfg(unix)]
fn nothing_that_lies_in_the_place_of_a_file_keeps_the_screen_waiting() {
    let mut phone = Phone::with_a_plan();
    phone.restart();
    let step = |phone: &Phone| phone.companion.crisis_step(Some(Step::Coping), None, None, "en").screen;
    let boxed = phone.boot("drop-box");
    // Something hangs that has the drop box.
    assert!(step(&phone).plan.is_some());
    let held = std::fs::File::open(&boxed).expect("there");
    held.lock().expect("locked");
    assert!(step(&phone).plan.is_some());
    drop(held);
    for file in ["drop-box", "vault-name"] {
        pipe(&phone.boot(file));
        assert!(step(&phone).plan.is_some(), "{file}");
    }
    let keys: Vec<_> = std::fs::read_dir(phone.folder.path().join("store"))
        .expect("there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    keys.iter().for_each(|key| pipe(key));
    assert_eq!(step(&phone).notice, Some(Notice::Unreadable));
    for file in ["crisis.plan", "reminders.plan", "region"] {
        pipe(&phone.boot(file));
    }
    assert_eq!(without_a_plan(&phone), Some(Notice::Unreadable));
    assert_eq!(step(&phone).notice, Some(Notice::Unreadable));
    std::fs::remove_file(phone.boot("crisis.plan")).expect("removed");
    for file in ["keyslots", "keyslots.copy"] {
        pipe(&phone.folder.path().join("vault").join(file));
    }
    assert_eq!(without_a_plan(&phone), Some(Notice::Unreadable));
    let device = phone.boot("crisis.plan");
    std::os::unix::fs::symlink("/dev/zero", &device).expect("linked");
    assert_eq!(without_a_plan(&phone), Some(Notice::Unreadable));
}

#[test]
fn where_nobody_said_the_language_of_the_device_tells_a_region_and_the_screen_says_so() {
    let mut phone = Phone::of_ana();
    phone.restart();
    let guessed = (Some("ES".to_owned()), Whereabouts::Language);
    assert_eq!(region(&phone, None, "es_ES.UTF-8"), guessed);
    assert_eq!(region(&phone, None, "es"), (None, Whereabouts::Unknown));
    let sentences = |locale: &str| {
        let words = crate::care::crisis::words::words(locale);
        phone.companion.crisis_screen(None, locale).sentences(words).join(" ")
    };
    assert!(sentences("es_ES").contains("España"), "{}", sentences("es_ES"));
    assert!(sentences("en").contains("not set"));
    let nowhere = crate::companion::CrisisScreen::without_a_place(None, "en-US");
    assert_eq!(nowhere.whereabouts, Whereabouts::Language);
}

#[test]
fn an_opening_makes_up_for_a_file_that_is_missing_damaged_or_of_a_newer_version() {
    let mut phone = Phone::with_a_plan();
    let plan = phone.in_the_vault();
    for bytes in [None, Some(&b"KITHPLAN\0\x02..."[..]), Some(b"nothing")] {
        phone.restart();
        match bytes {
            None => std::fs::remove_file(phone.boot("crisis.plan")).expect("removed"),
            Some(bytes) => std::fs::write(phone.boot("crisis.plan"), bytes).expect("written"),
        }
        phone.unlock();
        assert_eq!(phone.kept().as_ref(), Some(&plan));
    }
}

#[test]
fn a_paused_companion_and_one_whose_boot_folder_is_gone_answer_too() {
    let phone = Phone::with_a_plan();
    phone.companion.pause().expect("paused");
    assert_eq!(shown(&phone), (Shows::KeptPlan, None));
    std::fs::remove_dir_all(phone.folder.path().join("boot")).expect("removed");
    assert_eq!(without_a_plan(&phone), Some(Notice::Locked));
    phone.companion.resume().expect("resumed");
    assert_eq!(shown(&phone), (Shows::Plan, None));
}

#[test]
fn the_kept_plan_opens_beside_a_vault_whose_schema_is_newer_and_what_is_kept_stays() {
    let mut phone = Phone::with_a_plan();
    let newer = phone
        .companion
        .write(|tx, _| tx.execute("PRAGMA user_version = 1000", []));
    newer.expect("written");
    phone.restart();
    let refused = phone
        .companion
        .unlock_with_passphrase(&passphrase())
        .expect_err("newer");
    assert_eq!(refused.code(), Code::NewerVersion);
    assert_eq!(shown(&phone), (Shows::KeptPlan, None));
}
