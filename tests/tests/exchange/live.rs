//! Being told that something came.

use std::time::Duration;

use kith::exchange::identity::Role;
use kith::foundation::types::Code;

use super::world::{Device, World};

/// Far longer than anything here takes: a wait that never ends fails.
const PATIENCE: Duration = Duration::from_secs(60);

async fn told(device: &Device) -> Result<(), Code> {
    let news = device.companion.news().expect("unlocked");
    let told = tokio::time::timeout(PATIENCE, news.wait()).await.expect("in time");
    told.map_err(|error| error.code())
}

#[test]
fn a_device_is_told_when_a_message_comes_also_while_its_vault_is_paused() {
    let (world, ana, ben) = World::ana_and_ben();
    world.run(told(&ben)).expect("the subscription stands");
    world.sync(&ben);
    for text in ["one", "two, over the same socket"] {
        let news = ben.companion.news().expect("unlocked");
        ben.companion.pause().expect("paused");
        ana.send("Ben", text);
        let (heard, sent) = world.run(async {
            tokio::join!(
                async { tokio::time::timeout(PATIENCE, news.wait()).await.expect("in time") },
                ana.companion.sync()
            )
        });
        heard.expect("told");
        assert_eq!(sent.expect("sent").0.sent, 1);
        ben.companion.resume().expect("resumed");
        assert_eq!(world.sync(&ben).received, 1);
    }
}

#[test]
fn an_inviter_is_told_when_an_answer_comes() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    let link = world.invite(&ana, Role::Therapist);
    world.sync(&ana);
    world.run(told(&ana)).expect("the subscription stands");
    ben.companion.people().accept(&link).expect("accepted");
    let (heard, sent) = world.run(async { tokio::join!(told(&ana), ben.companion.sync()) });
    heard.expect("told");
    sent.expect("answered");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ben.companion.people().list().expect("people").len(), 1);
}

#[test]
fn a_socket_that_breaks_says_so_and_the_next_one_stands() {
    let (mut world, _ana, ben) = World::ana_and_ben();
    world.run(told(&ben)).expect("the subscription stands");
    world.relay.kill();
    world.run(told(&ben)).expect("something may have come before it broke");
    assert_eq!(world.run(told(&ben)), Err(Code::RelayUnreachable));
    world.relay.restart();
    world.run(told(&ben)).expect("the subscription stands again");
}

#[test]
fn who_waits_next_or_a_lock_ends_a_wait() {
    let (world, _ana, ben) = World::ana_and_ben();
    let (first, second) = world.run(async { tokio::join!(told(&ben), told(&ben)) });
    assert_eq!((first, second), (Err(Code::Cancelled), Ok(())));
    let news = ben.companion.news().expect("unlocked");
    let ended = world.run(async {
        let wait = async { tokio::time::timeout(PATIENCE, news.wait()).await.expect("in time") };
        tokio::join!(wait, async { ben.companion.lock().expect("locked") }).0
    });
    assert_eq!(ended.map_err(|error| error.code()), Err(Code::Cancelled));
}
