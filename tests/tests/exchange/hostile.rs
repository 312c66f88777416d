//! Peers and relays that mean ill: what they do stops nothing but itself.

use kith::exchange::identity::Role;
use kith::exchange::identity::invitation::{Answer, Invitation, ProvenAnswer};
use kith::exchange::identity::person::{InboxAddress, Standing};
use kith::exchange::identity::persona::{NewPersona, Persona};
use kith::exchange::mls::{self, Context, Reuse};
use kith::exchange::sync::padding::{HPKE_OVERHEAD, frame};
use kith::foundation::env::{Call, Method, Random, Relay, SystemRandom};
use kith::foundation::keys::{FileSecretStore, Keyslots, RecoveryWords, VaultKey};
use kith::foundation::types::Code;
use kith::foundation::vault::Vault;
use kith_wire::Array;
use kith_wire::channel::Sealed;
use kith_wire::id::{InboxId, Token};
use kith_wire::inbox::PutItem;

use super::net::Lie;
use super::world::{Device, World};

/// Ana, who wrote with Ben and with Cleo.
fn ana_with_two() -> (World, Device, Device, Device) {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    let cleo = world.newcomer("Cleo", Role::Supporter);
    world.pair(&ana, Role::Therapist, &ben);
    world.pair(&ana, Role::Supporter, &cleo);
    (world, ana, ben, cleo)
}

/// An answer as Eve makes it, genuine in all but where it wants to be written to, sealed and ready to be posted.
fn answer(world: &World, invitation: &Invitation, inbox: InboxAddress) -> Vec<u8> {
    let random = SystemRandom;
    let (key, words) = (VaultKey::make(&random), RecoveryWords::make(&random));
    let mut slots = Keyslots::make(&key, &random);
    slots.set_recovery(&key, &words, &random);
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileSecretStore::new(folder.path().join("store"));
    let mut answer = None;
    Vault::create(&folder.path().join("vault"), &key, &mut slots, &store, |tx| {
        let new = NewPersona {
            name: "Eve",
            role: Role::Therapist,
            relay: None,
            admission: None,
            recovery: None,
        };
        let eve = Persona::found(tx, new, &random, world.now())?;
        let context = Context { tx, random: &random };
        let says = Answer::new(
            "Eve",
            eve.credential(),
            eve.public_key(),
            mls::make_key_package(context, &eve.signer(), Reuse::Once)?,
            inbox,
        );
        answer = Some(ProvenAnswer::make(invitation, &says, &eve.account));
        Ok(())
    })
    .expect("Eve's vault");
    let framed = frame(&kith_wire::encode(&answer.expect("made")), HPKE_OVERHEAD).expect("small");
    let sealed = kith::foundation::keys::seal::seal_to(
        &invitation.seal_to.0,
        b"kith/1 answer",
        &invitation.rendezvous.0.0,
        &framed,
    );
    kith_wire::encode(&PutItem {
        token: invitation.token,
        item: Sealed(sealed.expect("sealed")),
        slot: None,
    })
}

fn post(world: &World, by: &Device, invitation: &Invitation, item: Vec<u8>) {
    let call = Call {
        method: Method::Post,
        path: format!("/v1/inboxes/{}/items", invitation.rendezvous.0.to_hex()),
        body: item,
    };
    let answer = world.call(by, &invitation.relay, call).expect("the relay answers");
    assert_eq!(answer.status, 200, "the relay takes what is sealed");
}

/// Addresses at which nobody can be written to, or nobody is.
fn addresses(relay: &Relay) -> Vec<(&'static str, InboxAddress)> {
    let random: &dyn Random = &SystemRandom;
    let good = InboxAddress {
        relay: relay.clone(),
        inbox: InboxId(Array(random.array())),
        token: Token(Array(random.array())),
        seal_to: Array([9; 32]),
    };
    let with_key = |seal_to| InboxAddress {
        seal_to: Array(seal_to),
        ..good.clone()
    };
    let at = |url: &str, authority: Option<String>| InboxAddress {
        relay: Relay {
            url: url.into(),
            authority_pem: authority,
        },
        ..good.clone()
    };
    let (mut one, mut order_eight) = ([0; 32], [0; 32]);
    one[0] = 1;
    // A point of order eight (RFC 7748, section 7, and the lists that follow from it).
    order_eight.copy_from_slice(&[
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ]);
    vec![
        ("a key of zeros", with_key([0; 32])),
        ("the key one", with_key(one)),
        ("a key of order eight", with_key(order_eight)),
        ("no address", at("", None)),
        ("another scheme", at("ftp://example.org", None)),
        ("plain HTTP elsewhere", at("http://example.org", None)),
        (
            "a long address",
            at(&format!("https://example.org/{}", "a".repeat(60_000)), None),
        ),
        ("a huge authority", at("https://127.0.0.1:1", Some("x".repeat(60_000)))),
        (
            "an authority that is none",
            at("https://127.0.0.1:1", Some("no certificate".into())),
        ),
        ("a relay that is not there", at("http://127.0.0.1:1", None)),
        ("an inbox that is not there", good),
    ]
}

