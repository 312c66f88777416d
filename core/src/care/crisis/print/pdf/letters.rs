//! The font: which letters it has, and how wide they are.

use std::collections::HashMap;

use krilla::Data;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use super::PdfError;

const REGULAR: &[u8] = include_bytes!("../../../../../assets/print-font/regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../../../assets/print-font/bold.ttf");

/// Above and below the line on which letters stand, in ems.
pub(super) const ASCENT: f32 = 0.95;
pub(super) const DESCENT: f32 = 0.29;

pub(super) struct Fonts {
    pub(super) regular: Letters,
    pub(super) bold: Letters,
}

impl Fonts {
    pub(super) fn load() -> Self {
        Fonts {
            regular: Letters::read(REGULAR),
            bold: Letters::read(BOLD),
        }
    }
}

/// One weight. Letters stand beside one another by their widths alone; the font's kerning is not needed to read it.
pub(super) struct Letters {
    pub(super) font: Font,
    /// Glyph and width in ems.
    glyphs: HashMap<char, (GlyphId, f32)>,
}

impl Letters {
    fn read(bytes: &'static [u8]) -> Self {
        let read = FontRef::new(bytes).expect("a test reads the font");
        let metrics = read.glyph_metrics(Size::new(1.0), LocationRef::default());
        let glyph = |(code, id): (u32, skrifa::GlyphId)| {
            let letter = char::from_u32(code)?;
            Some((letter, (GlyphId::new(id.to_u32()), metrics.advance_width(id)?)))
        };
        Letters {
            glyphs: read.charmap().mappings().filter_map(glyph).collect(),
            font: Font::new(Data::from(bytes), 0).expect("a test reads the font"),
        }
    }

    pub(super) fn has_all(&self, text: &str) -> bool {
        prepared(text)
            .chars()
            .all(|c| c == '\n' || self.glyphs.contains_key(&c))
    }

    /// Text as it is set: letters with their accents as one, lines ended by `\n`.
    pub(super) fn prepare(&self, text: &str) -> Result<String, PdfError> {
        if self.has_all(text) {
            Ok(prepared(text))
        } else {
            Err(PdfError::MissingLetters)
        }
    }

    /// In ems, of prepared text.
    pub(super) fn width(&self, text: &str) -> f32 {
        text.chars()
            .filter_map(|c| self.glyphs.get(&c))
            .map(|(_, width)| width)
            .sum()
    }

    /// Of prepared text.
    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let placed = text.char_indices().filter_map(|(at, c)| {
            let (glyph, width) = *self.glyphs.get(&c)?;
            Some(KrillaGlyph::new(
                glyph,
                width,
                0.0,
                0.0,
                0.0,
                at..at + c.len_utf8(),
                None,
            ))
        });
        placed.collect()
    }
}

fn prepared(text: &str) -> String {
    let ended = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    ended.trim_end().nfc().collect()
}
