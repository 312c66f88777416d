//! `init` and `passphrase`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use kith_tests::{Said, World};

#[test]
fn a_vault_is_created_without_a_network_and_says_its_account() {
    let world = World::new();
    let ana = world.home("Ana");
    let created = ana.does(&["init", "--name", "Ana", "--role", "patient"]);
    assert_eq!(created.text("account").len(), 64);
    assert_eq!(created.as_object().expect("an object").len(), 1);
    assert_eq!(
        ana.code(&["init", "--name", "Ana", "--role", "patient"]),
        "already_exists"
    );
    for role in ["therapist", "supporter"] {
        world.newcomer(role, role);
    }
}

#[test]
fn recovery_words_go_to_a_new_file_that_only_its_owner_can_read() {
    let world = World::new();
    let ana = world.home("Ana");
    let file = world.file("recovery.txt");
    let path = file.to_str().expect("text");
    let init = ["init", "--name", "Ana", "--role", "patient", "--recovery-file", path];
    fs::write(&file, "what was there").expect("written");
    assert_eq!(ana.code(&init), "already_exists");
    assert_eq!(fs::read_to_string(&file).expect("there"), "what was there");
    assert_eq!(ana.code(&["people"]), "not_found", "nothing was created");
    fs::remove_file(&file).expect("removed");
    let said = ana.does(&init);
    assert!(said.get("recovery").is_none());
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&file).expect("there");
    let longest = text.lines().map(|line| line.split_whitespace().count()).max();
    assert_eq!(longest, Some(24));
    assert!(text.contains("relay"));
}

#[test]
fn without_a_terminal_and_a_file_no_recovery_words_are_shown() {
    let world = World::new();
    let done = world.home("Ana").run(&["init", "--name", "Ana", "--role", "patient"]);
    assert_eq!(done.status, Some(0));
    assert_eq!(done.err.lines().count(), 1);
    assert!(done.err.contains("No recovery words"), "{}", done.err);
    assert!(!done.out.contains("24 words"));
}

#[test]
fn the_passphrase_comes_from_a_file_or_the_environment_less_one_newline() {
    let world = World::new();
    let mut ana = world.newcomer("Ana", "patient");
    let file = world.file("passphrase");
    let path = file.to_str().expect("text").to_owned();
    let right = ana.passphrase.clone();
    ana.passphrase = "not it".into();
    assert_eq!(ana.code(&["people"]), "wrong_passphrase");
    fs::write(&file, format!("{right}\n")).expect("written");
    ana.does(&["--passphrase-file", &path, "people"]);
    ana.does(&["people", "--passphrase-file", &path]);
    fs::write(&file, format!("{right}\n\n")).expect("written");
    assert_eq!(ana.code(&["--passphrase-file", &path, "people"]), "wrong_passphrase");
    ana.passphrase = format!("{right}\n");
    ana.does(&["people"]);
    let unasked = ana
        .command(&["--json", "people"])
        .env_remove("KITH_PASSPHRASE")
        .output()
        .expect("runs");
    assert!(
        String::from_utf8_lossy(&unasked.stderr).contains("key_missing"),
        "nobody is asked without a terminal"
    );
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let world = World::new();
    let mut ana = world.newcomer("Ana", "patient");
    ana.does(&["journal", "write", "Before"]);
    let file = world.file("new");
    fs::write(&file, "another five words in here\n").expect("written");
    let path = file.to_str().expect("text");
    let changed = ana.does(&["passphrase", "change", "--new-passphrase-file", path]);
    assert_eq!(changed, serde_json::json!({}));
    assert_eq!(ana.code(&["journal", "list"]), "wrong_passphrase");
    ana.passphrase = "another five words in here".into();
    assert_eq!(ana.does(&["journal", "list"]).each("text"), ["Before"]);
    fs::write(&file, "\n").expect("written");
    assert_eq!(
        ana.code(&["passphrase", "change", "--new-passphrase-file", path]),
        "empty_text"
    );
    ana.does(&["journal", "list"]);
}
