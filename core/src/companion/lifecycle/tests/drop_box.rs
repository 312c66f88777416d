//! What arises while no key is here, and what becomes of it.

use super::*;
use crate::care::crisis::uses;
use crate::care::practice::Outcome;
use crate::companion::{Arisen, NewPlan};
use crate::foundation::drop_box::DropBox;
use crate::foundation::env::ManualClock;
use crate::foundation::types::{Millis, PromptId};

const NOW: Millis = Millis(1_800_000_000_000);

struct Phone {
    ana: Companion,
    clock: Arc<ManualClock>,
    folder: tempfile::TempDir,
}

fn phone() -> Phone {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(ManualClock::at(NOW));
    let env = Env {
        clock: clock.clone(),
        ..Env::system()
    };
    let ana = created_in(&folder, "Ana", env);
    ana.use_key_store(KeyClass::AfterFirstUnlock).expect("set up");
    Phone { ana, clock, folder }
}

impl Phone {
    fn lock(&self) {
        self.ana.lock().expect("locked");
    }

    fn unlock(&self) {
        self.ana.unlock_with_key_store().expect("unlocked");
    }

    fn draft(&self) -> Option<String> {
        self.ana.journal().draft().expect("shown")
    }

    fn boot_files(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path().join("Ana/boot")).expect("there");
        let name = |file: std::io::Result<std::fs::DirEntry>| file.expect("readable").file_name();
        let mut names: Vec<_> = files.map(|file| name(file).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        let count = self.ana.read(|view| view.one(&sql, [], |row| row.get(0)));
        count.expect("readable").expect("one row")
    }
}

#[test]
fn a_word_that_the_lock_cut_is_there_after_the_unlock() {
    let phone = phone();
    phone.ana.journal().keep_draft("Today I feel bet").expect("kept");
    phone.lock();
    phone.ana.journal().keep_draft("Today I feel bett").expect("kept");
    phone.ana.journal().keep_draft("Today I feel better").expect("kept");
    assert_eq!(phone.boot_files(), ["drop-box", "vault-name"]);
    phone.unlock();
    assert_eq!(phone.draft().as_deref(), Some("Today I feel better"));
    assert_eq!(phone.boot_files(), ["vault-name"]);
}

#[test]
fn what_was_typed_while_every_file_was_closed_is_there_after_the_pause() {
    let phone = phone();
    phone.ana.journal().keep_draft("on the w").expect("kept");
    phone.ana.pause().expect("paused");
    phone.ana.journal().keep_draft("on the way").expect("kept");
    phone.ana.resume().expect("resumed");
    assert_eq!(phone.draft().as_deref(), Some("on the way"));
    assert_eq!(phone.boot_files(), ["vault-name"]);
}

#[test]
fn of_two_drafts_that_differ_no_word_is_lost_whichever_is_newer() {
    for (vault_at, box_at, expected) in [
        (1_000, 2_000, "from the lock screen\n\nfrom before"),
        (2_000, 1_000, "from before\n\nfrom the lock screen"),
    ] {
        let phone = phone();
        phone.clock.advance(vault_at);
        phone.ana.journal().keep_draft("from before").expect("kept");
        phone.lock();
        phone.clock.set(NOW.plus(box_at));
        phone.ana.journal().keep_draft("from the lock screen").expect("kept");
        phone.unlock();
        assert_eq!(phone.draft().as_deref(), Some(expected));
    }
    // What says the same and more stands alone, and an empty text takes nothing away.
    for (before, boxed, expected) in [
        ("one two", "one", "one two"),
        ("one", "", "one"),
        ("same", "same", "same"),
    ] {
        let phone = phone();
        phone.ana.journal().keep_draft(before).expect("kept");
        phone.lock();
        phone.ana.journal().keep_draft(boxed).expect("kept");
        phone.unlock();
        assert_eq!(phone.draft().as_deref(), Some(expected));
    }
}

#[test]
fn a_half_sentence_outlives_a_later_draft_that_is_empty_or_begins_anew() {
    for (drafts, expected) in [
        (&["I wanted to", ""][..], "I wanted to"),
        (&["I wanted to", "", "Some"], "Some\n\nI wanted to"),
        (&["I wanted to", "I wanted to tell"], "I wanted to tell"),
        (&["I wnated", "I w", "I wanted"], "I wanted"),
    ] {
        let phone = phone();
        phone.lock();
        for draft in drafts {
            phone.clock.advance(1);
            phone.ana.journal().keep_draft(draft).expect("kept");
        }
        phone.unlock();
        assert_eq!(phone.draft().as_deref(), Some(expected));
    }
}

