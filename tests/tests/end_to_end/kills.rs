//! Processes that are killed at any moment: nothing that was acknowledged is lost, doubled or out of order.
//!
//! The moments come from a seed, which a failure prints; `KITH_KILL_SEED` replays one and `KITH_KILLS` sets how many. They
//! are moments of real time, so that a replay hits the same places about, not exactly.

use std::process::{Child, Output};
use std::time::{Duration, Instant, SystemTime};

use kith_tests::{Done, Home, Said, World, every_file};
use serde_json::Value;

/// SplitMix64: the same moments for the same seed.
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn microseconds(&mut self, bound: u64) -> Duration {
        Duration::from_micros(self.below(bound))
    }
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

/// When the vault was opened last: each opening writes the session generation anew.
fn opened(home: &Home) -> Vec<SystemTime> {
    let written = every_file(&home.state)
        .into_iter()
        .filter_map(|(path, _)| std::fs::metadata(path).and_then(|data| data.modified()).ok());
    written.collect()
}

/// Between two looks: short beside the moments that are chosen, long enough to leave the processor to the programs.
fn look_again() {
    std::thread::sleep(Duration::from_micros(500));
}

/// Waits until the process has opened the vault, which is after the slow work on the passphrase, or has ended.
pub(crate) fn once_open(home: &Home, child: &mut Child) {
    let before = opened(home);
    while opened(home) == before && child.try_wait().expect("a process of ours").is_none() {
        look_again();
    }
}

/// Kills a process at the seed's moment: mostly while it works with the open vault, sometimes before.
fn killed(home: &Home, mut child: Child, seeded: &mut Seeded) -> Done {
    let wait = if seeded.below(8) == 0 {
        seeded.microseconds(300_000)
    } else {
        once_open(home, &mut child);
        seeded.microseconds(60_000)
    };
    let start = Instant::now();
    while start.elapsed() < wait && child.try_wait().expect("a process of ours").is_none() {
        look_again();
    }
    child.kill().unwrap_or_default();
    let Output { status, stdout, stderr } = child.wait_with_output().expect("it ended");
    Done {
        status: status.code(),
        out: String::from_utf8_lossy(&stdout).into_owned(),
        err: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

/// What a sender was told: a whole document was printed.
fn acknowledged(done: &Done) -> bool {
    serde_json::from_str::<Value>(&done.out).is_ok_and(|message| message["state"] == "queued")
}

#[test]
fn every_acknowledged_message_arrives_once_and_in_order_through_two_hundred_kills() {
    let seed = setting("KITH_KILL_SEED", 0x006B_6974_6821);
    let kills = setting("KITH_KILLS", 200);
    let mut seeded = Seeded(seed);
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let mut told = Vec::new();
    for round in 0..kills {
        let text = format!("Message {round:03}");
        let sending = ana.start(&["chat", "send", "Ben", &text]);
        let receiving = ben.start(&["sync"]);
        let mut of_ben = Seeded(seeded.next());
        let done = std::thread::scope(|scope| {
            let fetched = scope.spawn(|| killed(&ben, receiving, &mut of_ben));
            let done = killed(&ana, sending, &mut seeded);
            fetched.join().expect("killed");
            done
        });
        if acknowledged(&done) {
            told.push(text);
        }
        if round % 2 == 1 {
            let sending = ana.start(&["sync"]);
            if round % 10 == 9 {
                let mut sending = sending;
                once_open(&ana, &mut sending);
                std::thread::sleep(seeded.microseconds(30_000));
                world.relay.kill();
                killed(&ana, sending, &mut seeded);
                world.relay.restart();
            } else {
                killed(&ana, sending, &mut seeded);
            }
        }
    }
    let (_, _, pending) = ana.sync();
    ben.sync();
    assert_eq!(pending, 0, "seed {seed}");
    let arrived = ben.texts("Ana");
    let in_order = arrived.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(in_order, "seed {seed}: {arrived:?}");
    let lost: Vec<_> = told.iter().filter(|text| !arrived.contains(text)).collect();
    assert!(lost.is_empty(), "seed {seed}: lost {lost:?}");
    assert!(
        told.len() as u64 >= kills / 10,
        "seed {seed}: the moments came too early to test anything"
    );
    assert_eq!(ana.texts("Ben"), arrived, "seed {seed}: both see the same");
    assert!(
        ana.does(&["chat", "read", "Ben"])
            .each("state")
            .iter()
            .all(|state| *state == "sent")
    );
    // The conversation works on, in both directions.
    ben.does(&["chat", "send", "Ana", "I am here"]);
    assert_eq!(ben.sync(), (1, 0, 0));
    assert_eq!(ana.sync(), (0, 1, 0));
}

#[test]
fn a_pairing_that_is_killed_at_every_step_is_completed_by_the_next_syncs() {
    let mut seeded = Seeded(setting("KITH_KILL_SEED", 7));
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    for number in 0..6 {
        let name = format!("Dan {number}");
        let dan = world.newcomer(&name, "supporter");
        let invited = ana.does(&["invite", "--role", "supporter"]);
        killed(&dan, dan.start(&["accept", invited.text("invitation")]), &mut seeded);
        if dan.does(&["people"]).items().is_empty() {
            dan.does(&["accept", invited.text("invitation")]);
        }
        for home in [&dan, &ana, &dan, &ana] {
            killed(home, home.start(&["sync"]), &mut seeded);
        }
        for home in [&dan, &ana, &dan] {
            home.sync();
        }
        assert_eq!(dan.does(&["people"]).each("verified"), ["link"], "{name}");
        ana.does(&["chat", "send", &name, "Hello"]);
        ana.sync();
        dan.sync();
        assert_eq!(dan.texts("Ana"), ["Hello"], "{name}");
    }
}

#[test]
fn a_creation_or_a_change_of_passphrase_that_is_killed_leaves_a_vault_that_opens_or_none() {
    let mut seeded = Seeded(setting("KITH_KILL_SEED", 11));
    let world = World::new();
    let file = world.file("new");
    std::fs::write(&file, "another passphrase").expect("written");
    let path = file.to_str().expect("text");
    for number in 0..8 {
        let mut home = world.home(&format!("home {number}"));
        let init = ["init", "--name", "Ana", "--role", "patient"];
        let mut child = home.start(&init);
        let wait = seeded.microseconds(400_000);
        let start = Instant::now();
        while start.elapsed() < wait && child.try_wait().expect("a process of ours").is_none() {
            look_again();
        }
        child.kill().unwrap_or_default();
        child.wait().expect("it ended");
        let again = home.run(&[&["--json"], &init[..]].concat());
        assert!(
            again.status == Some(0) || again.err.contains("already_exists"),
            "{again:?}"
        );
        home.does(&["journal", "write", "Kept"]);
        let change = home.start(&["passphrase", "change", "--new-passphrase-file", path]);
        let changed = killed(&home, change, &mut seeded);
        let old = home.run(&["--json", "journal", "list"]);
        if old.status != Some(0) {
            assert!(old.err.contains("wrong_passphrase"), "{old:?}");
            home.passphrase = "another passphrase".into();
        } else {
            assert_eq!(changed.out, "", "what was confirmed is so");
        }
        assert_eq!(home.does(&["journal", "list"]).each("text"), ["Kept"]);
    }
}
