//! What changes the vault of one device alone.

use kith::companion::{Arisen, Lifecycle};
use kith::exchange::identity::Role;
use kith::foundation::keys::Passphrase;
use kith::foundation::types::{Code, Millis};

use super::interposer::{Mode, Point};
use super::people::{Device, PASSPHRASE};
use super::points::Call;
use super::scenario::{at_every_call, run};
use super::stage::{Stage, close};

/// Ana's vault, with one entry in it.
fn with_an_entry() -> Stage {
    let mut stage = Stage::empty();
    let ana = Device::create(&stage.path("ana"), "Ana", Role::Patient, None, None);
    ana.companion.journal().write(entry("written before")).expect("written");
    close(&[&ana]);
    stage.keep();
    stage
}

fn entry(text: &str) -> kith::care::journal::NewEntry<'_> {
    kith::care::journal::NewEntry {
        text,
        mood: Some(1),
        tags: &[],
    }
}

#[test]
fn the_calls_that_are_counted_are_those_of_the_database_and_of_the_key_store() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let stage = with_an_entry();
    let trace = stage.beside("trace");
    let verbs = ["open", "journal=an entry"];
    let told = run(&stage.path("ana"), &verbs, None, Some(&trace));
    assert_eq!(told.done, ["open", "journal"]);
    let calls = Call::all(&std::fs::read_to_string(&trace).expect("a trace"));
    let count = |name: &str, file: &str| {
        let same = calls
            .iter()
            .filter(|call| call.name == name && call.file.starts_with(file));
        same.count()
    };
    // The head of the log, each of two transactions, and the log once more before it is folded into the file.
    assert_eq!(
        count("fdatasync", "vault/vault.db-wal") + count("fsync", "vault/vault.db-wal"),
        4
    );
    assert!(count("pwrite", "vault/vault.db-wal") > 8);
    assert_eq!(count("unlink", "vault/vault.db-wal"), 1);
    // The generation is replaced: written beside, synced, renamed, the folder synced.
    assert_eq!((count("rename", "store/generation-"), count("fsync", "store")), (1, 2));
    // A process that is ended at the last write of the database has written everything before it.
    let last = calls
        .iter()
        .rposition(|call| call.file == "vault/vault.db-wal" && call.bytes > 0);
    let point = Point {
        mode: Mode::Kill,
        at: last.expect("a write") + 1,
    };
    let written = |calls: &[Call]| {
        let frames = calls.iter().filter(|call| call.file == "vault/vault.db-wal");
        frames.map(|call| call.bytes).sum::<usize>() as u64
    };
    let mut stage = stage;
    stage.begin();
    assert!(run(&stage.path("ana"), &verbs, Some(point), None).killed);
    let log = std::fs::metadata(stage.path("ana").join("vault/vault.db-wal")).expect("the log");
    assert_eq!(
        log.len(),
        written(&calls[..point.at - 1]),
        "no write went past the count"
    );
}

#[test]
fn what_was_not_synced_stays_after_a_kill_and_is_gone_after_a_cut() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let mut stage = with_an_entry();
    let verbs = ["open", "journal=an entry"];
    let trace = stage.beside("trace");
    run(&stage.path("ana"), &verbs, None, Some(&trace));
    let calls = Call::all(&std::fs::read_to_string(&trace).expect("a trace"));
    let syncs = calls.iter().enumerate().filter(|(_, call)| {
        let name = call.name.as_str();
        call.file == "vault/vault.db-wal" && ["fsync", "fdatasync"].contains(&name)
    });
    // The head of the log, the opening, the entry.
    let at = syncs.map(|(place, _)| place + 1).nth(2).expect("the entry is synced");
    for (mode, entries) in [(Mode::Kill, 2), (Mode::Cut, 1)] {
        stage.begin();
        assert!(run(&stage.path("ana"), &verbs, Some(Point { mode, at }), None).killed);
        let left = stage.device("ana").companion.journal().list().expect("entries");
        assert_eq!(left.len(), entries, "{mode:?}");
    }
}

