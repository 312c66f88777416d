//! What somebody finds who has the disks: of the devices, of the relay, and everything that was logged.
//!
//! Here are the files; `errors` has what commands say on standard error, `logs` what the library logs.

mod errors;
mod logs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use kith_tests::{Home, Said, World, every_file};

/// What must be found nowhere. Long and odd enough that chance does not write them.
const CANARIES: [&str; 12] = [
    "amber lighthouse sentence",
    "velvet compass question",
    "copper meadow answer",
    "quartzlabel",
    "Ana Ivorygate",
    "Ben Marblefield",
    "Cleo Saffronhill",
    "+34 600 123 987",
    "four quiet words here",
    "killed in the middle of this sentence",
    "unsent tulip draft",
    "a willow sentence, half written",
];

/// The forms in which bytes may lie in a file or a log: as they are, as UTF-16, as hexadecimal, as a list of numbers, as
/// Base64 at each alignment.
pub(crate) fn forms(text: &str) -> Vec<Vec<u8>> {
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex = text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut forms = vec![
        text.as_bytes().to_vec(),
        utf16,
        hex.into_bytes(),
        numbers(text).into_bytes(),
    ];
    for shift in 0..3 {
        // Without the characters at the ends, which depend on what stands beside.
        let shifted = [&b"\0\0\0"[..shift], text.as_bytes()].concat();
        let encoded = STANDARD_NO_PAD.encode(shifted);
        forms.push(encoded.as_bytes()[4..encoded.len() - 4].to_vec());
    }
    forms
}

/// As a debugger shows bytes.
fn numbers(text: &str) -> String {
    text.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(", ")
}

pub(crate) fn holds(content: &[u8], form: &[u8]) -> bool {
    memchr::memmem::find(content, form).is_some()
}

#[test]
fn the_search_finds_words_in_each_form_in_which_they_may_lie() {
    let canary = CANARIES[0];
    for before in ["", "x", "xy", "xyz"] {
        let text = format!("{before}{canary} and more");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let base64 = STANDARD_NO_PAD.encode(&text);
        let numbers = format!("{:?}", text.as_bytes());
        for content in [
            text.as_bytes(),
            &utf16,
            hex.as_bytes(),
            numbers.as_bytes(),
            base64.as_bytes(),
        ] {
            assert!(forms(canary).iter().any(|form| holds(content, form)), "{before:?}");
        }
    }
    let unrelated = STANDARD_NO_PAD.encode("a sentence about something else entirely");
    assert!(!forms(canary).iter().any(|form| holds(unrelated.as_bytes(), form)));
}

fn assert_unreadable(world: &World, canaries: &[&str], except: &[&str]) {
    let files = every_file(world.folder());
    assert!(files.iter().any(|(path, _)| path.ends_with("vault.db")));
    assert!(
        files
            .iter()
            .any(|(path, content)| path.starts_with(world.file("relay")) && content.len() > 4096)
    );
    for (path, content) in &files {
        if except.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        for canary in canaries {
            for form in forms(canary) {
                assert!(!holds(content, &form), "{canary:?} is in {}", path.display());
            }
        }
    }
}

fn named(world: &World, folder: &str, name: &str, role: &str, recovery: &str) -> Home {
    let home = world.home(folder);
    let (url, admission, file) = (world.relay.url.clone(), world.relay.admit(), world.file(recovery));
    let (file, authority) = (file.to_str().expect("text"), world.relay.authority());
    let mut init = vec!["init", "--name", name, "--role", role];
    init.extend(["--relay", &url, "--admission", &admission, "--recovery-file", file]);
    if let Some(file) = &authority {
        init.extend(["--relay-ca", file.to_str().expect("text")]);
    }
    home.does(&init);
    home
}

