//! The documents in one language, from the content packs; see `core/content/README.md`.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::document::Document;
use super::text::{Part, Question, Section, Text, TextHash};
use crate::foundation::types::{Code, Error, Result};

pub(super) const SHIPPED: [&str; 2] = [
    include_str!("../../../../content/consent/en.json"),
    include_str!("../../../../content/consent/es.json"),
];
const FORMAT: u32 = 1;
const ID: &str = "kith.consent";
/// A pack of this licence is not loaded in a release.
const UNPROVEN: &str = "unproven";

/// The documents in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    licence: String,
    reviewer: Option<String>,
    expires: NaiveDate,
    texts: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    id: String,
    locale: String,
    licence: String,
    source: String,
    reviewer: Option<String>,
    expires: String,
    documents: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Document,
    version: u32,
    title: String,
    sections: Vec<Section>,
    questions: Vec<Question>,
}

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// `invalid_input` if it is not of format 1, leaves out where its texts come from, a document or a part of one, or
    /// has a text that is blank or a question without its right answer.
    pub fn parse(text: &str) -> Result<Self> {
        let file: File = serde_json::from_str(text)
            .map_err(|error| Error::technical(Code::InvalidInput, format_args!("a content pack: {error}")))?;
        let invalid = |detail| Err(Error::new(Code::InvalidInput, detail));
        let origin = [&file.locale, &file.licence, &file.source];
        if file.format != FORMAT || file.id != ID || origin.into_iter().chain(&file.reviewer).any(|text| blank(text)) {
            return invalid("a pack of consents has format 1 and says its language, licence, source and reviewer");
        }
        if !file.locale.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return invalid("a content pack's locale is a language such as en");
        }
        let expires = file
            .expires
            .parse()
            .map_err(|_| Error::new(Code::InvalidInput, "a date is written as 2028-12-31"))?;
        let texts: Vec<Text> = file
            .documents
            .into_iter()
            .map(|entry| entry.text(&file.locale))
            .collect();
        for document in Document::ALL {
            if texts.iter().filter(|text| text.document == *document).count() != 1 {
                return invalid("a pack of consents has every document once");
            }
        }
        texts.iter().try_for_each(check)?;
        Ok(Pack {
            licence: file.licence,
            reviewer: file.reviewer,
            expires,
            texts,
        })
    }

    /// Its licence (SPDX), or `unproven`.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// The clinician who reviewed it; none if nobody has yet.
    pub fn reviewer(&self) -> Option<&str> {
        self.reviewer.as_deref()
    }

    /// The last day on which it counts as current; later it is labelled, never hidden.
    pub fn expires(&self) -> NaiveDate {
        self.expires
    }

    /// Its documents.
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }
}

impl Entry {
    fn text(self, locale: &str) -> Text {
        Text {
            document: self.id,
            version: self.version,
            locale: locale.to_owned(),
            title: self.title,
            sections: self.sections,
            questions: self.questions,
        }
    }
}

fn check(text: &Text) -> Result<()> {
    let invalid = |detail| Err(Error::new(Code::InvalidInput, detail));
    if !text.sections.iter().map(|section| section.part).eq(Part::ALL) {
        return invalid("a document has each part once and in order");
    }
    let sections = text.sections.iter();
    let said = sections.flat_map(|section| section.paragraphs.iter().chain([&section.heading]));
    let asked = text.questions.iter();
    let asked = asked.flat_map(|question| question.answers.iter().chain([&question.question]));
    if text.version == 0
        || text.sections.iter().any(|section| section.paragraphs.is_empty())
        || said.chain(asked).chain([&text.title]).any(|text| blank(text))
    {
        return invalid("a document has a version from 1 on and a title, and no part or text of it is blank");
    }
    let answerable =
        |question: &Question| usize::try_from(question.right).is_ok_and(|right| right < question.answers.len());
    if !text.questions.iter().all(answerable) {
        return invalid("a question has its right answer");
    }
    Ok(())
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The packs that this build may show, English first.
pub fn packs() -> &'static [Pack] {
    static LOADED: OnceLock<Vec<Pack>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let shipped = SHIPPED
            .iter()
            .map(|text| Pack::parse(text).expect("a test reads every shipped pack"));
        shipped
            .filter(|pack| cfg!(debug_assertions) || pack.licence != UNPROVEN)
            .collect()
    })
}

/// A document in this language, else in English. A locale is `es`, `es-MX` or `es_MX.UTF-8`.
pub(super) fn text_of<'a>(packs: &'a [Pack], document: Document, locale: &str) -> Result<&'a Text> {
    let language = locale
        .split(['-', '_', '.', '@'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let texts = || {
        packs
            .iter()
            .flat_map(Pack::texts)
            .filter(|text| text.document == document)
    };
    texts()
        .find(|text| text.locale == language)
        .or_else(|| texts().next())
        .ok_or_else(|| Error::new(Code::NotFound, "this build has no such document"))
}

/// The text that has this hash.
pub(super) fn text_with<'a>(packs: &'a [Pack], hash: &TextHash) -> Option<&'a Text> {
    packs.iter().flat_map(Pack::texts).find(|text| text.hash() == *hash)
}

impl Document {
    /// The current text in this language, else in English. A locale is `es`, `es-MX` or `es_MX.UTF-8`.
    ///
    /// # Errors
    /// `not_found` if this build has none.
    pub fn text(self, locale: &str) -> Result<Text> {
        text_of(packs(), self, locale).cloned()
    }
}
