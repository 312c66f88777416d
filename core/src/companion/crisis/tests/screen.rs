//! The screen in every state in which a phone can be.

use super::*;
use crate::companion::{Notice, Shows};

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
