//! What is kept for while the phone is locked follows the vault.

use super::*;
use crate::companion::{Notice, Shows};
use crate::foundation::boot::dirty;

#[test]
fn what_is_kept_follows_each_change_of_plan_and_map_and_no_other_writing_touches_it() {
    let phone = Phone::with_a_plan();
    assert_eq!(phone.kept(), Some(phone.in_the_vault()));
    let file = std::fs::read(phone.boot("crisis.plan")).expect("kept");
    phone.companion.journal().keep_draft("something else").expect("kept");
    phone.add("Eva", 1, None);
    assert_eq!(std::fs::read(phone.boot("crisis.plan")).expect("kept"), file);
    phone.edit(items(Step::Coping, &["tea"])).expect("written");
    assert_eq!(step(&phone.kept().expect("kept"), Step::Coping), [("tea", None)]);
    phone.mark("Cleo", Safety::Unsafe);
    assert_eq!(step(&phone.kept().expect("kept"), Step::Help), []);
    assert!(!dirty::lies(&phone.folder.path().join("boot")));
}

#[test]
fn nothing_is_kept_until_it_was_chosen_and_nothing_opens_once_it_was_taken_back() {
    let phone = Phone::of_ana();
    let none_yet = phone
        .companion
        .crisis()
        .choose(WhileLocked::Shown)
        .expect_err("no plan");
    assert_eq!(none_yet.code(), Code::NotFound);
    phone.edit(a_plan(&phone)).expect("written");
    assert!(!phone.boot("crisis.plan").exists());
    phone.choose(WhileLocked::Shown);
    let copy = std::fs::read(phone.boot("crisis.plan")).expect("kept");
    phone.choose(WhileLocked::Hidden);
    assert!(!phone.boot("crisis.plan").exists());
    phone.companion.lock().expect("locked");
    assert_eq!(phone.companion.crisis_screen(None, "en").notice, Some(Notice::Locked));
    std::fs::write(phone.boot("crisis.plan"), copy).expect("put back");
    let screen = phone.companion.crisis_screen(None, "en");
    assert_eq!((screen.plan, screen.notice), (None, Some(Notice::Damaged)));
    // The next opening removes what has no place there.
    phone.unlock();
    assert!(!phone.boot("crisis.plan").exists());
}

#[test]
fn a_choice_whose_key_cannot_be_erased_is_not_taken_back() {
    let phone = Phone::with_a_plan();
    phone.keys.broken.store(true, Ordering::SeqCst);
    let refused = phone
        .companion
        .crisis()
        .choose(WhileLocked::Hidden)
        .expect_err("broken");
    assert_eq!(refused.code(), Code::Storage);
    assert_eq!(
        phone.companion.crisis().state().expect("open").while_locked,
        WhileLocked::Shown
    );
    phone.keys.broken.store(false, Ordering::SeqCst);
    phone.choose(WhileLocked::Hidden);
}

#[test]
fn somebody_who_becomes_unsafe_is_removed_from_the_locked_screen_also_where_the_plan_cannot_be_kept_anew() {
    let mut phone = Phone::with_a_plan();
    phone.keys.broken.store(true, Ordering::SeqCst);
    phone.mark("Dan Núñez", Safety::Unsafe);
    assert!(!phone.boot("crisis.plan").exists());
    assert!(dirty::lies(&phone.folder.path().join("boot")));
    phone.keys.broken.store(false, Ordering::SeqCst);
    phone.restart();
    assert_eq!(phone.companion.crisis_screen(None, "en").plan, None);
    phone.unlock();
    assert_eq!(phone.kept(), Some(phone.in_the_vault()));
    assert!(!dirty::lies(&phone.folder.path().join("boot")));
}

#[test]
fn a_plan_that_could_not_be_kept_anew_is_shown_as_maybe_outdated_until_it_is() {
    let mut phone = Phone::with_a_plan();
    phone.keys.broken.store(true, Ordering::SeqCst);
    phone
        .edit(items(Step::Surroundings, &["the key is with Cleo"]))
        .expect("written in the vault");
    phone.keys.broken.store(false, Ordering::SeqCst);
    phone.restart();
    let screen = phone.companion.crisis_screen(None, "en");
    assert_eq!((screen.shows, screen.may_be_outdated), (Shows::KeptPlan, true));
    assert_eq!(step(&screen.plan.expect("the older one"), Step::Surroundings), []);
    phone.unlock();
    phone.restart();
    let screen = phone.companion.crisis_screen(None, "en");
    assert!(!screen.may_be_outdated);
    assert_eq!(
        step(&screen.plan.expect("the newer one"), Step::Surroundings),
        [("the key is with Cleo", None)]
    );
}

