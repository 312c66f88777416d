use std::collections::BTreeSet;

use super::pack::all;
use super::*;
use crate::care::crisis::Step;
use crate::care::crisis::lines::{Reach, for_region, regions};
use crate::care::plain;

/// Every text of the file, whatever it is for, and where it stands.
fn texts(words: &str) -> Vec<(String, String)> {
    fn collect(path: String, value: &serde_json::Value, into: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::String(text) => into.push((path, text.clone())),
            serde_json::Value::Array(list) => {
                for (at, one) in list.iter().enumerate() {
                    collect(format!("{path}/{at}"), one, into);
                }
            }
            serde_json::Value::Object(fields) => {
                for (name, one) in fields {
                    collect(format!("{path}/{name}"), one, into);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    let value = serde_json::from_str(words).expect("JSON");
    collect(String::new(), &value, &mut found);
    found
}

fn english_and_spanish() -> [Vec<(String, String)>; 2] {
    [
        texts(include_str!("../../../../content/crisis/en.json")),
        texts(include_str!("../../../../content/crisis/es.json")),
    ]
}

/// Those that a person reads, without references.
fn read() -> impl Iterator<Item = (String, String)> {
    let texts = english_and_spanish().into_iter().flatten();
    texts.filter(|(path, _)| path.matches('/').count() > 1 && !path.contains("/sources/"))
}

/// The names in braces.
fn holes(text: &str) -> BTreeSet<&str> {
    let after = text.split('{').skip(1);
    after
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_language_is_valid_and_says_that_no_clinician_reviewed_it() {
    for words in all() {
        assert_eq!((words.format, words.version), (1, 1));
        assert_eq!(
            (words.id.as_str(), words.licence.as_str()),
            ("kith.crisis-plan", "CC-BY-4.0")
        );
        assert_eq!((words.source.as_str(), &words.reviewer), ("own text", &None));
        assert!(words.expires.parse::<chrono::NaiveDate>().is_ok());
        assert!(Step::ALL.iter().all(|step| words.plan.steps.contains_key(step)));
    }
}

#[test]
fn every_language_has_the_same_texts_with_the_same_holes_and_none_is_blank() {
    let [english, spanish] = english_and_spanish();
    let shape = |texts: &[(String, String)]| -> Vec<_> {
        let of = |(path, text): &(String, String)| {
            let holes: Vec<_> = holes(text).into_iter().map(str::to_owned).collect();
            (path.clone(), holes)
        };
        texts.iter().map(of).collect()
    };
    assert_eq!(shape(&english), shape(&spanish));
    assert!(english.iter().chain(&spanish).all(|(_, text)| !text.trim().is_empty()));
    let (english, spanish) = (words("en"), words("es"));
    for (one, other) in [
        (&english.supporters, &spanish.supporters),
        (&english.clinicians, &spanish.clinicians),
    ] {
        let ids = |help: &Help| -> Vec<_> { help.points.iter().map(|point| point.id.clone()).collect() };
        assert_eq!(ids(one), ids(other));
        assert_eq!(one.sources, other.sources);
        assert!(!one.sources.is_empty(), "advice names what it rests on");
    }
}

#[test]
fn sentences_are_short_enough_to_read_on_a_hard_day() {
    read().for_each(|(_, text)| plain::has_short_sentences(&text));
}

#[test]
fn texts_are_kind_and_claim_nothing() {
    read().for_each(|(_, text)| plain::is_kind(&text));
}

#[test]
fn every_hole_is_filled() {
    let today = "2026-12-01".parse().expect("a date");
    for words in all() {
        for code in regions("en").into_iter().map(|one| one.code) {
            let lines = for_region(Some(&code), &words.locale, today);
            let of_lines = lines.lines.iter().flat_map(|line| {
                let mut expired = line.clone();
                expired.expired = true;
                let (checked, late) = (
                    words.checked(line, &lines.emergency),
                    words.checked(&expired, &lines.emergency),
                );
                assert!(late.contains(&lines.emergency.number));
                [words.reach(&line.reach), checked, late]
            });
            let mut emergency = lines.emergency.clone();
            emergency.expired = true;
            assert_eq!(words.emergency_expired(&lines.emergency), None);
            let others = [
                words.emergency_expired(&emergency).expect("expired"),
                words.lines_title(&lines),
                words.region_guessed(lines.region.as_ref().expect("a region")),
                words.call_emergency(&lines.emergency),
                words.after_last_step(&lines.emergency),
                words.changed_on(today),
                words.next_review_on(today),
                words.printed_on(today),
                words.page(1, 2),
                words.with_passphrase("kith"),
                words.write_one("kith"),
                words.kept_is_damaged("kith"),
                words.unreadable("kith"),
                words.left_out(2).expect("two"),
            ];
            for text in of_lines.chain(others) {
                assert!(!text.contains(['{', '}']) && !text.contains("  "), "{text}");
            }
        }
    }
}

#[test]
fn dates_and_ways_to_reach_a_line_read_as_people_write_them() {
    let (english, spanish) = (words("en"), words("es"));
    let day = "2026-11-03".parse().expect("a date");
    assert_eq!(english.day(day), "3 November 2026");
    assert_eq!(spanish.day(day), "3 de noviembre de 2026");
    let text = Reach::Text {
        number: "85258".into(),
        word: Some("SHOUT".into()),
    };
    assert_eq!(english.reach(&text), "Text SHOUT to 85258");
    assert_eq!(spanish.call("024"), "Llama al 024");
}

#[test]
fn braces_in_a_name_stay_as_they_are() {
    assert_eq!(words("en").call("{number}{x}"), "Call {number}{x}");
}

#[test]
fn a_language_without_texts_falls_back_to_english() {
    for (locale, language) in [
        ("es-MX", "es"),
        ("ES_es.UTF-8", "es"),
        ("fr", "en"),
        ("", "en"),
        ("ñ", "en"),
    ] {
        assert_eq!(words(locale).locale, language, "{locale}");
    }
}

#[test]
fn no_step_takes_its_name_from_the_form_that_belongs_to_others() {
    let theirs = [
        "warning signs",
        "internal coping strategies",
        "people and social settings that provide distraction",
        "people whom i can ask for help",
        "professionals or agencies i can contact during a crisis",
        "making the environment safe",
    ];
    for step in Step::ALL {
        let title = words("en").step(step).title.to_lowercase();
        assert!(theirs.iter().all(|one| !title.contains(one)), "{title}");
    }
    assert_eq!(words("en").plan.title, "Crisis plan");
}
