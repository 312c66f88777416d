//! What is wrong or in the way: the relay, the disk, the passphrase, a second process, an old copy.

use std::fs;
use std::path::Path;
use std::process::Command;

use kith_tests::{Home, Impostor, Said, World, copy_folder, every_file};
use sha2::{Digest, Sha256};

/// What an impostor answers, and what `sync` may call it.
fn garbage() -> Vec<(&'static str, Vec<u8>)> {
    let http = |status: &str, body: &[u8]| {
        let head = format!(
            "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body].concat()
    };
    let endless = |body: &[u8]| [b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", body].concat();
    vec![
        ("a page", http("200 OK", b"<html>It works!</html>")),
        ("an error", http("500 Internal Server Error", b"oops")),
        ("not found", http("404 Not Found", b"")),
        ("nothing", http("200 OK", b"")),
        ("a redirect", http("302 Found", b"elsewhere")),
        ("bytes of no meaning", http("200 OK", &[0xC1; 4096])),
        (
            "a map that claims to be huge",
            http("200 OK", &[0xDF, 0xFF, 0xFF, 0xFF, 0xFF]),
        ),
        ("deep nesting", http("200 OK", &vec![0x91; 200_000])),
        ("more than any relay says", endless(&vec![b'x'; 48 << 20])),
    ]
}

#[test]
fn what_is_no_relay_is_called_so_and_nothing_is_lost() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "Kept through all of it"]);
    world.relay.kill();
    for (what, answer) in garbage() {
        let impostor = Impostor::that_answers(world.relay.address(), &answer);
        let refused = ana.refuses(&["sync"]);
        assert_eq!((refused.status, refused.code.as_str()), (1, "relay_protocol"), "{what}");
        drop(impostor);
        assert_eq!(ana.does(&["chat", "read", "Ben"]).each("state"), ["queued"], "{what}");
    }
    world.relay.restart();
    assert_eq!(ana.sync(), (1, 0, 0));
    assert_eq!(ben.sync(), (0, 1, 0));
    assert_eq!(ben.texts("Ana"), ["Kept through all of it"]);
}

#[test]
fn what_does_not_speak_http_or_breaks_off_loses_nothing() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "Kept"]);
    world.relay.kill();
    for answer in [
        &b"SSH-2.0-OpenSSH_9.9\r\n"[..],
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nten bytes.",
    ] {
        let _impostor = Impostor::that_answers(world.relay.address(), answer);
        let code = ana.code(&["sync"]);
        assert!(
            ["relay_protocol", "relay_unreachable"].contains(&code.as_str()),
            "{code}"
        );
    }
    world.relay.restart();
    ana.sync();
    ben.sync();
    assert_eq!(ben.texts("Ana"), ["Kept"]);
}

#[test]
fn everything_but_sync_works_without_a_network() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let invited = ana.does(&["invite", "--role", "supporter"]);
    world.relay.kill();
    let entry = ana.does(&["journal", "write", "Offline"]);
    for command in [
        &["journal", "list"][..],
        &["journal", "search", "offline"],
        &["people"],
        &["people", "verify", "Ben"],
        &["chat", "list"],
        &["chat", "send", "Ben", "Offline"],
        &["chat", "read", "Ben"],
        &["share", "entry", entry.text("id"), "--with", "Ben"],
        &["share", "list"],
        &["practice", "skills"],
        &["practice", "today"],
        &["map", "show"],
        &["invite", "--role", "supporter"],
        &["people", "verify", "Ben", "--compared"],
        &["people", "remove", "Ben"],
    ] {
        ana.does(command);
    }
    world
        .newcomer("Cleo", "supporter")
        .does(&["accept", invited.text("invitation")]);
    for home in [&ana, &ben] {
        assert_eq!(home.code(&["sync"]), "relay_unreachable");
    }
}

#[test]
fn somebody_who_is_not_admitted_is_told_so() {
    let world = World::new();
    let eva = world.home("Eva");
    let url = world.relay.url.as_str();
    let forged = format!("kith-admission-{}", "0".repeat(64));
    let refused = eva.refuses(&[
        "init",
        "--name",
        "Eva",
        "--role",
        "patient",
        "--relay",
        url,
        "--admission",
        "nonsense",
    ]);
    assert_eq!((refused.status, refused.code.as_str()), (1, "invalid_input"));
    eva.does(&[
        "init",
        "--name",
        "Eva",
        "--role",
        "patient",
        "--relay",
        url,
        "--admission",
        &forged,
    ]);
    assert_eq!(eva.code(&["sync"]), "not_admitted");
    for address in [
        "ftp://example.org",
        "http://example.org",
        "example",
        "https://u:p@example.org",
    ] {
        let dan = world.home("Dan");
        assert_eq!(
            dan.code(&["init", "--name", "Dan", "--role", "patient", "--relay", address]),
            "invalid_input"
        );
    }
}

