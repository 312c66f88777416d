//! Three devices and a real relay on a seeded schedule of everything that people do, over networks that lose, double,
//! delay and part, with restarts of devices and of the relay, and clocks that are wrong.
//!
//! When the faults have stopped and everybody has synced until nothing moves: what was acknowledged is there once, and in
//! the order of its sender; both sides of a conversation have the same messages; shares are live or ended on both sides;
//! nobody was told of an alarm or of a place that lacks something; every vault opens. Not asserted: how the messages of two
//! senders interleave, which each side sees as they arrived.
//!
//! A failure prints its seed; `KITH_SIMULATION_SEED` replays one and `KITH_SIMULATIONS` sets how many are run.

mod chance;
mod device;
mod net;

use std::sync::Arc;

use kith::care::FieldValue;
use kith::care::consent::Terms;
use kith::care::consent::decisions::Channel;
use kith::care::journal::NewEntry;
use kith::care::support::{Kind, NewNode, NodeType};
use kith::companion::{Share, Subject};
use kith::exchange::identity::Role;
use kith::exchange::identity::person::Standing;
use kith::foundation::env::{Clock, Relay, SystemClock};
use kith::foundation::types::Code;
use kith_tests::{RelayProgram, agree, memory_folder};
use kith_wire::id::Token;

use chance::Chance;
use device::{Device, New};
use net::Devices;

const DAY: i64 = 24 * 3_600_000;
/// No clock is further from the truth than this: what is kept for thirty days is kept.
const WRONGEST: i64 = 12 * DAY;
const STEPS: usize = 200;
/// Of Ana, Ben and Cleo.
const ROLES: [Role; 3] = [Role::Patient, Role::Therapist, Role::Supporter];
const USUAL_SEEDS: u64 = 4;

#[test]
fn whatever_the_network_does_everybody_has_everything_once_when_it_is_over() {
    let setting = |name: &str| std::env::var(name).ok().map(|text| text.parse().expect("a number"));
    match setting("KITH_SIMULATION_SEED") {
        Some(seed) => simulate(seed),
        None => (1..=setting("KITH_SIMULATIONS").unwrap_or(USUAL_SEEDS)).for_each(simulate),
    }
}

/// Says the seed when the test fails.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let line = format!("KITH_SIMULATION_SEED={} repeats this\n", self.0);
            std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes()).expect("said");
        }
    }
}

struct Simulation {
    chance: Chance,
    relay: RelayProgram,
    people: Vec<Device>,
    devices: Arc<Devices>,
    runtime: tokio::runtime::Runtime,
    written: u64,
    _folder: tempfile::TempDir,
}

fn simulate(seed: u64) {
    let _seed = Seed(seed);
    let mut simulation = Simulation::new(seed);
    simulation.set_bad(true);
    simulation.pair_all();
    simulation.agree_all();
    for _ in 0..STEPS {
        simulation.step();
    }
    simulation.set_bad(false);
    simulation.settle();
    simulation.check();
}

