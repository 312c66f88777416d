//! Processes that are killed at any moment: nothing that was acknowledged is lost, doubled or out of order.
//!
//! The moments come from a seed, which a failure prints; `KITH_KILL_SEED` replays one and `KITH_KILLS` sets how many. They
//! are moments of real time, so that a replay hits the same places about, not exactly. That they come while the processes
//! work is counted, and is part of what must hold.

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
        self.next() % bound.max(1)
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
fn killed(home: &Home, child: Child, seeded: &mut Seeded) -> Done {
    killed_within(Duration::from_millis(60), home, child, seeded)
}

/// As [`killed`], up to `longest` after it has opened the vault.
fn killed_within(longest: Duration, home: &Home, mut child: Child, seeded: &mut Seeded) -> Done {
    let wait = if seeded.below(8) == 0 {
        seeded.microseconds(300_000)
    } else {
        once_open(home, &mut child);
        seeded.microseconds(longest.as_micros() as u64)
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

/// How many processes of one kind were to be killed, and how many of them still ran when the kill came.
#[derive(Default)]
struct Aim {
    kills: u64,
    hits: u64,
}

impl Aim {
    fn count(&mut self, done: &Done) {
        self.kills += 1;
        // A process that was killed has no exit status.
        self.hits += u64::from(done.status.is_none());
    }

    /// Moments that come when the work is over test nothing.
    fn assert_good(&self, what: &str, seed: u64) {
        assert!(
            self.hits * 4 >= self.kills && self.kills > 0,
            "seed {seed}: of {} kills of {what} only {} came in time",
            self.kills,
            self.hits
        );
    }
}

/// How long a process works with the open vault.
fn works(home: &Home, mut child: Child) -> Duration {
    once_open(home, &mut child);
    let start = Instant::now();
    assert!(child.wait().expect("it ends").success());
    start.elapsed()
}

/// Up to when a message that is written, and a sync, are to be killed: twice what they take on this machine, so that about
/// as many kills come in time as too late.
fn spans(ana: &Home, ben: &Home) -> (Duration, Duration) {
    let (mut writing, mut syncing) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let (sent, fetched) = (ana.start(&["chat", "send", "Ben", "To measure"]), ben.start(&["sync"]));
        std::thread::scope(|scope| {
            let fetching = scope.spawn(|| works(ben, fetched));
            writing.push(works(ana, sent));
            syncing.push(fetching.join().expect("it ends"));
        });
        syncing.push(works(ana, ana.start(&["sync"])));
    }
    let twice_the_middle = |mut spans: Vec<Duration>| {
        spans.sort_unstable();
        spans[spans.len() / 2] * 2
    };
    (twice_the_middle(writing), twice_the_middle(syncing))
}

/// A sync during which the relay dies too, and is there again after it.
fn relay_dies_under(world: &mut World, home: &Home, span: Duration, seeded: &mut Seeded) -> Done {
    let mut sending = home.start(&["sync"]);
    once_open(home, &mut sending);
    std::thread::sleep(seeded.microseconds(span.as_micros() as u64 / 2));
    world.relay.kill();
    let done = killed_within(span, home, sending, seeded);
    world.relay.restart();
    done
}

/// Those of the texts that this author wrote, which begin like this.
fn of(author: &str, texts: &[String]) -> Vec<String> {
    let theirs = texts.iter().filter(|text| text.starts_with(author));
    theirs.cloned().collect()
}

#[test]
fn every_acknowledged_message_arrives_once_and_in_order_through_two_hundred_kills() {
    let seed = setting("KITH_KILL_SEED", 0x006B_6974_6821);
    let kills = setting("KITH_KILLS", 200);
    let mut seeded = Seeded(seed);
    let mut world = World::new();
    let (ana, ben) = world.ana_and_ben();
    let (mut told_ana, mut told_ben) = (Vec::new(), Vec::new());
    let (mut writing, mut syncing) = (Aim::default(), Aim::default());
    let (write_span, sync_span) = spans(&ana, &ben);
    for round in 0..kills {
        let text = format!("Message {round:03}");
        let sending = ana.start(&["chat", "send", "Ben", &text]);
        // Every few rounds Ben answers where he else would sync.
        let answer = (round % 5 == 3).then(|| format!("Answer {round:03}"));
        let (of_ben, span_of_ben) = match &answer {
            Some(answer) => (ben.start(&["chat", "send", "Ana", answer]), write_span),
            None => (ben.start(&["sync"]), sync_span),
        };
        let mut moments_of_ben = Seeded(seeded.next());
        let (done, of_ben) = std::thread::scope(|scope| {
            let of_ben = scope.spawn(|| killed_within(span_of_ben, &ben, of_ben, &mut moments_of_ben));
            let done = killed_within(write_span, &ana, sending, &mut seeded);
            (done, of_ben.join().expect("killed"))
        });
        writing.count(&done);
        if acknowledged(&done) {
            told_ana.push(text);
        }
        match answer {
            Some(answer) => {
                writing.count(&of_ben);
                if acknowledged(&of_ben) {
                    told_ben.push(answer);
                }
            }
            None => syncing.count(&of_ben),
        }
        if round % 10 == 9 {
            syncing.count(&relay_dies_under(&mut world, &ana, sync_span, &mut seeded));
        } else if round % 2 == 1 {
            syncing.count(&killed_within(sync_span, &ana, ana.start(&["sync"]), &mut seeded));
        }
        if round == kills / 2 {
            syncing.count(&relay_dies_under(&mut world, &ben, sync_span, &mut seeded));
        }
    }
    writing.assert_good("chat send", seed);
    syncing.assert_good("sync", seed);
    assert!(
        told_ana.len() as u64 >= kills / 10 && !told_ben.is_empty(),
        "seed {seed}: the moments came too early to test anything"
    );
    // Two passes each: what Ben sends in his first is on Ana's device after her second.
    for home in [&ana, &ben, &ana, &ben] {
        let (_, _, pending) = home.sync();
        assert_eq!(pending, 0, "seed {seed}");
    }
    let (at_ana, at_ben) = (ana.texts("Ben"), ben.texts("Ana"));
    for (author, told) in [("Message", &told_ana), ("Answer", &told_ben)] {
        let arrived = of(author, &at_ana);
        assert_eq!(of(author, &at_ben), arrived, "seed {seed}: both see the same");
        let in_order = arrived.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(in_order, "seed {seed}: {arrived:?}");
        let lost: Vec<_> = told.iter().filter(|text| !arrived.contains(text)).collect();
        assert!(lost.is_empty(), "seed {seed}: lost {lost:?}");
    }
    assert_eq!(at_ana.len(), at_ben.len(), "seed {seed}: nothing else came");
    for (home, person) in [(&ana, "Ben"), (&ben, "Ana")] {
        let states = home.does(&["chat", "read", person]);
        assert!(
            states
                .each("state")
                .iter()
                .all(|state| ["sent", "received"].contains(state)),
            "seed {seed}: {states}"
        );
    }
    // The conversation works on, in both directions.
    ben.does(&["chat", "send", "Ana", "I am here"]);
    assert_eq!(ben.sync(), (1, 0, 0));
    assert_eq!(ana.sync(), (0, 1, 0));
    ana.does(&["chat", "send", "Ben", "So am I"]);
    assert_eq!(ana.sync(), (1, 0, 0));
    assert_eq!(ben.sync(), (0, 1, 0));
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
        world.agree(&ana, &dan);
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
