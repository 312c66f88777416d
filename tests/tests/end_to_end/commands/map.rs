//! `map`.

use kith_tests::{Said, World};
use serde_json::json;

#[test]
fn the_map_shows_people_and_services_the_closest_first() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    assert_eq!(ana.does(&["map", "show"]), json!({ "people": [] }));
    let line = ana.does(&[
        "map",
        "add",
        "Night line",
        "--type",
        "service",
        "--kind",
        "crisis",
        "--ring",
        "3",
        "--phone",
        "024",
    ]);
    let cleo = ana.does(&[
        "map",
        "add",
        "Cleo",
        "--kind",
        "practical",
        "--kind",
        "emotional",
        "--ring",
        "1",
    ]);
    assert_eq!(cleo["kinds"], json!(["emotional", "practical"]));
    assert_eq!(
        (cleo.text("type"), &cleo["ring"], &cleo["phone"]),
        ("person", &json!(1), &json!(null))
    );
    let fields: Vec<_> = cleo.as_object().expect("an object").keys().collect();
    assert_eq!(fields, ["id", "name", "type", "kinds", "ring", "phone", "safety"]);
    assert_eq!(ana.does(&["map", "show"]), json!({ "people": [cleo, line] }));
    assert_eq!(
        ana.code(&["map", "add", "", "--kind", "social", "--ring", "1"]),
        "empty_text"
    );
}
