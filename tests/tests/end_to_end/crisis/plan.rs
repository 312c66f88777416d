//! Writing the plan, and what is kept of it.

use kith_tests::{Home, Said, World, every_file};
use serde_json::{Value, json};

use super::{MARKED, ana_with_a_plan, run, shown};
use crate::secrecy::{forms, holds};

#[test]
fn once_the_choice_is_taken_back_no_file_holds_the_plan_and_no_copy_of_it_opens() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "yes");
    let unreadable = |ana: &Home| {
        for folder in [&ana.folder, &ana.state] {
            for (path, content) in every_file(folder) {
                for form in forms(MARKED) {
                    assert!(!holds(&content, &form), "it is in {}", path.display());
                }
            }
        }
    };
    unreadable(&ana);
    let file = ana.folder.join("boot").join("crisis.plan");
    let mut copies = vec![std::fs::read(&file).expect("kept")];
    let edit = r#"{"reasons": ["my niece", "the sea"]}"#;
    let edited = ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], edit.as_bytes());
    assert_eq!(edited.status, Some(0), "{edited:?}");
    copies.push(std::fs::read(&file).expect("kept"));
    ana.does(&["crisis", "edit", "--while-locked", "no"]);
    unreadable(&ana);
    assert!(!file.exists());
    let left = every_file(&ana.state);
    assert!(
        left.iter().all(|(path, _)| !path.to_string_lossy().contains("crisis-")),
        "no key is left"
    );
    for copy in copies {
        std::fs::write(&file, copy).expect("put back");
        let shown = shown(&ana);
        assert_eq!((shown.text("notice"), &shown["plan"]), ("damaged", &Value::Null));
    }
    let opened = ana.does(&["crisis", "show", "--unlock"]);
    assert_eq!(opened.text("shows"), "plan");
    assert!(!file.exists(), "what has no place there is removed");
}

#[test]
fn somebody_unsafe_leaves_the_plan_and_cannot_come_back_by_link_or_by_name() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "yes");
    let write = |plan: &str| ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], plan.as_bytes());
    let named = write(r#"{"professionals": ["ask dan for the number"]}"#);
    assert_eq!(named.status, Some(0), "{named:?}");
    let marked = ana.does(&["map", "mark", "Dan", "--unsafe"]);
    assert_eq!(marked.text("safety"), "unsafe");
    let locked = run(&ana, &["crisis", "show"]).out;
    assert!(
        !locked.to_lowercase().contains("dan\n") && !locked.contains("ask dan"),
        "{locked}"
    );
    let open = ana.does(&["crisis", "show", "--unlock"]);
    assert_eq!(open["left_out"], json!(1));
    let said = ana.run(&["crisis", "show", "--unlock"]).out;
    assert!(said.contains("One line is not shown"), "{said}");
    assert!(
        said.contains("kith crisis left-out") && !said.contains("ask dan"),
        "{said}"
    );
    for plan in [
        r#"{"help_people": ["Dan"]}"#,
        r#"{"coping": ["coffee with DAN"]}"#,
        r#"{"reasons": ["Dan"]}"#,
    ] {
        assert_eq!(write(plan).refusal(&["edit"]).code, "unsafe_person", "{plan}");
    }
    assert_eq!(ana.does(&["map", "mark", "dan", "--safe"]).text("safety"), "safe");
    assert_eq!(write(r#"{"help_people": ["Dan"]}"#).status, Some(0));
    assert_eq!(ana.code(&["map", "mark", "Eva", "--unsafe"]), "not_found");
}

#[test]
fn a_file_that_is_no_plan_is_refused_and_nothing_changes() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "no");
    let before = ana.does(&["crisis", "show", "--unlock"]);
    for plan in [
        "no JSON",
        "[]",
        r#"{"coping": "a walk"}"#,
        r#"{"coping": [1]}"#,
        r#"{"dreams": ["x"]}"#,
        r#"{"dreams_people": ["Cleo"]}"#,
        r#"{"review_days": "often"}"#,
        r#"{"review_days": 29}"#,
        r#"{"region": "Spain"}"#,
        r#"{"coping_people": ["Cleo"]}"#,
    ] {
        let refused = ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], plan.as_bytes());
        assert_eq!(refused.refusal(&["edit"]).code, "invalid_input", "{plan}");
    }
    let stranger = ana.run_with_input(
        &["--json", "crisis", "edit", "--file", "-"],
        br#"{"help_people": ["Eva"]}"#,
    );
    assert_eq!(stranger.refusal(&["edit"]).code, "not_found");
    assert_eq!(ana.does(&["crisis", "show", "--unlock"]), before);
    assert_eq!(ana.refuses(&["crisis", "edit"]).status, 2);
}

