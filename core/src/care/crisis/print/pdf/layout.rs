//! Lines onto pages.

use super::PdfError;
use super::letters::{ASCENT, DESCENT, Fonts, Letters};
use super::wrap::{Line, wrap};
use crate::care::crisis::print::sheet::{Block, Paragraph, Run, Sheet, Tone};

/// A4, in points.
pub(super) const WIDTH: f32 = 595.276;
pub(super) const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 42.0;
/// Left free for the page's number.
const FOOT: f32 = 16.0;
const INDENT: f32 = 14.0;
const LEADING: f32 = 1.3;

/// What a piece of text is, for those who hear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Heading {
        level: u16,
    },
    Paragraph,
    /// A paragraph of an item; the first has the item's mark.
    Item {
        list: usize,
        item: usize,
        first: bool,
    },
}

/// How it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) bold: bool,
    /// In points.
    pub(super) size: f32,
    pub(super) grey: bool,
    space_before: f32,
}

impl Style {
    const TITLE: Style = Style {
        bold: true,
        size: 22.0,
        grey: false,
        space_before: 0.0,
    };
    const HEADING: Style = Style {
        bold: true,
        size: 13.0,
        grey: false,
        space_before: 10.0,
    };

    pub(super) fn of(tone: Tone) -> Self {
        let (bold, size, grey) = match tone {
            Tone::Plain => (false, 11.0, false),
            Tone::Strong => (true, 11.0, false),
            Tone::Quiet => (false, 9.5, true),
        };
        Style {
            bold,
            size,
            grey,
            space_before: 3.0,
        }
    }

    pub(super) fn letters(self, fonts: &Fonts) -> &Letters {
        if self.bold { &fonts.bold } else { &fonts.regular }
    }

    fn line_height(self) -> f32 {
        self.size * LEADING
    }
}

/// A heading, or a paragraph.
pub(super) struct Piece {
    pub(super) role: Role,
    pub(super) style: Style,
    lines: Vec<Line>,
    /// Whether what follows begins on the same page.
    keeps_next: bool,
}

/// A line in its place.
pub(super) struct Placed {
    /// Which piece it belongs to.
    pub(super) piece: usize,
    pub(super) line: Line,
    /// The left end of the line on which its letters stand, in points from the top left of the page.
    pub(super) x: f32,
    pub(super) y: f32,
    /// Whether the item's mark stands before it.
    pub(super) marked: bool,
}

pub(super) struct Pages {
    pub(super) pieces: Vec<Piece>,
    pub(super) pages: Vec<Vec<Placed>>,
}

pub(super) fn pages(sheet: &Sheet, fonts: &Fonts) -> Result<Pages, PdfError> {
    let pieces = pieces(sheet, fonts)?;
    let mut pages = vec![Vec::new()];
    let mut y = MARGIN;
    let mut begin = 0;
    for end in 1..=pieces.len() {
        if pieces.get(end - 1).is_some_and(|last| last.keeps_next) && end < pieces.len() {
            continue;
        }
        let together = begin..end;
        let needed: f32 = together.clone().filter_map(|at| pieces.get(at)).map(height).sum();
        let bottom = HEIGHT - MARGIN - FOOT;
        // What is longer than a page begins where there is room to begin.
        let helps = needed <= bottom - MARGIN || y > HEIGHT * 0.75;
        if y + needed > bottom && y > MARGIN && helps {
            pages.push(Vec::new());
            y = MARGIN;
        }
        for at in together {
            place(at, &pieces, &mut pages, &mut y);
        }
        begin = end;
    }
    Ok(Pages { pieces, pages })
}

fn height(piece: &Piece) -> f32 {
    piece.style.space_before + piece.style.line_height() * piece.lines.len() as f32
}

/// Only what is longer than a page goes on over its end.
fn place(at: usize, pieces: &[Piece], pages: &mut Vec<Vec<Placed>>, y: &mut f32) {
    let Some(piece) = pieces.get(at) else { return };
    let style = piece.style;
    let indent = match piece.role {
        Role::Item { .. } => INDENT,
        Role::Heading { .. } | Role::Paragraph => 0.0,
    };
    if *y > MARGIN {
        *y += style.space_before;
    }
    for (nth, line) in piece.lines.iter().enumerate() {
        if *y + style.line_height() > HEIGHT - MARGIN - FOOT {
            pages.push(Vec::new());
            *y = MARGIN;
        }
        let between = style.line_height() - style.size * (ASCENT + DESCENT);
        if let Some(page) = pages.last_mut() {
            page.push(Placed {
                piece: at,
                line: line.clone(),
                x: MARGIN + indent,
                y: *y + between / 2.0 + style.size * ASCENT,
                marked: nth == 0 && matches!(piece.role, Role::Item { first: true, .. }),
            });
        }
        *y += style.line_height();
    }
}

