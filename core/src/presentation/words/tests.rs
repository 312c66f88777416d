//! That the catalogues say everything, in every language, and nothing that nobody asks for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::catalogue::SOURCES;
use crate::care::plain::{has_short_sentences, is_kind};

/// The names of the messages of a catalogue, with their attributes, and their texts as written.
fn messages(source: &str) -> Vec<(String, String)> {
    FluentResource::try_new(source.to_owned()).expect("a catalogue in order");
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in source.lines() {
        let begins = line.split_once(" = ").or_else(|| line.split_once(" ="));
        match begins {
            Some((name, text)) if !name.trim().is_empty() && !line.starts_with('#') => {
                let name = match name.trim().strip_prefix('.') {
                    Some(attribute) => {
                        let (last, _) = messages.last().expect("an attribute follows its message");
                        format!("{}.{attribute}", last.split('.').next().unwrap_or(last))
                    }
                    None => name.trim().to_owned(),
                };
                messages.push((name, text.to_owned()));
            }
            _ if line.starts_with(' ') => {
                let last = messages.last_mut().expect("a text follows its message");
                last.1.push(' ');
                last.1.push_str(line.trim());
            }
            _ => {}
        }
    }
    messages
}

fn names(source: &str) -> BTreeSet<String> {
    messages(source).into_iter().map(|(name, _)| name).collect()
}

fn sources(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).expect("the sources are here") {
        let path: PathBuf = entry.expect("readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            found.push_str(&std::fs::read_to_string(&path).expect("readable"));
        }
    }
}

#[test]
fn every_language_says_everything_that_english_says_and_nothing_more() {
    let english = names(SOURCES[0].1);
    for (language, source) in SOURCES {
        let own = names(source);
        assert_eq!(own.len(), messages(source).len(), "{language} says something twice");
        let missing: Vec<_> = english.symmetric_difference(&own).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

#[test]
fn every_word_that_a_screen_asks_for_is_in_the_catalogue_and_none_is_left_over() {
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    let mut code = String::new();
    sources(&Path::new(&folder).join("src/presentation"), &mut code);
    let known = names(SOURCES[0].1);
    // Those whose names are put together of parts.
    let families = ["weekday-", "month-", "problem-"];
    for name in &known {
        let name = name.split('.').next().unwrap_or(name);
        let asked_for = code.contains(&format!("\"{name}\""));
        let of_a_family = families.iter().any(|family| name.starts_with(family));
        let an_answer = name
            .strip_suffix("-yes")
            .is_some_and(|question| known.contains(question));
        assert!(asked_for || of_a_family || an_answer, "nobody says {name}");
    }
    for (before, call) in [
        ("phrase(", ')'),
        ("phrase_with(", ','),
        ("offer(", ','),
        ("way(", ','),
        ("input(", ','),
    ] {
        for part in code.split(before).skip(1) {
            let Some(name) = part.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            assert!(known.contains(name), "there are no words for {name} ({before}…{call}");
        }
    }
}

#[test]
fn the_words_are_short_kind_and_claim_nothing() {
    for (_, source) in SOURCES {
        for (_, text) in messages(source) {
            // The names of variants are not shown.
            let text = text
                .split('[')
                .map(|part| part.split_once(']').map_or(part, |(_, text)| text));
            let text = text.collect::<Vec<_>>().join(". ");
            has_short_sentences(&text);
            is_kind(&text);
        }
    }
}