#[test]
fn a_plan_that_is_printed_and_given_back_changes_nothing() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "no");
    let write = |plan: &str| {
        let written = ana.run_with_input(&["--json", "crisis", "edit", "--file", "-"], plan.as_bytes());
        assert_eq!(written.status, Some(0), "{written:?}");
    };
    // Two of one name, and a line that is left out since.
    ana.does(&["map", "add", "Dan", "--kind", "social", "--ring", "3"]);
    let dans: Vec<String> = ana.does(&["map", "show"])["people"]
        .items()
        .iter()
        .map(|one| one.text("id").to_owned())
        .collect();
    let [_cleo, dan, other] = dans.try_into().expect("three on the map");
    write(
        &json!({ "company_people": [other], "coping": [MARKED, "a walk with Eva"], "region": "ES", "review_days": 60 })
            .to_string(),
    );
    ana.does(&["map", "add", "Eva", "--kind", "social", "--ring", "3"]);
    ana.does(&["map", "mark", "Eva", "--unsafe"]);
    let stands = || {
        let shown = ana.does(&["crisis", "show", "--unlock"]);
        (
            shown["plan"]["steps"].clone(),
            shown["plan"]["changed_at"].clone(),
            shown["left_out"].clone(),
        )
    };
    let before = stands();
    let printed = ana.run(&["crisis", "edit", "--print"]);
    assert_eq!((printed.status, printed.err.as_str()), (Some(0), ""));
    let document: Value = serde_json::from_str(&printed.out).expect("JSON");
    assert_eq!(document["coping"], json!([MARKED, "a walk with Eva"]));
    assert_eq!(
        (&document["company_people"], &document["help_people"]),
        (&json!([other]), &json!(["Cleo"]))
    );
    assert_eq!(
        (&document["region"], &document["review_days"]),
        (&json!("ES"), &json!(60))
    );
    assert_eq!(
        ana.does(&["crisis", "edit", "--print"]),
        document,
        "the same with --json"
    );
    write(&printed.out);
    assert_eq!(stands(), before);
    assert_eq!(ana.does(&["crisis", "edit", "--print"]), document);
    // And what is changed in it is changed, alone.
    let mut changed = document.clone();
    changed["company_people"] = json!([dan]);
    changed["reasons"] = json!(["the sea"]);
    write(&changed.to_string());
    assert_eq!(ana.does(&["crisis", "edit", "--print"]), changed);

    assert_eq!(ana.refuses(&["crisis", "edit", "--print", "--file", "-"]).status, 2);
    assert_eq!(
        run(&ana, &["crisis", "edit", "--print"]).status,
        Some(1),
        "it needs the passphrase"
    );
}

#[test]
fn before_there_is_a_plan_the_form_of_one_is_printed() {
    let world = World::new();
    let ana = world.newcomer("Ana", "patient");
    let form = ana.run(&["crisis", "edit", "--print"]).out;
    let written = ana.run_with_input(&["crisis", "edit", "--file", "-"], form.as_bytes());
    assert_eq!(written.status, Some(0), "{written:?}");
    let form: Value = serde_json::from_str(&form).expect("JSON");
    assert_eq!(ana.does(&["crisis", "edit", "--print"]), form);
    assert_eq!(
        (&form["coping"], &form["help_people"], &form["region"]),
        (&json!([]), &json!([]), &Value::Null)
    );
}

#[test]
fn lines_that_are_left_out_are_shown_with_the_reason_and_come_back() {
    let mut world = World::new();
    let ana = ana_with_a_plan(&mut world, "yes");
    let left_out = || ana.does(&["crisis", "left-out"]);
    assert_eq!(left_out(), json!([]));
    let plan = br#"{"coping": ["coffee with Dan", "a shower"], "reasons": ["Dan"]}"#;
    assert_eq!(
        ana.run_with_input(&["crisis", "edit", "--file", "-"], plan).status,
        Some(0)
    );
    ana.does(&["map", "mark", "Dan", "--unsafe"]);
    assert_eq!(
        left_out(),
        json!([
            { "step": "reasons", "text": "Dan", "names": ["Dan"] },
            { "step": "coping", "text": "coffee with Dan", "names": ["Dan"] },
        ])
    );
    let said = ana.run(&["crisis", "left-out"]).out;
    for words in [
        "coffee with Dan",
        "names Dan",
        "kith crisis edit --print",
        "kith map mark NAME --safe",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("a shower"), "{said}");
    let kept = ana
        .run_with_input(&["crisis", "edit", "--file", "-"], br#"{"review_days": 30}"#)
        .out;
    assert!(kept.contains("kith crisis left-out"), "{kept}");
    let without_the_passphrase = run(&ana, &["crisis", "left-out"]);
    assert_eq!(
        (without_the_passphrase.status, without_the_passphrase.out.as_str()),
        (Some(1), "")
    );
    ana.does(&["map", "mark", "Dan", "--safe"]);
    assert_eq!(left_out(), json!([]));
    assert!(run(&ana, &["crisis"]).out.contains("coffee with Dan"));
}
