use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::pack::{SHIPPED, pack};
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn every_region() -> Vec<RegionLines> {
    let today = day("2026-12-01");
    let regions = regions("en");
    let known = regions.iter().map(|one| for_region(Some(&one.code), "en", today));
    known.chain([for_region(None, "en", today)]).collect()
}

fn numbers(lines: &RegionLines) -> Vec<String> {
    let of = |line: &Line| match &line.reach {
        Reach::Call { number } | Reach::Text { number, .. } => Some(number.clone()),
        Reach::Chat { .. } => None,
    };
    let mut numbers: Vec<_> = lines.lines.iter().filter_map(of).collect();
    numbers.push(lines.emergency.number.clone());
    numbers
}

fn sources(lines: &RegionLines) -> Vec<Source> {
    let mut sources: Vec<_> = lines.lines.iter().map(|line| line.source.clone()).collect();
    sources.push(lines.emergency.source.clone());
    sources
}

#[test]
fn every_number_can_be_dialled() {
    for number in every_region().iter().flat_map(numbers) {
        let digits = number.strip_prefix(['+', '*']).unwrap_or(&number);
        assert!(
            digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b' '),
            "{number}"
        );
        assert!(digits.bytes().filter(u8::is_ascii_digit).count() >= 3, "{number}");
        assert_eq!(number, number.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn every_number_says_where_it_comes_from_and_when_it_was_checked() {
    for source in every_region().iter().flat_map(sources) {
        let addresses: BTreeSet<_> = source.addresses.iter().collect();
        let enough = if source.kind == SourceKind::Official { 1 } else { 2 };
        assert!(
            addresses.len() == source.addresses.len() && addresses.len() >= enough,
            "{addresses:?}"
        );
        let hosts: BTreeSet<_> = addresses.iter().map(|one| one.split('/').nth(2)).collect();
        assert!(hosts.len() >= enough, "independent of one another: {addresses:?}");
        assert!(
            addresses
                .iter()
                .all(|one| one.starts_with("https://") || one.starts_with("http://"))
        );
        assert!(source.checked_on >= day("2026-11-24"));
        assert_eq!(
            source.expires,
            source.checked_on + chrono::Months::new(12),
            "{addresses:?}"
        );
    }
}

#[test]
fn every_region_has_an_emergency_number_and_at_least_one_line() {
    let codes: Vec<_> = regions("en").into_iter().map(|one| one.code).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "each once");
    for code in &codes {
        assert!(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
        let lines = for_region(Some(code), "en", day("2026-12-01"));
        assert_eq!(lines.region.map(|region| region.code).as_ref(), Some(code));
        assert!(!lines.emergency.number.is_empty() && !lines.lines.is_empty(), "{code}");
    }
}

#[test]
fn an_expired_line_is_labelled_and_still_there() {
    let (last, after) = (day("2027-11-24"), day("2027-11-25"));
    let current = for_region(Some("US"), "en", last);
    assert!(!current.emergency.expired && current.lines.iter().all(|line| !line.expired));
    let expired = for_region(Some("US"), "en", after);
    assert!(expired.emergency.expired && expired.lines.iter().all(|line| line.expired));
    assert_eq!(expired.lines.len(), current.lines.len());
    assert_eq!(numbers(&expired), numbers(&current));
}

#[test]
fn where_the_region_is_unknown_there_is_the_emergency_number() {
    for region in [None, Some(""), Some("ZZ"), Some("🏔"), Some("USA"), Some("U")] {
        for today in [NaiveDate::MIN, day("2026-12-01"), NaiveDate::MAX] {
            let lines = for_region(region, "xx", today);
            assert_eq!((lines.region, lines.lines), (None, Vec::new()), "{region:?}");
            assert_eq!(lines.emergency.number, "112");
            assert!(!lines.emergency.answers.is_empty());
        }
    }
}

#[test]
fn a_region_is_found_in_small_letters_too_and_texts_follow_the_language() {
    let today = day("2026-12-01");
    let (english, spanish) = (
        for_region(Some("us"), "en-US", today),
        for_region(Some(" US "), "es_MX.UTF-8", today),
    );
    assert_eq!(
        english.region.as_ref().map(|one| one.name.as_str()),
        Some("United States")
    );
    assert_eq!(
        spanish.region.as_ref().map(|one| one.name.as_str()),
        Some("Estados Unidos")
    );
    assert_eq!(numbers(&english), numbers(&spanish));
    assert_ne!(english.lines[0].hours, spanish.lines[0].hours);
    assert_eq!(
        for_region(Some("US"), "fr", today),
        english,
        "English where a language is missing"
    );
}

#[test]
fn a_locale_says_a_region_only_where_it_names_one_that_has_lines() {
    for (locale, region) in [
        ("es_ES", Some("ES")),
        ("en-us", Some("US")),
        ("es_ES.UTF-8@euro", Some("ES")),
        ("es-Latn-ES", Some("ES")),
        ("es", None),
        ("es_ZZ", None),
        ("C.UTF-8", None),
        ("", None),
        ("☂-☂", None),
    ] {
        assert_eq!(of_locale(locale), region, "{locale}");
    }
}

#[test]
fn every_phrase_is_there_in_every_language_and_used() {
    let pack = pack();
    assert_eq!(
        (pack.format, pack.version, pack.id.as_str()),
        (1, 1, "kith.crisis-lines")
    );
    assert_eq!(pack.licence, "CC0-1.0");
    assert!(!pack.source.is_empty());
    let names = pack.regions.iter().map(|region| &region.name);
    for texts in pack.phrases.values().chain(pack.languages.values()).chain(names) {
        assert_eq!(texts.0.keys().collect::<Vec<_>>(), ["en", "es"], "{texts:?}");
        assert!(texts.0.values().all(|text| !text.trim().is_empty()));
    }
    let lines = || pack.regions.iter().flat_map(|region| &region.lines);
    let answers = pack.regions.iter().map(|region| &region.emergency.answers);
    let used: BTreeSet<_> = lines()
        .flat_map(|line| [&line.hours, &line.cost].into_iter().flatten().chain([&line.for_whom]))
        .chain(answers)
        .chain([&pack.unknown.answers])
        .collect();
    assert_eq!(used, pack.phrases.keys().collect());
    let spoken: BTreeSet<_> = lines().flat_map(|line| &line.languages).collect();
    assert_eq!(spoken, pack.languages.keys().collect());
}

#[test]
fn a_field_that_nobody_knows_is_refused() {
    let slip = SHIPPED.replacen("\"hours\"", "\"hour\"", 1);
    assert!(serde_json::from_str::<super::pack::Pack>(&slip).is_err());
}
