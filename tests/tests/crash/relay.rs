//! The process that is ended is the relay: what it confirmed is there once, and the devices complete the rest.

use std::path::Path;

use kith_tests::RelayProgram;

use super::interposer::{Point, environment};
use super::people::{Device, agree};
use super::scenario::{Told, at_every_point};
use super::stage::{Stage, close, invite, pair};

/// Runs the relay at a point while `work` is done with it, then as always again.
fn with_relay_at(
    point: Option<Point>,
    trace: Option<&Path>,
    stage: &mut Stage,
    work: impl FnOnce(&Stage) -> Vec<String>,
) -> Told {
    let data = stage.relay.as_ref().expect("a relay").data.canonicalize();
    let environment = environment(&data.expect("its folder"), point, trace);
    let served = stage
        .relay
        .as_mut()
        .is_some_and(|relay| relay.restart_with(&environment));
    let done = if served { work(stage) } else { Vec::new() };
    // An error at its start ends it too, by its own will.
    let kills = point.is_some_and(|point| point.mode.kills());
    let killed = kills && stage.relay.as_mut().is_some_and(RelayProgram::has_ended);
    stage.relay_serves();
    Told {
        done,
        failed: Vec::new(),
        killed,
    }
}

#[test]
fn what_the_relay_confirmed_is_there_after_its_end() {
    let mut stage = Stage::with_relay();
    let (ana, ben) = stage.with_two();
    pair(&ana, &ben);
    ana.send("Ben", "one");
    close(&[&ana, &ben]);
    stage.keep();
    // The messages that the relay confirmed, of a pass with an entry, one with a commit, and one with an entry behind it.
    let work = |stage: &mut Stage, point: Option<Point>, trace: Option<&Path>| {
        with_relay_at(point, trace, stage, |stage| {
            let ana = stage.device("ana");
            ana.try_sync();
            ana.companion.people().renew_keys("Ben").expect("wanted");
            ana.try_sync();
            ana.send("Ben", "two");
            ana.try_sync();
            ana.sent("Ben")
        })
    };
    at_every_point(stage, work, |stage, told| {
        let ben = stage.device("ben");
        ben.sync();
        let arrived = ben.texts("Ana");
        assert!(
            arrived.starts_with(&told.done),
            "confirmed: {told:?}, there: {arrived:?}"
        );
        let ana = stage.device("ana");
        let queued = ana.texts("Ben");
        agree(&ana, &ben, &queued.iter().map(String::as_str).collect::<Vec<_>>());
    });
}

#[test]
fn a_relay_that_ends_while_inboxes_and_a_channel_are_made_has_them_once() {
    let mut stage = Stage::with_relay();
    let (ana, ben) = stage.with_two();
    close(&[&ana, &ben]);
    stage.keep();
    let work = |stage: &mut Stage, point: Option<Point>, trace: Option<&Path>| {
        with_relay_at(point, trace, stage, |stage| {
            let (ana, ben) = (stage.device("ana"), stage.device("ben"));
            accept(&ana, &ben);
            for device in [&ben, &ana, &ben] {
                device.try_sync();
            }
            Vec::new()
        })
    };
    at_every_point(stage, work, |stage, _| {
        let (ana, ben) = (stage.device("ana"), stage.device("ben"));
        if ben.companion.people().list().expect("people").is_empty() {
            let link = invite(&ana);
            ben.companion.people().accept(&link).expect("accepted");
        }
        for device in [&ana, &ben, &ana, &ben] {
            device.sync();
        }
        agree(&ana, &ben, &[]);
    });
}

/// An invitation that the relay may not come to know.
fn accept(ana: &Device, ben: &Device) {
    use kith::exchange::identity::Role;
    let invitation = ana.companion.people().invite(Role::Therapist, 24 * 3_600_000);
    ana.try_sync();
    ben.companion
        .people()
        .accept(&invitation.expect("invited").to_link())
        .expect("accepted");
}