#[test]
fn a_transaction_that_is_given_up_leaves_vault_and_file_alike() {
    let phone = Phone::with_a_plan();
    let before = phone.in_the_vault();
    let given_up: Result<()> = phone.companion.write(|tx, now| {
        let persona = crate::exchange::identity::persona::Persona::only(tx)?;
        let writer = crate::companion::lifecycle::writer_of(&persona);
        crate::care::crisis::edit(tx, writer, &items(Step::Coping, &["tea"]), now)?;
        Err(Error::new(Code::Cancelled, "given up"))
    });
    assert!(given_up.is_err());
    assert_eq!(phone.kept(), Some(before.clone()));
    assert_eq!(phone.in_the_vault(), before);
    phone.edit(items(Step::Coping, &["tea"])).expect("written");
    assert_eq!(phone.kept(), Some(phone.in_the_vault()));
}

#[test]
fn where_something_else_lies_in_the_place_of_the_folder_marking_and_writing_still_work_and_no_key_is_left() {
    let phone = Phone::with_a_plan();
    let boot = phone.folder.path().join("boot");
    let saved = phone.folder.path().join("saved");
    std::fs::rename(&boot, &saved).expect("moved");
    std::fs::write(&boot, b"no folder").expect("written");
    phone.edit(items(Step::Coping, &["tea"])).expect("written");
    phone.mark("Dan Núñez", Safety::Unsafe);
    phone.choose(WhileLocked::Hidden);
    let refused = phone
        .companion
        .crisis()
        .choose(WhileLocked::Shown)
        .expect_err("no place");
    assert_eq!(refused.code(), Code::Storage);
    // The folder as it was comes back: what lay in it opens no more.
    std::fs::remove_file(&boot).expect("removed");
    std::fs::rename(&saved, &boot).expect("moved back");
    phone.companion.lock().expect("locked");
    assert_eq!(phone.companion.crisis_screen(None, "en").plan, None);
    phone.unlock();
    assert_eq!(phone.kept(), None);
    assert_eq!(step(&phone.in_the_vault(), Step::Coping), [("tea", None)]);
}

#[test]
fn a_wipe_leaves_no_key_of_the_plan() {
    let phone = Phone::with_a_plan();
    phone.companion.wipe().expect("wiped");
    let names = std::fs::read_dir(phone.folder.path().join("store")).expect("there");
    let left: Vec<_> = names.map(|name| name.expect("a name").file_name()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn reminders_say_when_and_nothing_else_and_follow_the_plans() {
    let phone = Phone::of_ana();
    assert!(!phone.boot("reminders.plan").exists());
    let plan = crate::companion::NewPlan {
        skill: "breathing.paced",
        rule: "FREQ=DAILY",
        at: "08:30",
        zone: "Europe/Madrid",
        for_person: None,
    };
    phone.companion.practice().add(plan).expect("planned");
    let text = std::fs::read_to_string(phone.boot("reminders.plan")).expect("kept");
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let all = file["reminders"].as_array().expect("a list");
    assert_eq!(all.len(), 64);
    assert_eq!(
        all[0],
        serde_json::json!({ "at": "2027-01-16T07:30:00.000Z", "zone": "Europe/Madrid", "type": "practice" })
    );
    assert!(!text.contains("breath"), "{text}");
    // Time passes: what lies ahead is enough for a while, then the file is made anew at an opening.
    phone.companion.lock().expect("locked");
    phone.clock.advance(5 * DAY);
    phone.unlock();
    assert_eq!(
        std::fs::read_to_string(phone.boot("reminders.plan")).expect("kept"),
        text
    );
    phone.companion.lock().expect("locked");
    phone.clock.advance(40 * DAY);
    phone.unlock();
    assert_ne!(
        std::fs::read_to_string(phone.boot("reminders.plan")).expect("kept"),
        text
    );
}