fn pieces(sheet: &Sheet, fonts: &Fonts) -> Result<Vec<Piece>, PdfError> {
    let mut pieces: Vec<Piece> = Vec::new();
    let piece = |role, style: Style, runs: &[Run], keeps_next| {
        let indent = if matches!(role, Role::Item { .. }) { INDENT } else { 0.0 };
        let width = (WIDTH - 2.0 * MARGIN - indent) / style.size;
        Ok(Piece {
            role,
            style,
            lines: wrap(runs, style.letters(fonts), width)?,
            keeps_next,
        })
    };
    let heading = |level, style, text: &String| piece(Role::Heading { level }, style, &[Run::Text(text.clone())], true);
    for (nth, block) in sheet.blocks.iter().enumerate() {
        match block {
            Block::Title(text) => pieces.push(heading(1, Style::TITLE, text)?),
            Block::Heading(text) => pieces.push(heading(2, Style::HEADING, text)?),
            Block::Paragraph(Paragraph { tone, runs }) => {
                // What explains a heading stays with it and with what it explains.
                let explains = pieces
                    .last()
                    .is_some_and(|last| matches!(last.role, Role::Heading { .. }));
                pieces.push(piece(Role::Paragraph, Style::of(*tone), runs, explains)?);
            }
            Block::List(items) => {
                // What is said after a list does not stand alone on a page.
                let followed = matches!(sheet.blocks.get(nth + 1), Some(Block::Paragraph(_)));
                for (item, paragraphs) in items.iter().enumerate() {
                    let last = paragraphs.0.len().saturating_sub(1);
                    for (at, Paragraph { tone, runs }) in paragraphs.0.iter().enumerate() {
                        let role = Role::Item {
                            list: nth,
                            item,
                            first: at == 0,
                        };
                        let mut style = Style::of(*tone);
                        style.space_before = if at == 0 { 4.0 } else { 0.0 };
                        let keeps_next = at < last || followed && item + 1 == items.len();
                        pieces.push(piece(role, style, runs, keeps_next)?);
                    }
                }
            }
        }
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::care::crisis::print::sheet::Item;
    use crate::care::crisis::words::words;

    fn sheet(blocks: Vec<Block>) -> Sheet {
        Sheet {
            title: "Crisis plan".into(),
            words: words("en"),
            blocks,
        }
    }

    fn says(words: usize) -> Paragraph {
        Paragraph {
            tone: Tone::Plain,
            runs: vec![Run::Text("something ".repeat(words))],
        }
    }

    #[test]
    fn no_item_is_cut_by_the_end_of_a_page_and_no_heading_stands_alone_there() {
        let part = |nth: usize| {
            let items = (0..4).map(|at| Item(vec![says(nth * at * 3), says(2)])).collect();
            [
                Block::Heading(format!("{nth}.")),
                Block::Paragraph(says(nth)),
                Block::List(items),
                Block::Paragraph(says(4)),
            ]
        };
        let sheet = sheet((1..30).flat_map(part).collect());
        let laid = pages(&sheet, &Fonts::load()).expect("letters");
        assert!(laid.pages.len() > 5);
        let mut on: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (page, placed) in laid.pages.iter().enumerate() {
            for line in placed {
                assert!(line.y < HEIGHT - MARGIN && line.y > MARGIN);
                if let Role::Item { list, item, .. } = laid.pieces[line.piece].role {
                    on.entry((list, item)).or_default().push(page);
                }
            }
            let last = placed.last().map(|line| laid.pieces[line.piece].role);
            assert!(!matches!(last, Some(Role::Heading { .. })), "page {page}");
        }
        assert!(on.values().all(|pages| pages.windows(2).all(|two| two[0] == two[1])));
    }

    #[test]
    fn every_line_is_placed_once_and_in_order() {
        let items = (0..80).map(|at| Item(vec![says(at)])).collect();
        let sheet = sheet(vec![
            Block::Title("Plan".into()),
            Block::List(items),
            Block::Paragraph(says(3000)),
        ]);
        let laid = pages(&sheet, &Fonts::load()).expect("letters");
        let placed: Vec<_> = laid.pages.iter().flatten().map(|line| line.piece).collect();
        let expected = laid.pieces.iter().enumerate();
        let expected: Vec<_> = expected.flat_map(|(at, piece)| vec![at; piece.lines.len()]).collect();
        assert_eq!(placed, expected);
    }
}