#[test]
fn a_second_process_is_told_that_the_vault_is_busy_and_disturbs_nothing() {
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "Under way"]);
    world.relay.kill();
    // A relay that never answers keeps the first process in its pass.
    let silent = Impostor::that_is_silent(world.relay.address());
    let mut first = ana.start(&["sync"]);
    silent.is_met();
    for command in [&["journal", "list"][..], &["journal", "write", "x"], &["sync"]] {
        let refused = ana.refuses(command);
        assert_eq!(
            (refused.status, refused.code.as_str(), refused.advice.as_str()),
            (1, "busy", "retry"),
            "{command:?}"
        );
    }
    first
        .kill()
        .and_then(|()| first.wait())
        .expect("a process of ours ends");
    drop(silent);
    world.relay.restart();
    assert_eq!(ana.sync(), (1, 0, 0));
    ben.sync();
    assert_eq!(ben.texts("Ana"), ["Under way"]);
}

#[test]
fn a_damaged_file_is_told_from_a_wrong_passphrase_and_nothing_is_repaired_away() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    ana.does(&["journal", "write", "Whole"]);
    let kept = world.file("kept");
    copy_folder(&ana.folder, &kept);
    let vault = ana.folder.join("vault");
    let keys: Vec<_> = every_file(&vault)
        .into_iter()
        .filter(|(path, _)| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("keyslots"))
        })
        .collect();
    assert_eq!(keys.len(), 2, "the key file is kept twice");
    // One damaged copy of the key file does not matter.
    fs::write(&keys[0].0, b"noise").expect("written");
    assert_eq!(ana.does(&["journal", "list"]).each("text"), ["Whole"]);
    for (path, _) in &keys {
        fs::write(path, b"noise").expect("written");
    }
    assert_eq!(ana.code(&["journal", "list"]), "damaged");
    assert_eq!(
        ana.code(&["init", "--name", "Ana", "--role", "patient"]),
        "already_exists"
    );
    copy_folder(&kept, &ana.folder);
    // Pages of the database, its first one too.
    for place in [40, 4096 + 100] {
        let mut content = fs::read(vault.join("vault.db")).expect("there");
        for byte in &mut content[place..place + 64] {
            *byte ^= 0x5A;
        }
        fs::write(vault.join("vault.db"), &content).expect("written");
        let code = ana.code(&["journal", "list"]);
        assert_eq!(code, "damaged", "at {place}");
        assert_eq!(
            fs::read(vault.join("vault.db")).expect("there"),
            content,
            "it is left as it was"
        );
        copy_folder(&kept, &ana.folder);
    }
    fs::remove_file(vault.join("vault.db")).expect("removed");
    assert_eq!(ana.code(&["journal", "list"]), "damaged");
    copy_folder(&kept, &ana.folder);
    assert_eq!(ana.does(&["journal", "list"]).each("text"), ["Whole"]);
}

#[test]
fn a_vault_of_a_newer_version_says_so_and_is_left_as_it_is() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    ana.does(&["journal", "write", "Whole"]);
    let kept = world.file("kept");
    copy_folder(&ana.folder, &kept);
    for name in ["keyslots", "keyslots.copy"] {
        let path = ana.folder.join("vault").join(name);
        let mut bytes = fs::read(&path).expect("there");
        // Eight bytes of a mark, two with the version; at the end a sum of everything before.
        bytes[9] += 1;
        let length = bytes.len() - 32;
        let sum = Sha256::digest(&bytes[..length]);
        bytes[length..].copy_from_slice(&sum);
        fs::write(&path, &bytes).expect("written");
    }
    let newer = every_file(&ana.folder);
    for command in [
        &["journal", "list"][..],
        &["journal", "write", "x"],
        &["sync"],
        &["people"],
    ] {
        let refused = ana.refuses(command);
        assert_eq!(
            (refused.status, refused.code.as_str(), refused.advice.as_str()),
            (1, "newer_version", "update-app"),
            "{command:?}"
        );
    }
    assert!(ana.run(&["journal", "list"]).err.contains("Install a newer version"));
    assert_eq!(every_file(&ana.folder), newer, "nothing is written over");
    copy_folder(&kept, &ana.folder);
    assert_eq!(ana.does(&["journal", "list"]).each("text"), ["Whole"]);
}

