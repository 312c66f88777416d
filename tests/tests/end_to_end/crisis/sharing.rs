//! Who is shown somebody's plan.

use kith_tests::{Said, World};

#[test]
fn m57_who_is_shown_a_plan_is_told_what_to_do_when_they_see_its_signs() {
    let world = World::new();
    let ana = world.admitted("Ana", "patient");
    let cleo = world.newcomer("Cleo", "supporter");
    world.pair(&ana, "supporter", &cleo);
    let plan = br#"{ "warning_signs": ["I stop answering"], "coping": ["a shower"] }"#;
    let edited = ana.run_with_input(&["crisis", "edit", "--file", "-"], plan);
    assert_eq!(edited.status, Some(0), "{edited:?}");
    ana.does(&["share", "plan", "--with", "Cleo", "--fields", "warning_signs"]);
    ana.sync();
    cleo.sync();
    let shares = cleo.does(&["share", "list"]);
    let read = cleo.run(&["share", "read", shares.items()[0].text("id")]).out;
    assert!(
        read.contains("I stop answering") && !read.contains("a shower"),
        "{read}"
    );
    assert!(read.contains("kith crisis helping"), "{read}");

    // What they are told needs no vault.
    let nobody = world.home("nobody");
    for role in [&["crisis", "helping"][..], &["crisis", "helping", "--clinician"]] {
        let help = nobody.does(role);
        assert!(help["points"].as_array().expect("points").len() >= 4, "{help}");
        assert!(!help["sources"].as_array().expect("sources").is_empty(), "{help}");
    }
    assert_ne!(
        nobody.does(&["crisis", "helping"]),
        nobody.does(&["crisis", "helping", "--clinician"])
    );
}
