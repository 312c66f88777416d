use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;

use super::html::escaped;
use super::*;
use crate::care::crisis::lines::{RegionLines, for_region, regions};
use crate::care::crisis::words::words;
use crate::care::crisis::{ShownItem, ShownPlan, ShownStep, Step};
use crate::foundation::types::{Code, Error, Millis, parse_rfc3339};

fn at(time: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(time).expect("a time")
}

fn printed_at() -> DateTime<FixedOffset> {
    at("2026-12-01T10:00:00+01:00")
}

fn lines(region: &str, locale: &str) -> RegionLines {
    for_region(Some(region), locale, "2026-12-01".parse().expect("a date"))
}

fn item(text: &str, phone: Option<&str>) -> ShownItem {
    ShownItem {
        text: text.into(),
        phone: phone.map(Into::into),
    }
}

fn plan(items: impl Fn(Step) -> Vec<ShownItem>, reasons: &[&str]) -> ShownPlan {
    let step = |step| ShownStep {
        step,
        items: items(step),
    };
    ShownPlan {
        reasons: reasons.iter().map(|text| (*text).into()).collect(),
        steps: Step::ALL.into_iter().map(step).collect(),
        region: Some("US".into()),
        changed_at: parse_rfc3339("2026-11-20T23:30:00Z").expect("a time"),
        review_at: parse_rfc3339("2026-12-20T09:00:00Z").expect("a time"),
    }
}

fn of_ana() -> ShownPlan {
    plan(
        |step| match step {
            Step::WarningSigns => vec![
                item("I stop answering messages", None),
                item("I lie awake until four", None),
            ],
            Step::Coping => vec![
                item("A cold shower", None),
                item("Walk around the lake with music", None),
            ],
            Step::Company => vec![
                item("Dan", Some("+1 555 010 0199")),
                item("The café on the corner", None),
            ],
            Step::Help => vec![item("Cleo, my sister", Some("+1 (555) 010-0123"))],
            Step::Professionals => vec![
                item("Ben, my therapist", Some("555 010 0145")),
                item("Day clinic", None),
            ],
            Step::Surroundings => vec![item("Cleo keeps the pills at her place", None)],
        },
        &["My cat, Miso", "The concert in June", "Cleo"],
    )
}

fn of_everything(text: &str) -> ShownPlan {
    plan(|_| vec![item(text, Some(text))], &[text])
}

fn empty() -> ShownPlan {
    plan(|_| Vec::new(), &[])
}

