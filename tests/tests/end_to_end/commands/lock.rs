//! `lock` and `lock policy`.

use kith_tests::World;
use serde_json::json;

use super::sync::Watch;

#[test]
fn m23_a_lock_ends_every_sync_that_watches_and_says_when_there_is_none() {
    let world = World::new();
    let (ana, _) = world.ana_and_ben();
    assert_eq!(ana.does(&["lock"]), json!({ "ended": false }));
    let mut watches = [Watch::start(&ana), Watch::start(&ana)];
    for watch in &mut watches {
        watch.next();
    }
    assert_eq!(ana.does(&["lock"]), json!({ "ended": true }));
    for watch in &mut watches {
        assert_eq!(watch.ended(), (Some(0), String::new()));
    }
    assert_eq!(ana.does(&["lock"]), json!({ "ended": false }));
    // One that begins later is not asked by what was said before.
    let mut later = Watch::start(&ana);
    later.next();
    assert_eq!(ana.does(&["lock"]), json!({ "ended": true }));
    assert_eq!(later.ended().0, Some(0));
}

#[test]
fn a_policy_is_shown_and_set_part_by_part() {
    let world = World::new();
    let (ana, _) = world.ana_and_ben();
    let usual = json!({
        "screen_after_seconds": 300,
        "key_after_seconds": null,
        "background": "screen",
        "background_after_seconds": 60,
    });
    assert_eq!(ana.does(&["lock", "policy"]), usual);
    let set = [
        "lock",
        "policy",
        "--idle",
        "off",
        "--key-after",
        "30m",
        "--background",
        "key",
        "--background-after",
        "0s",
    ];
    let changed = json!({
        "screen_after_seconds": null,
        "key_after_seconds": 1800,
        "background": "key",
        "background_after_seconds": 0,
    });
    assert_eq!(ana.does(&set), changed);
    assert_eq!(ana.does(&["lock", "policy"]), changed);
    let off = ana.does(&["lock", "policy", "--background", "off"]);
    assert_eq!(
        (&off["background"], &off["background_after_seconds"]),
        (&json!("off"), &json!(null))
    );
    assert_eq!(
        ana.does(&["lock", "policy", "--background", "screen"])["background_after_seconds"],
        60
    );
    assert_eq!(ana.code(&["lock", "policy", "--idle", "3s"]), "invalid_input");
    for wrong in [["--idle", "soon"], ["--background", "sometimes"]] {
        assert_eq!(ana.refuses(&[&["lock", "policy"][..], &wrong].concat()).status, 2);
    }
    let told = ana.run(&["lock", "policy"]);
    assert!(
        told.out.contains("30 minutes") && told.out.contains("1 minute"),
        "{}",
        told.out
    );
}