#[test]
fn no_word_and_no_name_is_in_any_file_of_the_devices_or_of_the_relay() {
    let mut world = World::new();
    let ana = named(&world, "a", "Ana Ivorygate", "patient", "words-of-a");
    let ben = named(&world, "b", "Ben Marblefield", "therapist", "words-of-b");
    world.pair(&ana, "therapist", &ben);
    let words: Vec<String> = ["words-of-a", "words-of-b"]
        .iter()
        .map(|file| std::fs::read_to_string(world.file(file)).expect("there"))
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.split_whitespace().count() == 24)
        .collect();
    assert_eq!(words.len(), 2);
    let mut canaries: Vec<&str> = CANARIES.to_vec();
    canaries.extend(words.iter().map(String::as_str));
    let except = ["words-of-a", "words-of-b"];

    let entry = ana.does(&[
        "journal",
        "write",
        "--tag",
        "quartzlabel",
        "The amber lighthouse sentence.",
    ]);
    ana.does(&[
        "map",
        "add",
        "Cleo Saffronhill",
        "--kind",
        "social",
        "--ring",
        "1",
        "--phone",
        "+34 600 123 987",
    ]);
    ana.does(&["chat", "send", "Ben Marblefield", "The velvet compass question?"]);
    ana.does(&["share", "entry", entry.text("id"), "--with", "Ben Marblefield"]);
    // What is typed and not yet kept as an entry: the apps keep it, no command does.
    let writing = ana.companion();
    let kept = writing.journal().keep_draft("a willow sentence, half written");
    kept.expect("kept");
    let draft = writing.journal().draft().expect("read");
    assert_eq!(draft.as_deref(), Some("a willow sentence, half written"));
    drop(writing);
    ana.sync();
    ben.sync();
    ben.does(&["chat", "send", "Ana Ivorygate", "The copper meadow answer."]);
    ben.sync();
    ana.sync();
    assert_eq!(ben.does(&["share", "list"]).items().len(), 1);
    assert_unreadable(&world, &canaries, &except);

    // Errors and what is refused leave no words either.
    ana.code(&["chat", "send", "Ben Marblefield", &"unsent tulip draft ".repeat(6_000)]);
    ana.code(&["chat", "read", "killed in the middle of this sentence"]);

    // Processes that die in the middle of their work leave their files as they are.
    for _ in 0..6 {
        ana.does(&[
            "chat",
            "send",
            "Ben Marblefield",
            "killed in the middle of this sentence",
        ]);
        let mut dying = ana.start(&["sync"]);
        crate::kills::once_open(&ana, &mut dying);
        dying
            .kill()
            .and_then(|()| dying.wait())
            .expect("a process of ours ends");
        let mut dying = ana.start(&["journal", "write", "killed in the middle of this sentence"]);
        crate::kills::once_open(&ana, &mut dying);
        dying
            .kill()
            .and_then(|()| dying.wait())
            .expect("a process of ours ends");
        assert_unreadable(&world, &canaries, &except);
    }
    world.relay.kill();
    assert_unreadable(&world, &canaries, &except);
}

#[test]
fn the_files_of_a_vault_can_be_read_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    let (ana, _ben) = world.ana_and_ben();
    for folder in [&ana.folder, &ana.state] {
        for (path, _) in every_file(folder) {
            let mode = std::fs::metadata(&path).expect("there").permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{}", path.display());
        }
    }
    for folder in ["vault", "boot"] {
        let mode = std::fs::metadata(ana.folder.join(folder))
            .expect("there")
            .permissions()
            .mode()
            & 0o777;
        assert_eq!(mode, 0o700, "{folder}");
    }
}

#[test]
fn the_relay_sees_sizes_of_a_few_steps_only() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let sizes = |text: &str| {
        let before = relay_bytes(&world);
        ana.does(&["chat", "send", "Ben", text]);
        ana.sync();
        ben.sync();
        relay_bytes(&world) - before
    };
    // The log of the relay's database grows by whole frames: texts of one step grow it alike.
    assert_eq!(
        sizes("No"),
        sizes("Yes, I would like that very much, thank you for asking me.")
    );
    assert!(sizes(&"long ".repeat(4_000)) > sizes("short"));
}

/// What the relay's database and its log have come to.
fn relay_bytes(world: &World) -> usize {
    every_file(&world.file("relay"))
        .iter()
        .map(|(_, content)| content.len())
        .sum()
}