/// What the PDF's content streams say is compressed; its dictionaries are not.
fn raw(pdf: &[u8]) -> String {
    String::from_utf8_lossy(pdf).into_owned()
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn the_page_has_the_plan_in_its_order_with_numbers_that_can_be_touched() {
    let page = html(&of_ana(), &lines("US", "en"), "en", printed_at());
    let order = [
        "<html lang=\"en\">",
        "<h1>Crisis plan</h1>",
        "href=\"tel:911\"",
        "My reasons to live",
        "My cat, Miso",
        "<h2>1. ",
        "I stop answering messages",
        "<h2>2. ",
        "<h2>3. ",
        "Dan – <a href=\"tel:+15550100199\">+1 555 010 0199</a>",
        "<h2>4. ",
        "<a href=\"tel:+15550100123\">",
        "<h2>5. ",
        "Ben, my therapist",
        "<h2>6. ",
        "Cleo keeps the pills",
        "<h2>Crisis lines: United States</h2>",
        "href=\"tel:988\"",
        "href=\"sms:988\"",
        "href=\"https://988lifeline.org/chat/\"",
        "Number last checked on 24 November 2026.",
        "Printed on 1 December 2026.",
    ];
    let mut rest = page.as_str();
    for part in order {
        rest = rest
            .split_once(part)
            .unwrap_or_else(|| panic!("{part} is missing or too early"))
            .1;
    }
    assert_eq!(count(&page, "<h1"), 1);
}

#[test]
fn a_page_loads_nothing_and_runs_nothing() {
    for region in regions("en") {
        let page = html(&of_ana(), &lines(&region.code, "es"), "es", printed_at());
        for active in [
            "<script", "<img", "<link", "<iframe", "src=", "url(", "@import", "onclick", "http://",
        ] {
            assert!(!page.contains(active), "{active}");
        }
        assert!(page.contains("default-src 'none'"));
        let targets = page.split("href=\"").skip(1);
        for target in targets {
            assert!(
                ["tel:", "sms:", "https://"].iter().any(|kind| target.starts_with(kind)),
                "{target}"
            );
        }
    }
}

#[test]
fn days_are_those_of_the_place_where_it_is_printed() {
    let day = |printed| html(&of_ana(), &lines("US", "en"), "en", at(printed));
    assert!(day("2026-12-01T10:00:00+01:00").contains("Last changed on 21 November 2026."));
    assert!(day("2026-12-01T10:00:00-05:00").contains("Last changed on 20 November 2026."));
    for far in [i64::MIN, i64::MAX] {
        let mut plan = empty();
        (plan.changed_at, plan.review_at) = (Millis(far), Millis(far));
        for offset in ["2026-12-01T10:00:00+14:00", "2026-12-01T10:00:00-12:00"] {
            assert!(html(&plan, &lines("US", "en"), "en", at(offset)).contains("Printed on"));
            assert!(pdf(&plan, &lines("US", "en"), "en", at(offset)).is_ok());
        }
    }
}

#[test]
fn where_the_region_is_unknown_the_paper_still_says_whom_to_call() {
    let nowhere = for_region(None, "en", "2026-12-01".parse().expect("a date"));
    let screen = &words("en").screen;
    for (region, why) in [
        (None, &screen.region_unknown),
        (Some("ZZ".to_owned()), &screen.region_without_lines),
    ] {
        let plan = ShownPlan { region, ..empty() };
        let page = html(&plan, &nowhere, "en", printed_at());
        assert!(page.contains("href=\"tel:112\"") && page.contains(why));
    }
    assert!(pdf(&empty(), &nowhere, "en", printed_at()).is_ok());
}

#[test]
fn an_expired_number_is_labelled_on_paper_and_still_there() {
    let late = for_region(Some("US"), "en", "2028-01-01".parse().expect("a date"));
    let page = html(&of_ana(), &late, "en", printed_at());
    assert!(page.contains("more than a year ago") && page.contains("href=\"tel:988\""));
    assert!(page.contains("If nobody answers, call 911."));
}

#[test]
fn every_region_and_language_can_be_printed_both_ways() {
    for region in regions("en") {
        for locale in ["en", "es"] {
            let lines = lines(&region.code, locale);
            assert!(html(&of_ana(), &lines, locale, printed_at()).contains(&lines.emergency.number));
            let pdf = pdf(&of_ana(), &lines, locale, printed_at()).expect("a PDF");
            assert!(pdf.starts_with(b"%PDF-1.7"), "{}", region.code);
        }
    }
}

#[test]
fn the_pdf_says_what_it_is_to_those_who_hear_it() {
    let pdf = raw(&pdf(&of_ana(), &lines("US", "es"), "es", printed_at()).expect("a PDF"));
    for part in [
        "/MarkInfo",
        "/StructTreeRoot",
        "/Lang(es)",
        "<pdfuaid:part>1",
        "Plan de crisis",
        "/DisplayDocTitle true",
        "(tel:+15550100199)",
        "(sms:988)",
        "(https://988lifeline.org/chat/)",
    ] {
        assert!(pdf.contains(part), "{part}");
    }
    assert_eq!(count(&pdf, "/S/H1"), 1);
    assert_eq!(count(&pdf, "/S/H2"), 8, "reasons, six steps, lines");
    assert_eq!(count(&pdf, "/Subtype/Link"), count(&pdf, "/S/Link"));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let once = || pdf(&of_ana(), &lines("ES", "es"), "es", printed_at()).expect("a PDF");
    assert_eq!(once(), once());
}

#[test]
fn letters_that_the_font_lacks_are_an_error_that_names_html_and_repeats_nothing() {
    for text in ["猫 Miso", "Мой кот", "😀", "a\u{7}b", "e\u{315}"] {
        let error = pdf(&of_everything(text), &lines("US", "en"), "en", printed_at()).expect_err(text);
        assert_eq!(error, PdfError::MissingLetters);
        let error = Error::from(error);
        assert_eq!(error.code(), Code::InvalidInput);
        assert!(error.detail().contains("HTML") && !error.detail().contains(text));
        assert!(html(&of_everything(text), &lines("US", "en"), "en", printed_at()).contains(text));
    }
    for text in [
        "Ñandú, Zoë, Łódź, Šiška",
        "e\u{301}",
        "two\r\nlines\tand a tab",
        "\n\nlate",
        "",
    ] {
        assert!(
            pdf(&of_everything(text), &lines("US", "en"), "en", printed_at()).is_ok(),
            "{text}"
        );
    }
}

#[test]
fn a_service_whose_name_has_other_letters_is_printed_under_its_english_name() {
    let japan = lines("JP", "en");
    assert!(html(&empty(), &japan, "en", printed_at()).contains("よりそいホットライン (Yorisoi Hotline)"));
    let spanish = html(&empty(), &lines("ES", "es"), "es", printed_at());
    assert!(
        !spanish.contains("Suicide prevention line"),
        "English explains nothing to a reader of Spanish"
    );
    assert!(pdf(&empty(), &japan, "en", printed_at()).is_ok());
}

#[test]
fn a_very_long_plan_goes_over_several_pages() {
    let long = "longword".repeat(400);
    let pdf = raw(&pdf(&of_everything(&long), &lines("US", "en"), "en", printed_at()).expect("a PDF"));
    assert!(count(&pdf, "/Type/Page/") + count(&pdf, "/Type/Page\n") > 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is written, the page is the one of a harmless word with that word replaced by the escaped text: no text
    /// becomes a tag, an attribute or a link of its own.
    #[test]
    fn no_text_becomes_part_of_the_page_itself(text in "\\PC*|[<>\"'&=/ a-z\n]{0,80}") {
        const WORD: &str = "WORDOFANA";
        let lines = lines("US", "en");
        let mut hostile = of_everything(WORD);
        let harmless = html(&hostile, &lines, "en", printed_at());
        hostile.reasons = vec![text.clone()];
        for step in &mut hostile.steps {
            step.items = vec![item(&text, Some("ask"))];
        }
        let page = html(&hostile, &lines, "en", printed_at());
        let expected = harmless
            .replace(&format!("{WORD} – {WORD}"), &format!("{WORD} – ask"))
            .replace(WORD, &escaped(&text));
        prop_assert_eq!(page, expected);
        let safe = escaped(&text);
        prop_assert!(!safe.contains(['<', '>', '"', '\'']));
        let entities = ["amp;", "lt;", "gt;", "quot;", "#39;"];
        let known = |rest: &str| entities.iter().any(|entity| rest.starts_with(entity));
        prop_assert!(safe.split('&').skip(1).all(known));
    }

    /// Latin text of any length and with any breaks is set.
    #[test]
    fn no_latin_text_breaks_the_pdf(text in "[a-zà-ÿ0-9 .,\n()+-]{0,400}") {
        prop_assert!(pdf(&of_everything(&text), &lines("US", "en"), "en", printed_at()).is_ok());
    }
}
