//! A document, as it is shown.

use kith::care::consent::decisions as core;
pub use kith::care::consent::decisions::Document as ConsentDocument;

/// A text that is agreed to, declined or withdrawn.
#[uniffi::remote(Enum)]
pub enum ConsentDocument {
    /// How both sides write to each other; both acknowledge it.
    Boundaries,
    /// Writing to one person here.
    Messages,
    /// Letting one person see what is chosen for them.
    Sharing,
    /// Files, prints, e-mail: what leaves encryption. It is decided for oneself.
    Export,
}

/// Which part of a document a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ConsentPart {
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
    /// When something may be told to others.
    Exceptions,
    /// How to take it back.
    Withdrawal,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentSection {
    /// Which part it is.
    pub part: ConsentPart,
    /// Above it.
    pub heading: String,
    /// What it says.
    pub paragraphs: Vec<String>,
}

/// A question to check that a text was understood. Answering is never a condition.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentQuestion {
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub answers: Vec<String>,
    /// The place of the right answer, from 0.
    pub right: u32,
}

/// A document in one language, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ConsentText {
    /// Which document.
    pub document: ConsentDocument,
    /// Rises when what it says changes.
    pub version: u32,
    /// The language of these texts (BCP 47).
    pub locale: String,
    /// What `give` needs to be told: that exactly this was shown.
    pub hash: String,
    /// What it is called.
    pub title: String,
    /// Its parts, in order.
    pub sections: Vec<ConsentSection>,
    /// To check that it was understood.
    pub questions: Vec<ConsentQuestion>,
}

impl From<core::Text> for ConsentText {
    fn from(text: core::Text) -> Self {
        let hash = text.hash().to_hex();
        let sections = text.sections.into_iter().map(|section| ConsentSection {
            part: section.part.into(),
            heading: section.heading,
            paragraphs: section.paragraphs,
        });
        let questions = text.questions.into_iter().map(|question| ConsentQuestion {
            question: question.question,
            answers: question.answers,
            right: question.right,
        });
        ConsentText {
            document: text.document,
            version: text.version,
            locale: text.locale,
            hash,
            title: text.title,
            sections: sections.collect(),
            questions: questions.collect(),
        }
    }
}
