use std::collections::BTreeSet;
use std::path::Path;

use kith::foundation::types::Code;
use serde_json::Value;

use super::pack::{SHIPPED, all};
use super::*;

/// Where each text stands, with the names in its braces.
fn shape(path: &str, value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            assert!(!text.trim().is_empty(), "{path} is blank");
            let places = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            let places: BTreeSet<&str> = places.map(|(name, _)| name).collect();
            into.insert(format!("{path} {places:?}"));
        }
        Value::Object(fields) => {
            // English errors speak for themselves.
            let of_errors = path == "/trouble";
            let here = fields
                .iter()
                .filter(|(name, _)| !of_errors || !matches!(name.as_str(), "codes" | "details"));
            here.for_each(|(name, one)| shape(&format!("{path}/{name}"), one, into));
        }
        other => panic!("{path} is no text: {other}"),
    }
}

/// Every source below a folder as one text.
fn sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else {
            *into += &std::fs::read_to_string(&path).expect("a source");
        }
    }
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_places_and_none_is_blank() {
    let [english, spanish] = SHIPPED.map(|text| {
        let mut found = BTreeSet::new();
        shape("", &serde_json::from_str(text).expect("JSON"), &mut found);
        found
    });
    assert_eq!(english, spanish);
    assert_eq!(
        all().iter().map(|words| words.locale.as_str()).collect::<Vec<_>>(),
        ["en", "es"]
    );
}

#[test]
fn every_error_can_be_said_in_spanish_and_no_translation_outlives_what_it_translates() {
    let [_, spanish] = all() else { panic!("two languages") };
    for code in Code::ALL {
        assert!(spanish.trouble.codes.contains_key(code.as_str()), "{}", code.as_str());
    }
    assert_eq!(spanish.trouble.codes.len(), Code::ALL.len());
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo says where it runs the tests");
    let mut written = String::new();
    for folder in ["src", "../core/src"] {
        sources(&Path::new(&root).join(folder), &mut written);
    }
    for detail in spanish.trouble.details.keys() {
        assert!(written.contains(&detail.replace("{n}", "{}")), "nothing says: {detail}");
    }
}

#[test]
fn a_value_that_looks_like_a_place_stays_as_it_is() {
    assert_eq!(
        fill("{who} and {to}", &[("who", "{to}"), ("to", "Ben")]),
        "{to} and Ben"
    );
    assert_eq!(fill("{", &[]), "{");
}