impl Simulation {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::of(seed);
        let folder = memory_folder();
        let relay = RelayProgram::start(folder.path());
        let devices = Arc::new(Devices::default());
        let who = ["Ana", "Ben", "Cleo"].into_iter().zip(ROLES);
        let people = who.enumerate().map(|(place, (name, role))| {
            let new = New {
                name,
                role,
                place,
                relay: Relay::parse(&relay.url, None).expect("loopback"),
                admission: Token::from_text(&relay.admit()).expect("a token"),
                folder: folder.path(),
                now: SystemClock.now().plus(chance.around_zero(2 * DAY)),
            };
            Device::new(new, &devices, &mut chance)
        });
        let people = people.collect();
        Simulation {
            chance,
            relay,
            people,
            devices,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime"),
            written: 0,
            _folder: folder,
        }
    }

    fn set_bad(&self, bad: bool) {
        for device in &self.people {
            device.net.set_bad(bad);
        }
    }

    /// One pass of somebody; what it met.
    fn sync(&self, who: usize) -> (bool, Option<Code>) {
        let (report, problem) = self
            .runtime
            .block_on(self.people[who].companion.sync())
            .expect("the vault works");
        let quiet = report.sent + report.received + report.pending == 0;
        (quiet, problem.map(|problem| problem.code()))
    }

    /// Everybody comes to know everybody, whatever the network does.
    fn pair_all(&mut self) {
        for (inviter, answerer) in [(0, 1), (0, 2), (1, 2)] {
            let (offered, life) = (ROLES[answerer], 60 * DAY);
            let invitation = self.people[inviter].companion.people().invite(offered, life);
            let link = invitation.expect("invited").to_link();
            self.sync(inviter);
            self.people[answerer]
                .companion
                .people()
                .accept(&link)
                .expect("accepted");
            let mut passes = 0;
            while !self.know_each_other(inviter, answerer) {
                assert!(passes < 100, "they never came to know each other");
                let who = [answerer, inviter][passes % 2];
                self.sync(who);
                if self.chance.below(8) == 0 {
                    self.people[who].restart();
                }
                passes += 1;
            }
        }
    }

    /// Everybody agrees to what is needed, and everybody learns of it, whatever the network does.
    fn agree_all(&mut self) {
        for device in &self.people {
            agree(&device.companion);
        }
        let mut passes = 0;
        while !self.may_write() {
            assert!(passes < 300, "they never learned what the others agreed to");
            self.sync(passes % 3);
            passes += 1;
        }
    }

    fn may_write(&self) -> bool {
        let lacks = |who: usize, with: usize| {
            let consents = self.people[who].companion.consents();
            let lacking = consents.lacking(self.people[with].name, Channel::Messages);
            !lacking.expect("they know each other").is_empty()
        };
        !(0..3).any(|who| (0..3).any(|with| who != with && lacks(who, with)))
    }

    fn know_each_other(&self, one: usize, other: usize) -> bool {
        let knows = |who: usize, whom: usize| {
            let person = self.people[who].companion.people().find(self.people[whom].name);
            person.is_ok_and(|person| person.standing == Standing::Active)
        };
        knows(one, other) && knows(other, one)
    }

    /// Somebody does something, or something happens to them.
    fn step(&mut self) {
        let who = self.chance.index(3);
        let with = self.people[(who + 1 + self.chance.index(2)) % 3].name;
        self.written += 1;
        let text = format!("{} to {with}, number {}", self.people[who].name, self.written);
        let kind = self.chance.below(40);
        let pick = self.chance.index(1 << 16);
        let around = self.chance.around_zero(3 * DAY);
        let device = &mut self.people[who];
        match kind {
            0..=9 => {
                device.companion.messages().send(with, &text).expect("queued");
                device.told.messages.entry(with).or_default().push(text);
            }
            10..=11 => write(device, &text),
            12..=14 => {
                write(device, &text);
                if device.companion.me().expect("an account").role == Role::Patient {
                    share(device, with);
                }
            }
            15..=16 => revoke(device, pick),
            17 => put_on_map(device, &text),
            18..=21 => device.companion.people().renew_keys(with).expect("wanted"),
            22 => device.restart(),
            23 => {
                let now = device.clock.now().0.saturating_add(around);
                let true_now = SystemClock.now();
                let bounded = now.clamp(true_now.plus(-WRONGEST).0, true_now.plus(WRONGEST).0);
                device.clock.set(kith::foundation::types::Millis(bounded));
            }
            24 => device.net.set_parted(true),
            25..=26 => device.net.set_parted(false),
            27 => self.relay.restart(),
            _ => {
                self.sync(who);
            }
        }
    }

    /// Everybody syncs until nothing moves.
    fn settle(&mut self) {
        for device in &mut self.people {
            device.net.set_parted(false);
            device.restart();
        }
        // What was late may still arrive in the first rounds, and stand in the way.
        let quiet_after = (0..20).find(|_| (0..3).map(|who| self.sync(who)).all(|met| met == (true, None)));
        assert!(quiet_after.is_some(), "they sync and sync");
        // Once more: each has now seen what the others did last.
        for who in (0..3).chain(0..3) {
            assert_eq!(self.sync(who), (true, None), "it was quiet");
        }
    }

    fn check(&mut self) {
        for one in 0..3 {
            for other in (0..3).filter(|other| *other != one) {
                self.check_messages(one, other);
                self.check_shares(one, other);
            }
        }
        for device in &mut self.people {
            device.restart();
            let entries = device.companion.journal().list().expect("entries");
            let entries: Vec<_> = entries.into_iter().map(|entry| (entry.id, entry.text)).collect();
            let mut told = device.told.entries.clone();
            assert_eq!(
                sorted(entries),
                sorted(std::mem::take(&mut told)),
                "{}'s journal",
                device.name
            );
            let map = device.companion.support_map().show().expect("the map");
            let map: Vec<_> = map.into_iter().map(|node| node.name).collect();
            assert_eq!(sorted(map), sorted(device.told.map.clone()), "{}'s map", device.name);
        }
        self.devices.clear();
    }

    /// What `one` wrote to `other` is on both sides, once and in its order.
    fn check_messages(&self, one: usize, other: usize) {
        let (one, other) = (&self.people[one], &self.people[other]);
        let told = one.told.messages.get(other.name).cloned().unwrap_or_default();
        let of_one = |history: Vec<(String, &'static str)>, state: &str| {
            let own = history.into_iter().filter(|(text, _)| text.starts_with(one.name));
            own.map(|(text, is)| {
                assert_eq!(is, state, "{text}");
                text
            })
            .collect::<Vec<_>>()
        };
        assert_eq!(of_one(one.history(other.name), "sent"), told, "as {} has it", one.name);
        assert_eq!(
            of_one(other.history(one.name), "received"),
            told,
            "as {} has it",
            other.name
        );
        let condition = one.companion.messages().condition(other.name).expect("known");
        assert_eq!(
            condition,
            kith::exchange::sync::Condition::default(),
            "{} with {}",
            one.name,
            other.name
        );
    }

    /// What `one` shares with `other` can be read by them, and what was taken back cannot.
    fn check_shares(&self, one: usize, other: usize) {
        let (one, other) = (&self.people[one], &self.people[other]);
        for (id, _, text, over) in one.told.shares.iter().filter(|(_, with, ..)| *with == other.name) {
            let given = one.companion.shares().list().expect("shares").into_iter();
            let states: Vec<_> = given
                .filter_map(|share| match share {
                    Share::Given(grant) if grant.id == *id => Some(grant.state.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(states, [if *over { "revoked" } else { "live" }], "{text}");
            match other.companion.shares().read(*id, Some("our session")) {
                Ok(read) => {
                    let shown = FieldValue::Text(text.clone());
                    assert_eq!((&read.fields["text"], *over), (&shown, false), "it was taken back");
                }
                Err(error) => assert_eq!((error.code(), *over), (Code::NotFound, true), "{text}"),
            }
        }
    }
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all
}

fn write(device: &mut Device, text: &str) {
    let entry = NewEntry {
        text,
        mood: None,
        tags: &[],
    };
    let id = device.companion.journal().write(entry).expect("written").id;
    device.told.entries.push((id, text.to_owned()));
}

/// Shares the newest entry.
fn share(device: &mut Device, with: &'static str) {
    let (entry, text) = device.told.entries.last().expect("just written").clone();
    device.companion.authenticate_with_key_store().expect("proven");
    let grant = device
        .companion
        .shares()
        .share(Subject::Entry(entry), with, &Terms::default())
        .expect("shared");
    device.told.shares.push((grant.id, with, text, false));
}

/// Takes one of the shares back.
fn revoke(device: &mut Device, pick: usize) {
    let mut live: Vec<_> = device.told.shares.iter_mut().filter(|(.., over)| !over).collect();
    if live.is_empty() {
        return;
    }
    let place = pick % live.len();
    let (id, .., over) = &mut *live[place];
    device.companion.shares().revoke(*id).expect("taken back");
    *over = true;
}

fn put_on_map(device: &mut Device, text: &str) {
    let node = NewNode {
        name: text,
        node_type: NodeType::Person,
        kinds: &[Kind::Social],
        ring: 2,
        phone: None,
    };
    device.companion.support_map().add(node).expect("added");
    device.told.map.push(text.to_owned());
}
