//! The paper as a tagged PDF (PDF/UA-1: ISO 14289-1), A4.
//!
//! `letters` (the font: which letters it has and how wide they are), `wrap` (words into lines), `layout` (lines onto pages,
//! never cutting an item in two), `draw` (pages and the tags that say what is what).

mod draw;
mod layout;
mod letters;
mod wrap;

use chrono::{DateTime, FixedOffset};

use super::sheet::sheet;
use crate::care::crisis::ShownPlan;
use crate::care::crisis::lines::RegionLines;
use crate::foundation::types::{Code, Error};

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The plan has letters that the font does not have. [`super::html`] shows every letter that the device has.
    #[error("the font for PDF lacks some of these letters: print it as HTML instead")]
    MissingLetters,
    /// The PDF library refused its input.
    #[error("the PDF could not be made: {0}")]
    Library(String),
}

impl From<PdfError> for Error {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::MissingLetters => Error::technical(Code::InvalidInput, error),
            PdfError::Library(_) => Error::technical(Code::Internal, error),
        }
    }
}

/// The plan as a PDF, for printing and for sharing. Days are those of the offset of `printed_at`. What the person wrote is
/// printed letter by letter; a service whose own name has other letters is printed under its English name.
///
/// # Errors
/// [`PdfError::MissingLetters`] if the font lacks a letter of the plan.
pub fn pdf(
    plan: &ShownPlan,
    lines: &RegionLines,
    locale: &str,
    printed_at: DateTime<FixedOffset>,
) -> Result<Vec<u8>, PdfError> {
    let fonts = letters::Fonts::load();
    let mut lines = lines.clone();
    for line in &mut lines.lines {
        if !fonts.bold.has_all(&line.name)
            && let Some(english) = line.english.take()
        {
            line.name = english;
        }
    }
    let sheet = sheet(plan, &lines, locale, printed_at);
    let pages = layout::pages(&sheet, &fonts)?;
    draw::document(&sheet, &pages, &fonts, printed_at)
}