#[test]
fn an_older_copy_that_was_put_back_can_be_read_and_not_sent_from() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "Before the copy"]);
    ana.sync();
    ben.sync();
    let copy = world.file("copy");
    copy_folder(&ana.folder, &copy);
    ana.does(&["chat", "send", "Ben", "After the copy"]);
    ana.sync();
    ben.sync();
    fs::remove_dir_all(&ana.folder).expect("removed");
    copy_folder(&copy, &ana.folder);
    assert_eq!(ana.texts("Ben"), ["Before the copy"]);
    ana.does(&["journal", "write", "Still mine"]);
    ana.does(&["chat", "send", "Ben", "Must not go out with old keys"]);
    for _ in 0..2 {
        let refused = ana.refuses(&["sync"]);
        assert_eq!(
            (refused.code.as_str(), refused.advice.as_str()),
            ("rolled_back", "verify-again")
        );
    }
    assert_eq!(
        ana.texts("Ben").last().map(String::as_str),
        Some("Must not go out with old keys")
    );
    ben.sync();
    assert_eq!(ben.texts("Ana"), ["Before the copy", "After the copy"]);
    assert_eq!(ana.does(&["journal", "list"]).each("text"), ["Still mine"]);
}

#[test]
fn a_copy_on_another_device_cannot_send() {
    let world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let thief = world.home("thief");
    copy_folder(&ana.folder, &thief.folder);
    assert_eq!(thief.code(&["sync"]), "rolled_back", "its state stayed behind");
    ana.does(&["chat", "send", "Ben", "It is me"]);
    assert_eq!(ana.sync(), (1, 0, 0));
    ben.sync();
    assert_eq!(ben.texts("Ana"), ["It is me"]);
}

/// A small disk of its own for a home. Unmounted when dropped.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path) -> Option<Self> {
        fs::create_dir_all(at).expect("made");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"])
            .arg(at)
            .output();
        mounted
            .is_ok_and(|output| output.status.success())
            .then_some(SmallDisk(at))
    }

    /// Leaves this many bytes free.
    fn fill(&self, leave: usize) {
        let mut size = 4 << 20;
        while fs::write(self.0.join("filler"), vec![0; size]).is_err() {
            size -= 4096;
        }
        fs::write(self.0.join("filler"), vec![0; size.saturating_sub(leave)]).expect("it fits now");
    }

    fn free(&self) {
        fs::remove_file(self.0.join("filler")).expect("removed");
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        // The processes that used it have ended; a mount that stays would be seen in the folder's removal.
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_is_said_and_what_was_confirmed_stays() {
    let world = World::new();
    let ana = world.home("Ana");
    let Some(disk) = SmallDisk::mount(&ana.folder) else {
        let mut out = std::io::stderr();
        std::io::Write::write_all(&mut out, b"skipped: mounting a small disk needs root\n").expect("said");
        return;
    };
    ana.does(&["init", "--name", "Ana", "--role", "patient"]);
    let mut confirmed = Vec::new();
    for leave in [0, 16 << 10, 64 << 10, 256 << 10] {
        disk.fill(leave);
        let refused = fill_up(&ana, leave, &mut confirmed);
        assert_eq!(refused, "disk_full", "with {leave} bytes left");
        disk.free();
        assert_eq!(ana.does(&["journal", "list"]).each("text"), confirmed);
    }
    ana.does(&["journal", "write", "There is room again"]);
}

/// Writes entries until one is refused, and says why.
fn fill_up(home: &Home, leave: usize, confirmed: &mut Vec<String>) -> String {
    for number in 0.. {
        let text = format!("{leave} {number} {}", "long ".repeat(4_000));
        let arguments = ["--json", "journal", "write", "-"];
        let done = home.run_with_input(&arguments, text.as_bytes());
        if done.status != Some(0) {
            return done.refusal(&arguments).code;
        }
        confirmed.push(done.document(&arguments).text("text").to_owned());
    }
    unreachable!("a disk of four megabytes is full at some time")
}
