//! `recover`.

use kith_tests::{Home, Said, World};
use serde_json::json;

/// Ana with recovery words in a file of the world.
fn ana(world: &World) -> (Home, String) {
    let home = world.home("Ana");
    let file = world.file("recovery.txt").to_str().expect("text").to_owned();
    let (url, admission) = (world.relay.url.clone(), world.relay.admit());
    home.does(&[
        "init",
        "--name",
        "Ana",
        "--role",
        "patient",
        "--relay",
        &url,
        "--admission",
        &admission,
        "--recovery-file",
        &file,
    ]);
    (home, file)
}

#[test]
fn the_words_bring_the_account_and_its_people_back_and_the_old_device_is_out() {
    let world = World::new();
    let (old, file) = ana(&world);
    let ben = world.newcomer("Ben", "therapist");
    world.pair(&old, "therapist", &ben);
    old.does(&["chat", "send", "Ben", "From the old phone"]);
    old.sync();
    ben.sync();
    ben.does(&["people", "verify", "Ana", "--compared"]);
    let account = ben.does(&["people"]).each("id")[0].to_owned();

    let new = world.home("new");
    assert_eq!(new.does(&["recover", "--recovery-file", &file]), json!({}));
    assert_eq!(new.does(&["people"]).each("name"), ["Ben"]);
    ben.sync();
    new.sync();
    ben.sync();
    world.agree(&new, &ben);
    new.does(&["chat", "send", "Ben", "From the new phone"]);
    new.sync();
    ben.sync();
    assert_eq!(ben.texts("Ana"), ["From the old phone", "From the new phone"]);
    ben.does(&["chat", "send", "Ana", "Welcome back"]);
    ben.sync();
    new.sync();
    assert_eq!(new.texts("Ben").last().map(String::as_str), Some("Welcome back"));
    let people = ben.does(&["people"]);
    assert_eq!(people.each("id"), [account.as_str()], "it is the same account");
    assert_ne!(
        people.each("verified"),
        ["compared"],
        "another device is not yet compared"
    );

    // Who found the old phone reads nothing new.
    old.run(&["sync"]);
    assert!(!old.run(&["chat", "read", "Ben"]).out.contains("Welcome back"));
    old.run(&["chat", "send", "Ben", "From a thief"]);
    old.run(&["sync"]);
    ben.sync();
    assert!(!ben.texts("Ana").contains(&"From a thief".to_owned()));
}

#[test]
fn words_that_are_wrong_or_unknown_to_the_relay_bring_nothing_back() {
    let world = World::new();
    let new = world.home("new");
    let file = world.file("words");
    let path = file.to_str().expect("text");
    let url = world.relay.url.clone();
    let recover = ["recover", "--recovery-file", path, "--relay", &url];
    assert_eq!(new.code(&recover), "invalid_input", "there is no file");
    std::fs::write(&file, "these are no words of ours\n").expect("written");
    assert_eq!(new.code(&recover), "wrong_passphrase");
    std::fs::write(&file, "abandon ".repeat(23) + "art\n").expect("written");
    assert_eq!(new.code(&["recover", "--recovery-file", path]), "no_relay");
    assert_eq!(new.code(&recover), "not_found");
    assert_eq!(new.code(&["people"]), "not_found", "no vault was made");
}
