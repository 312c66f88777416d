//! Events in plain words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Action, Event, Party};
use crate::care::language::language;
use crate::care::names;
use crate::foundation::types::AccountId;

const SHIPPED: [&str; 2] = [
    include_str!("../../../../content/log/en.json"),
    include_str!("../../../../content/log/es.json"),
];

/// The sentences of one language. `{who}`, `{to}`, `{what}` and `{why}` stand for what happened; what is in brackets is said
/// only if there is somebody in `{to}`.
#[derive(Deserialize)]
struct Words {
    locale: String,
    /// What we did, by action.
    we: BTreeMap<Action, String>,
    /// What somebody else did.
    they: BTreeMap<Action, String>,
    /// Added where a reason was given.
    why: String,
    /// Around the fields of a thing: `{what} ({fields})`.
    with_fields: String,
    /// Somebody whose name is not known any more.
    somebody: String,
}

fn packs() -> &'static [Words] {
    static PACKS: OnceLock<Vec<Words>> = OnceLock::new();
    PACKS.get_or_init(|| {
        let read = |text: &&str| serde_json::from_str(text).expect("the shipped words are tested to be readable");
        SHIPPED.iter().map(read).collect()
    })
}

fn words(locale: &str) -> &'static Words {
    let language = language(locale);
    let found = packs().iter().find(|words| words.locale == language);
    found.unwrap_or(&packs()[0])
}

/// An event as the person `own` reads it, in this language or else in English.
pub fn sentence(event: &Event, own: &AccountId, locale: &str) -> String {
    let words = words(locale);
    let by_us = event.who.account == *own;
    let sentences = if by_us { &words.we } else { &words.they };
    let Some(template) = sentences.get(&event.action) else {
        return event.action.as_str().to_owned();
    };
    let name = |party: Option<&Party>| match party {
        Some(party) if !party.name.is_empty() => party.name.clone(),
        _ => words.somebody.clone(),
    };
    let what = event.about.as_ref().map_or_else(
        || names::kind("", locale).to_owned(),
        |about| {
            let kind = names::kind(&about.kind, locale);
            let fields: Vec<&str> = about
                .fields
                .iter()
                .filter_map(|field| names::field(field, locale))
                .collect();
            if fields.is_empty() {
                kind.to_owned()
            } else {
                filled(
                    &words.with_fields,
                    &[("{what}", kind), ("{fields}", &fields.join(", "))],
                )
            }
        },
    );
    let (who, to) = (name(Some(&event.who)), name(event.to.as_ref()));
    let template = chosen(template, event.to.is_some());
    let said = filled(&template, &[("{who}", &who), ("{to}", &to), ("{what}", &what)]);
    match &event.purpose {
        Some(purpose) => format!("{said} {}", filled(&words.why, &[("{why}", purpose)])),
        None => said,
    }
}

/// The template with its part in brackets, or without it.
fn chosen(template: &str, with_part: bool) -> String {
    match template
        .split_once('[')
        .and_then(|(head, rest)| Some((head, rest.split_once(']')?)))
    {
        Some((head, (part, tail))) => format!("{head}{}{tail}", if with_part { part } else { "" }),
        None => template.to_owned(),
    }
}

/// Puts values in the places of a template. A value that looks like a place is not looked at again.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        match values.iter().find(|(place, _)| rest.starts_with(place)) {
            Some((place, value)) => {
                out.push_str(value);
                rest = &rest[place.len()..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_sentence_in_every_language() {
        for words in packs() {
            for action in Action::ALL {
                let said = words.we.contains_key(action) || words.they.contains_key(action);
                assert!(said, "{} has no sentence for {}", words.locale, action.as_str());
            }
            assert_eq!(
                words.we.keys().collect::<Vec<_>>(),
                packs()[0].we.keys().collect::<Vec<_>>()
            );
            assert_eq!(
                words.they.keys().collect::<Vec<_>>(),
                packs()[0].they.keys().collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn a_name_that_looks_like_a_place_stays_a_name() {
        assert_eq!(
            filled("{who} and {to}", &[("{who}", "{to}"), ("{to}", "Ben")]),
            "{to} and Ben"
        );
    }
}
