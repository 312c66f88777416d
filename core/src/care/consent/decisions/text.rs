//! A text in one language, and the hash that says exactly which one was shown.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::document::Document;

/// SHA-256 over everything that a text says; see [`Text::hash`].
pub type TextHash = kith_wire::Array<32>;

/// Which part of a document a section is. Every document has each once, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What it is for.
    Purpose,
    /// What may be good about it.
    Benefits,
    /// What may go wrong.
    Risks,
    /// What it cannot do.
    Limits,
    /// What protects.
    Protection,
    /// When something may be told to others (M51).
    Exceptions,
    /// How to take it back, and that a no has no penalty (M13).
    Withdrawal,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Part; 7] = [
        Part::Purpose,
        Part::Benefits,
        Part::Risks,
        Part::Limits,
        Part::Protection,
        Part::Exceptions,
        Part::Withdrawal,
    ];

    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Part::Purpose => "purpose",
            Part::Benefits => "benefits",
            Part::Risks => "risks",
            Part::Limits => "limits",
            Part::Protection => "protection",
            Part::Exceptions => "exceptions",
            Part::Withdrawal => "withdrawal",
        }
    }
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Which part it is.
    pub part: Part,
    /// Above it.
    pub heading: String,
    /// What it says.
    pub paragraphs: Vec<String>,
}

/// A question to check that a text was understood. Answering is never a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub answers: Vec<String>,
    /// The place of the right answer, from 0.
    pub right: u32,
}

/// A document in one language and version, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Which document.
    pub document: Document,
    /// Rises when what it says changes; from 1.
    pub version: u32,
    /// The language (BCP 47, the language alone).
    pub locale: String,
    /// What it is called.
    pub title: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// To check that it was understood.
    pub questions: Vec<Question>,
}

impl Text {
    /// SHA-256 over `"kith/1 consent text\0"` and, each string behind its length in bytes and each list behind its count
    /// (32 bits, big-endian, as all numbers): document, version, locale, title, sections (part, heading, paragraphs),
    /// questions (question, answers, right).
    pub fn hash(&self) -> TextHash {
        let mut canonical = Canonical(b"kith/1 consent text\0".to_vec());
        canonical.text(self.document.as_str());
        canonical.number(self.version);
        canonical.text(&self.locale);
        canonical.text(&self.title);
        canonical.count(&self.sections);
        for section in &self.sections {
            canonical.text(section.part.as_str());
            canonical.text(&section.heading);
            canonical.texts(&section.paragraphs);
        }
        canonical.count(&self.questions);
        for question in &self.questions {
            canonical.text(&question.question);
            canonical.texts(&question.answers);
            canonical.number(question.right);
        }
        kith_wire::Array(Sha256::digest(&canonical.0).into())
    }
}

struct Canonical(Vec<u8>);

impl Canonical {
    fn number(&mut self, number: u32) {
        self.0.extend(number.to_be_bytes());
    }

    fn count<T>(&mut self, list: &[T]) {
        self.number(u32::try_from(list.len()).expect("a list in memory that a person reads is short"));
    }

    fn text(&mut self, text: &str) {
        self.count(text.as_bytes());
        self.0.extend(text.as_bytes());
    }

    fn texts(&mut self, texts: &[String]) {
        self.count(texts);
        for text in texts {
            self.text(text);
        }
    }
}