#[test]
fn an_entry_and_a_draft_are_kept_whole_or_not_at_all() {
    let verbs = ["open", "journal=the new entry", "draft=a half sentence"];
    at_every_call(with_an_entry(), "ana", &verbs, |stage, told| {
        let ana = stage.device("ana");
        let journal = ana.companion.journal();
        let texts = |entries: Vec<kith::care::journal::Entry>| {
            let all = entries.into_iter().map(|entry| entry.text);
            all.collect::<Vec<_>>()
        };
        let listed = texts(journal.list().expect("entries"));
        let found = texts(journal.search("entry").expect("found"));
        if told.acknowledged("journal") || listed.len() > 1 {
            assert_eq!(listed, ["written before", "the new entry"]);
            assert_eq!(found, ["the new entry"], "what is listed can be found");
        } else {
            assert_eq!((listed, found), (vec!["written before".to_owned()], vec![]));
        }
        match journal.draft().expect("readable").as_deref() {
            None => assert!(!told.acknowledged("draft")),
            Some(draft) => assert_eq!(draft, "a half sentence"),
        }
        journal.write(entry("and on")).expect("it can be written in");
        close(&[&ana]);
        let ana = stage.device("ana");
        let entries = ana.companion.journal().list().expect("entries");
        assert_eq!(entries.last().map(|entry| entry.text.as_str()), Some("and on"));
    });
}

#[test]
fn a_change_of_passphrase_leaves_the_old_one_or_the_new_one_and_loses_nothing() {
    let verbs = ["open", "passphrase=another passphrase"];
    at_every_call(with_an_entry(), "ana", &verbs, |stage, told| {
        let opens = |passphrase: &str| {
            let ana = Device::at(&stage.path("ana"));
            let opened = ana
                .companion
                .unlock_with_passphrase(&Passphrase::new(passphrase.into()));
            if opened.is_ok() {
                assert_eq!(ana.companion.journal().list().expect("entries").len(), 1);
                close(&[&ana]);
            }
            opened.err().map(|error| error.code())
        };
        if opens("another passphrase").is_some() {
            assert!(!told.acknowledged("passphrase"), "the change was confirmed");
            assert_eq!(opens(PASSPHRASE), None);
        } else if told.acknowledged("passphrase") {
            assert_eq!(opens(PASSPHRASE), Some(Code::WrongPassphrase));
        }
        close(&[&stage.device("ana")]);
    });
}

#[test]
fn a_vault_whose_removal_was_cut_short_is_removed_by_the_next_one() {
    at_every_call(with_an_entry(), "ana", &["open", "wipe"], |stage, told| {
        let ana = Device::at(&stage.path("ana"));
        let left = ana.companion.lifecycle().expect("readable");
        assert!(!told.acknowledged("wipe") || left == Lifecycle::Absent);
        ana.companion.wipe().expect("removed");
        assert_eq!(ana.companion.lifecycle().expect("readable"), Lifecycle::Absent);
        for folder in ["vault", "boot"] {
            assert!(!stage.path("ana").join(folder).exists(), "nothing is left of {folder}");
        }
    });
}

/// Ana types, nobody touches the phone for longer than her policy allows, and what she had typed comes a moment later.
const CUT_BY_THE_LOCK: [&str; 5] = [
    "open",
    "key-after=10",
    "draft=Today I feel bet",
    "minutes=11",
    "draft=Today I feel better",
];

#[test]
fn m23_a_word_in_the_middle_of_which_the_phone_locked_itself_is_there_after_a_kill() {
    at_every_call(with_an_entry(), "ana", &CUT_BY_THE_LOCK, |stage, told| {
        let ana = stage.device("ana");
        let draft = ana.companion.journal().draft().expect("readable");
        let kept = told.done.iter().filter(|verb| *verb == "draft").count();
        match draft.as_deref() {
            None => assert_eq!(kept, 0),
            Some("Today I feel bet") => assert!(kept < 2),
            Some(draft) => assert_eq!(draft, "Today I feel better"),
        }
        assert_eq!(ana.companion.journal().list().expect("entries").len(), 1);
        // It is merged for good, and the box is empty.
        close(&[&ana]);
        assert!(!stage.path("ana").join("boot/drop-box").exists());
        let ana = stage.device("ana");
        assert_eq!(ana.companion.journal().draft().expect("readable"), draft);
        close(&[&ana]);
    });
}

#[test]
fn what_arose_while_locked_is_merged_once_wherever_the_unlock_is_cut() {
    let mut stage = with_an_entry();
    {
        let ana = Device::at(&stage.path("ana"));
        for helped in [Some(true), None] {
            let used = Arisen::CrisisUse {
                step: Some("coping".into()),
                helped,
                at: Millis(1_800_000_000_000),
            };
            ana.companion.arose(used).expect("kept");
        }
        ana.companion.journal().keep_draft("half a sentence").expect("kept");
    }
    stage.keep();
    at_every_call(stage, "ana", &["open", "lock", "open"], |stage, _| {
        let ana = stage.device("ana");
        let draft = ana.companion.journal().draft().expect("readable");
        assert_eq!(draft.as_deref(), Some("half a sentence"));
        assert_eq!(ana.companion.crisis_uses().expect("readable").len(), 2);
        close(&[&ana]);
    });
}