#[test]
fn an_answer_with_an_address_that_cannot_be_used_stops_nothing_but_itself() {
    let (world, ana, ben, cleo) = ana_with_two();
    let week = 7 * 24 * 3_600_000;
    let relay = world.relay();
    for (number, (what, address)) in addresses(&relay).into_iter().enumerate() {
        let invitation = ana.companion.people().invite(Role::Therapist, week).expect("invited");
        world.sync_any(&ana);
        post(&world, &ben, &invitation, answer(&world, &invitation, address));
        let text = format!("message {number}");
        ana.send("Ben", &text);
        ben.send("Ana", &text);
        world.sync(&ben);
        // The first pass reads the answer, the second goes on from what it left.
        for _ in 0..2 {
            world.sync_any(&ana);
        }
        world.sync(&ben);
        let expected = vec![text.clone(), text];
        assert_eq!(ben.texts("Ana")[2 * number..], expected, "{what}");
        assert_eq!(ana.texts("Ben")[2 * number..], expected, "{what}");
    }
    // Those who can be written to nowhere were never let in.
    let eves = ana.companion.people().list().expect("people");
    let eves = eves.iter().filter(|person| person.name == "Eve").count();
    assert_eq!(
        eves, 3,
        "an authority that is none, a relay and an inbox that are not there"
    );
    cleo.send("Ana", "and others are heard as well");
    world.sync(&cleo);
    world.sync_any(&ana);
    assert_eq!(ana.texts("Cleo"), ["and others are heard as well"]);
}

#[test]
fn an_honest_answer_behind_one_that_cannot_be_used_is_accepted() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    let invitation = ana
        .companion
        .people()
        .invite(Role::Therapist, 3_600_000)
        .expect("invited");
    world.sync(&ana);
    let (_, zeros) = addresses(&world.relay()).swap_remove(0);
    post(&world, &ben, &invitation, answer(&world, &invitation, zeros));
    ben.companion.people().accept(&invitation.to_link()).expect("accepted");
    for device in [&ben, &ana, &ben] {
        world.sync(device);
    }
    let people = ana.companion.people().list().expect("people");
    let known: Vec<_> = people.iter().map(|one| (one.name.as_str(), one.standing)).collect();
    assert_eq!(known, [("Ben", Standing::Active)]);
}

#[test]
fn a_relay_that_confirms_a_commit_and_never_shows_it_holds_no_pass_and_loses_nothing() {
    let (world, ana, ben, cleo) = ana_with_two();
    ana.companion.people().renew_keys("Ben").expect("wanted");
    for text in ["one", "two"] {
        ana.send("Ben", text);
    }
    ana.net.lie(Some(Lie::HidesCommits));
    for round in 0..4 {
        let before = ana.net.calls();
        ana.send("Cleo", &format!("{round}"));
        assert_eq!(world.sync_fails(&ana), Code::RelayProtocol);
        assert!(ana.net.calls() - before < 20, "it ends");
        assert_eq!(ana.states("Ben"), ["queued", "queued"]);
    }
    world.sync(&cleo);
    assert_eq!(cleo.texts("Ana"), ["0", "1", "2", "3"], "others are not held");
    ana.net.lie(None);
    world.sync(&ana);
    world.sync(&ben);
    ben.send("Ana", "both read");
    world.sync(&ben);
    world.sync(&ana);
    assert_eq!(ben.texts("Ana"), ["one", "two", "both read"]);
    assert_eq!(ana.texts("Ben"), ben.texts("Ana"));
}

#[test]
fn a_relay_that_hides_a_commit_of_others_only_delays_what_follows_it() {
    let (world, ana, ben, _) = ana_with_two();
    ben.companion.people().renew_keys("Ana").expect("wanted");
    ben.send("Ana", "in the new epoch");
    ana.send("Ben", "in the old epoch");
    world.sync(&ben);
    ana.net.lie(Some(Lie::HidesCommits));
    for _ in 0..3 {
        // The relay calls Ana's epoch stale and shows nothing that closed it.
        assert_eq!(world.sync_fails(&ana), Code::RelayProtocol);
        assert_eq!(ana.states("Ben"), ["queued"]);
    }
    ana.net.lie(None);
    world.sync(&ana);
    world.sync(&ben);
    for (device, other) in [(&ana, "Ben"), (&ben, "Ana")] {
        let mut texts = device.texts(other);
        texts.sort();
        assert_eq!(texts, ["in the new epoch", "in the old epoch"]);
    }
}
