//! A relay that speaks TLS, with a certificate that only its own authority vouches for.

use std::time::Duration;

use kith_tests::World;

/// Far longer than anything here takes: a wait that never ends fails.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_message_arrives_over_tls_and_the_invitation_brings_the_authority() {
    let mut world = World::encrypted();
    assert!(world.relay.url.starts_with("https://"), "{}", world.relay.url);
    let ana = world.admitted("Ana", "patient");
    // Ben is given the link and nothing else.
    let ben = world.newcomer("Ben", "therapist");
    world.pair(&ana, "therapist", &ben);
    ana.does(&["chat", "send", "Ben", "Nobody on the way reads this"]);
    assert_eq!(ana.sync(), (1, 0, 0));
    assert_eq!(ben.sync(), (0, 1, 0));
    ben.does(&["chat", "send", "Ana", "Nor this"]);
    assert_eq!(ben.sync(), (1, 0, 0));
    // Both keep the authority with the address.
    world.relay.kill();
    assert_eq!(ana.code(&["sync"]), "relay_unreachable");
    world.relay.restart();
    assert_eq!(ana.sync(), (0, 1, 0));
    for (home, person) in [(&ana, "Ben"), (&ben, "Ana")] {
        assert_eq!(home.texts(person), ["Nobody on the way reads this", "Nor this"]);
    }
}

#[test]
fn a_relay_may_be_named_by_its_host_as_its_certificate_has_it() {
    let world = World::encrypted();
    let url = world.relay.url.replace("127.0.0.1", "localhost");
    let (admission, authority) = (world.relay.admit(), world.relay.authority().expect("TLS"));
    let ana = world.home("Ana");
    let init = ["init", "--name", "Ana", "--role", "patient", "--relay", &url];
    let trust = [
        "--admission",
        &admission,
        "--relay-ca",
        authority.to_str().expect("text"),
    ];
    ana.does(&[&init[..], &trust].concat());
    let ben = world.newcomer("Ben", "therapist");
    world.pair(&ana, "therapist", &ben);
    ben.does(&["chat", "send", "Ana", "Found by its name"]);
    ben.sync();
    ana.sync();
    assert_eq!(ana.texts("Ben"), ["Found by its name"]);
}

#[test]
fn a_relay_whose_authority_is_not_given_is_not_trusted_and_learns_nothing() {
    let world = World::encrypted();
    let eva = world.home("Eva");
    let (url, admission) = (world.relay.url.clone(), world.relay.admit());
    eva.does(&[
        "init",
        "--name",
        "Eva",
        "--role",
        "patient",
        "--relay",
        &url,
        "--admission",
        &admission,
    ]);
    let refused = eva.refuses(&["sync"]);
    assert_eq!((refused.status, refused.code.as_str()), (1, "relay_protocol"));
    // The link is made; that the relay could not be told is said beside it, with what to look at.
    let invited = eva.run(&["invite", "--role", "supporter"]);
    assert_eq!(invited.status, Some(0), "{invited:?}");
    assert!(
        invited.out.starts_with("kith:") && invited.err.contains("--relay-ca"),
        "{invited:?}"
    );
    assert_eq!(eva.code(&["sync"]), "relay_protocol");
}

#[test]
fn an_account_comes_back_over_tls_only_with_the_authority() {
    let world = World::encrypted();
    let (admission, authority) = (world.relay.admit(), world.relay.authority().expect("TLS"));
    let authority = ["--relay-ca", authority.to_str().expect("text")];
    let file = world.file("words");
    let words = ["--recovery-file", file.to_str().expect("text")];
    let old = world.home("old");
    let init = ["init", "--name", "Ana", "--role", "patient"];
    let relay = ["--relay", &world.relay.url, "--admission", &admission];
    old.does(&[&init[..], &relay, &authority, &words].concat());
    old.sync();
    let new = world.home("new");
    assert_eq!(new.code(&[&["recover"], &words[..]].concat()), "relay_protocol");
    assert_eq!(new.code(&["people"]), "not_found", "no vault was made");
    new.does(&[&["recover"], &words[..], &authority].concat());
    new.sync();
}

#[test]
fn a_device_is_told_over_tls_when_something_comes() {
    let world = World::encrypted();
    let (ana, ben) = world.ana_and_ben();
    ana.does(&["chat", "send", "Ben", "Are you there?"]);
    let listening = ben.companion();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let wait = || async {
        let news = listening.news().expect("unlocked");
        tokio::time::timeout(PATIENCE, news.wait()).await.expect("in time")
    };
    runtime.block_on(wait()).expect("the subscription stands");
    let (_, trouble) = runtime.block_on(listening.sync()).expect("the vault works");
    assert_eq!(trouble, None);
    ana.sync();
    runtime.block_on(wait()).expect("told");
    let (report, _) = runtime.block_on(listening.sync()).expect("the vault works");
    assert_eq!(report.received, 1);
}