#[test]
fn outcomes_and_uses_of_the_crisis_plan_are_taken_in_at_their_time_and_once() {
    let phone = phone();
    let plan = NewPlan {
        skill: "breathing.paced",
        rule: "FREQ=DAILY",
        at: "08:30",
        zone: "UTC",
        for_person: None,
    };
    phone.ana.practice().add(plan).expect("planned");
    let prompt = phone.ana.practice().today("en").expect("shown")[0].id;
    phone.lock();
    phone.ana.practice().record_unseen(prompt, Outcome::Done).expect("kept");
    let used = Arisen::CrisisUse {
        step: Some("coping".into()),
        helped: Some(false),
        at: NOW,
    };
    phone.ana.arose(used).expect("kept");
    // The next day nobody is asked for today's prompt any more.
    phone.clock.advance(24 * 3_600_000);
    phone.unlock();
    assert_eq!(phone.count("outcomes"), 1);
    let uses = phone.ana.read(uses::all).expect("shown");
    let expected = uses::Use {
        step: Some("coping".into()),
        helped: Some(false),
        at: NOW,
    };
    assert_eq!(uses, [expected]);
    // Nothing of it waits to be sent.
    assert_eq!(phone.count("outbox") + phone.count("mail"), 0);
    // With the key here it is taken in at once, also behind a locked screen.
    phone.ana.lock_screen();
    let whole = Arisen::CrisisUse {
        step: None,
        helped: None,
        at: NOW,
    };
    phone.ana.arose(whole).expect("taken in");
    assert_eq!(phone.boot_files(), ["reminders.plan", "vault-name"]);
    phone.unlock();
    assert_eq!(phone.count("crisis_uses"), 2);
}

#[test]
fn a_merge_that_was_cut_between_storing_and_erasing_doubles_nothing() {
    let phone = phone();
    phone.lock();
    let used = |at| Arisen::CrisisUse {
        step: None,
        helped: None,
        at: Millis(at),
    };
    phone.ana.arose(used(1)).expect("kept");
    let boot = phone.folder.path().join("Ana/boot");
    let collecting = boot.join("drop-box.collecting");
    std::fs::copy(boot.join("drop-box"), boot.join("copy")).expect("copied");
    phone.unlock();
    assert_eq!(phone.count("crisis_uses"), 1);
    phone.lock();
    // The erasing did not reach the disk; meanwhile something else arose.
    std::fs::rename(boot.join("copy"), &collecting).expect("it is there again");
    phone.ana.arose(used(2)).expect("kept");
    phone.unlock();
    let times: Vec<i64> = phone
        .ana
        .read(uses::all)
        .expect("shown")
        .iter()
        .map(|one| one.at.0)
        .collect();
    assert_eq!(times, [1, 2]);
    assert_eq!(phone.boot_files(), ["vault-name"]);
    assert_eq!(phone.count("arisen_ids"), 1, "ids are kept for one box");
}

#[test]
fn what_this_version_cannot_take_in_is_kept_and_tried_again_and_the_rest_is_taken_in() {
    let phone = phone();
    phone.lock();
    let the_box = DropBox::at(&phone.ana.places.boot_dir);
    let (store, random) = (phone.ana.store.as_ref(), phone.ana.env.random.as_ref());
    the_box.put(&[9, 1, 2, 3], store, random).expect("of a newer version");
    let unknown = PromptId::from_bytes([7; 16]);
    phone
        .ana
        .practice()
        .record_unseen(unknown, Outcome::Done)
        .expect("kept");
    phone.ana.journal().keep_draft("and this").expect("kept");
    phone.unlock();
    assert_eq!(phone.draft().as_deref(), Some("and this"));
    assert_eq!(phone.count("arisen_kept"), 2);
    assert_eq!(phone.count("outcomes"), 0);
    phone.lock();
    phone.ana.journal().keep_draft("and this too").expect("kept");
    phone.unlock();
    assert_eq!(phone.count("arisen_kept"), 2, "neither dropped nor doubled");
}

#[test]
fn nothing_is_kept_for_a_vault_that_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let nobody = companion(&folder, "Eva");
    let refused = nobody.journal().keep_draft("lost otherwise");
    assert_eq!(refused.expect_err("no vault").code(), Code::KeyMissing);
    let ana = created(&folder, "Ana");
    ana.wipe().expect("wiped");
    assert!(ana.journal().keep_draft("lost otherwise").is_err());
}
