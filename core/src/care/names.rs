//! How what can be shared or agreed to is called in plain words, by the stable names of kinds and fields: the same words as
//! in the sentences of the access log.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::language::{FALLBACK, language};

const SHIPPED: [&str; 2] = [
    include_str!("../../content/log/en.json"),
    include_str!("../../content/log/es.json"),
];

#[derive(Deserialize)]
struct Names {
    locale: String,
    something: String,
    kinds: BTreeMap<String, String>,
    fields: BTreeMap<String, String>,
}

fn names(locale: &str) -> &'static Names {
    static LOADED: OnceLock<Vec<Names>> = OnceLock::new();
    let all = LOADED.get_or_init(|| {
        let read = |text: &&str| serde_json::from_str(text).expect("a test reads every shipped text");
        SHIPPED.iter().map(read).collect()
    });
    let of = |language: &str| all.iter().find(|names| names.locale == language);
    of(&language(locale))
        .or_else(|| of(FALLBACK))
        .expect("a test finds English")
}

/// What a kind is called, such as `journal.entry` or `consent.messages`, in this language or else in English; a kind of a
/// newer version is "something".
pub fn kind(kind: &str, locale: &str) -> &'static str {
    let names = names(locale);
    names.kinds.get(kind).unwrap_or(&names.something)
}

/// What a field is called, in this language or else in English; none if it is of a newer version.
pub fn field(field: &str, locale: &str) -> Option<&'static str> {
    names(locale).fields.get(field).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::consent::Kind;
    use crate::care::consent::decisions::Document;

    #[test]
    fn every_language_names_the_same_things() {
        let [english, spanish] = [names("en"), names("es")];
        assert!(english.kinds.keys().eq(spanish.kinds.keys()) && english.fields.keys().eq(spanish.fields.keys()));
    }

    #[test]
    fn all_that_can_be_shared_or_agreed_to_has_a_plain_name_in_both_languages() {
        let agreed_to = Document::ALL
            .iter()
            .map(|document| format!("consent.{}", document.as_str()));
        for name in Kind::all().iter().map(|shared| shared.name.to_owned()).chain(agreed_to) {
            assert_ne!(kind(&name, "en"), kind("a kind of tomorrow", "en"), "{name}");
            assert_ne!(kind(&name, "en"), kind(&name, "es_ES.UTF-8"), "{name}");
        }
        for shared in Kind::all() {
            for name in shared.fields {
                assert!(field(name, "en").is_some() && field(name, "es").is_some(), "{name}");
            }
        }
        assert_eq!(kind("a kind of tomorrow", "es"), "algo");
        assert_eq!(field("a field of tomorrow", "fr"), None);
        assert_eq!(kind("journal.entry", "fr"), "a journal entry");
    }
}
