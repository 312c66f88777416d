use super::super::*;
use super::world::changed_packs;
use crate::foundation::types::Code;

fn sentences(text: &Text) -> Vec<String> {
    let paragraphs = text.sections.iter().flat_map(|section| &section.paragraphs);
    paragraphs
        .flat_map(|paragraph| paragraph.split_inclusive(['.', '?']))
        .map(|sentence| sentence.trim().to_owned())
        .collect()
}

#[test]
fn every_shipped_pack_is_valid_and_says_that_no_clinician_reviewed_it() {
    for text in pack::SHIPPED {
        let pack = Pack::parse(text).expect("valid");
        assert_eq!((pack.licence(), pack.reviewer()), ("CC-BY-4.0", None));
        assert!(pack.expires().to_string().as_str() > "2027");
    }
    assert_eq!(packs().len(), pack::SHIPPED.len());
}

#[test]
fn every_language_has_the_same_documents_in_the_same_versions_with_as_many_questions() {
    let shape = |pack: &Pack| {
        let texts = pack.texts().iter();
        let shape = texts.map(|text| {
            (
                text.document,
                text.version,
                text.questions.iter().map(|q| q.right).collect::<Vec<_>>(),
            )
        });
        shape.collect::<Vec<_>>()
    };
    assert!(packs().windows(2).all(|pair| shape(&pair[0]) == shape(&pair[1])));
}

#[test]
fn m13_every_document_says_in_short_sentences_that_a_no_has_no_penalty_and_what_stays() {
    for text in packs().iter().flat_map(Pack::texts) {
        for sentence in sentences(text) {
            assert!(sentence.split_whitespace().count() <= 20, "{}: {sentence}", text.locale);
        }
        let withdrawal = text.sections.last().expect("the last part").paragraphs.join(" ");
        let said = match text.locale.as_str() {
            "en" => ["no penalty", "ournal", "risis plan"],
            _ => ["ningún castigo", "iario", "lan de crisis"],
        };
        assert!(
            said.iter()
                .all(|words| withdrawal.to_lowercase().contains(&words.to_lowercase()) || withdrawal.contains(words)),
            "{}: {withdrawal}",
            text.locale
        );
    }
}

#[test]
fn m51_exceptions_are_told_as_what_holds_in_many_places() {
    for text in packs().iter().flat_map(Pack::texts) {
        let exceptions = &text.sections[5];
        assert_eq!(exceptions.part, Part::Exceptions);
        let words = if text.locale == "en" {
            "In many places"
        } else {
            "En muchos lugares"
        };
        assert!(exceptions.paragraphs.iter().any(|paragraph| paragraph.contains(words)));
    }
}

#[test]
fn a_locale_falls_back_to_english() {
    let locale = |wanted| Document::Messages.text(wanted).expect("a text").locale;
    assert_eq!((locale("es_MX.UTF-8").as_str(), locale("es").as_str()), ("es", "es"));
    assert_eq!((locale("fr").as_str(), locale("").as_str()), ("en", "en"));
}

#[test]
fn a_pack_that_leaves_something_out_is_refused() {
    let changed = |pointer: &str, value: serde_json::Value| {
        let mut pack: serde_json::Value = serde_json::from_str(pack::SHIPPED[0]).expect("JSON");
        *pack.pointer_mut(pointer).expect("a field of the pack") = value;
        Pack::parse(&pack.to_string()).map(drop).map_err(|error| error.code())
    };
    for (pointer, value) in [
        ("/format", 2.into()),
        ("/id", "kith.skills".into()),
        ("/locale", "en-GB".into()),
        ("/licence", " ".into()),
        ("/reviewer", "".into()),
        ("/expires", "soon".into()),
        ("/documents/0/id", "other".into()),
        ("/documents/0/id", "export".into()),
        ("/documents/0/version", 0.into()),
        ("/documents/0/title", "".into()),
        ("/documents/0/sections/0/part", "risks".into()),
        (
            "/documents/0/sections/0/paragraphs",
            serde_json::Value::Array(Vec::new()),
        ),
        ("/documents/0/sections/0/paragraphs/0", " ".into()),
        ("/documents/0/questions/0/right", 2.into()),
        ("/documents", serde_json::Value::Array(Vec::new())),
    ] {
        assert_eq!(changed(pointer, value), Err(Code::InvalidInput), "{pointer}");
    }
    assert_eq!(changed("/reviewer", "a clinician".into()), Ok(()));
}

/// A small text whose hash is written down: the canonical form may not change.
#[test]
fn the_hash_of_a_text_is_golden() {
    let text = Text {
        document: Document::Messages,
        version: 1,
        locale: "en".into(),
        title: "Title".into(),
        sections: vec![Section {
            part: Part::Purpose,
            heading: "What for".into(),
            paragraphs: vec!["One.".into(), "Two.".into()],
        }],
        questions: vec![Question {
            question: "Which?".into(),
            answers: vec!["This".into(), "That".into()],
            right: 1,
        }],
    };
    assert_eq!(text.hash().to_hex(), GOLDEN);
}

const GOLDEN: &str = "8839bf96abcc9befca1c9cbc1241bce6333cc318ceec2e4ad2bf448f1ffe792a";

#[test]
fn a_hash_covers_every_string_and_where_it_stands() {
    let text = Document::Messages.text("en").expect("a text");
    let mut other = vec![Document::Messages.text("es").expect("a text")];
    let mut change = |how: fn(&mut Text)| {
        let mut changed = text.clone();
        how(&mut changed);
        other.push(changed);
    };
    change(|text| text.document = Document::Sharing);
    change(|text| text.version += 1);
    change(|text| text.locale = "fr".into());
    change(|text| text.title.push(' '));
    change(|text| text.sections[0].heading.push(' '));
    change(|text| text.sections[6].paragraphs[0].push(' '));
    change(|text| text.questions[0].right = 0);
    change(|text| text.questions[1].answers[0].push(' '));
    // The same words, cut elsewhere.
    change(|text| {
        let first = text.sections[1].paragraphs.remove(0);
        text.sections[1].paragraphs[0].insert_str(0, &first);
    });
    change(|text| text.sections.swap(0, 1));
    let mut hashes: Vec<_> = other.iter().map(|text| text.hash().to_hex()).collect();
    hashes.push(text.hash().to_hex());
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), other.len() + 1);
    assert_ne!(changed_packs(Document::Messages, 1)[0], packs()[0]);
}
