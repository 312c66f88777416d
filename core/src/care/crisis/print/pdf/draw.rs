//! Pages, and the tags that say what is what.

use std::num::NonZeroU16;

use chrono::{DateTime, Datelike, FixedOffset};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::{Document, SerializeSettings};

use super::PdfError;
use super::layout::{HEIGHT, Pages, Placed, Role, Style, WIDTH};
use super::letters::{ASCENT, DESCENT, Fonts};
use crate::care::crisis::print::sheet::{Sheet, Tone};

/// What a piece is made of, in reading order.
#[derive(Default)]
struct Marked {
    mark: Option<Identifier>,
    nodes: Vec<Node>,
    text: String,
}

/// A link drawn on the page that is being made.
struct Drawn {
    piece: usize,
    at: usize,
    content: Identifier,
    text: String,
    target: String,
    area: Option<Rect>,
}

pub(super) fn document(
    sheet: &Sheet,
    pages: &Pages,
    fonts: &Fonts,
    printed_at: DateTime<FixedOffset>,
) -> Result<Vec<u8>, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Library(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut marked: Vec<Marked> = pages.pieces.iter().map(|_| Marked::default()).collect();
    let mut outline = Outline::new();
    for (nth, placed) in pages.pages.iter().enumerate() {
        page(&mut document, nth, placed, sheet, pages, fonts, &mut marked);
        for line in placed {
            let heading = pages.pieces.get(line.piece).map(|piece| piece.role);
            if let (Some(Role::Heading { .. }), Some(of)) = (heading, marked.get(line.piece)) {
                let to = XyzDestination::new(nth, Point::from_xy(0.0, (line.y - 30.0).max(0.0)));
                outline.push_child(OutlineNode::new(of.text.clone(), to));
            }
        }
    }
    document.set_tag_tree(tree(pages, marked).with_lang(Some(sheet.words.locale.clone())));
    document.set_outline(outline);
    document.set_metadata(metadata(sheet, printed_at));
    document.finish().map_err(|error| PdfError::Library(error.to_string()))
}

fn metadata(sheet: &Sheet, printed_at: DateTime<FixedOffset>) -> Metadata {
    let metadata = Metadata::new()
        .title(sheet.title.clone())
        .language(sheet.words.locale.clone())
        .creator("Kith".to_owned());
    let (month, day) = (u8::try_from(printed_at.month()), u8::try_from(printed_at.day()));
    match (u16::try_from(printed_at.year()), month, day) {
        (Ok(year), Ok(month), Ok(day)) => {
            metadata.creation_date(krilla::metadata::DateTime::new(year).month(month).day(day))
        }
        _ => metadata,
    }
}

fn page(
    document: &mut Document,
    nth: usize,
    placed: &[Placed],
    sheet: &Sheet,
    pages: &Pages,
    fonts: &Fonts,
    marked: &mut [Marked],
) {
    let size = PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 has a size");
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    let mut links = Vec::new();
    for line in placed {
        let (Some(piece), Some(of)) = (pages.pieces.get(line.piece), marked.get_mut(line.piece)) else {
            continue;
        };
        draw_line(&mut surface, line, piece.style, fonts, of, &mut links);
    }
    if pages.pages.len() > 1 {
        let text = sheet.words.page(nth + 1, pages.pages.len());
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
        set(&mut surface, &text, fonts, foot(), WIDTH / 2.0 - 20.0, HEIGHT - 34.0);
        surface.end_tagged();
    }
    surface.finish();
    for link in links {
        let Some(area) = link.area else { continue };
        let target = Target::Action(Action::Link(LinkAction::new(link.target)));
        let annotation = Annotation::new_link(LinkAnnotation::new(area, target), Some(link.text));
        let annotation = page.add_tagged_annotation(annotation);
        let group = TagGroup::with_children(Tag::Link, vec![link.content.into(), annotation.into()]);
        if let Some(node) = marked.get_mut(link.piece).and_then(|of| of.nodes.get_mut(link.at)) {
            *node = Node::Group(group);
        }
    }
}

fn draw_line(
    surface: &mut Surface<'_>,
    line: &Placed,
    style: Style,
    fonts: &Fonts,
    of: &mut Marked,
    links: &mut Vec<Drawn>,
) {
    let letters = style.letters(fonts);
    let span = || ContentTag::Span(SpanTag::empty());
    if line.marked {
        of.mark = Some(surface.start_tagged(span()));
        set(surface, "• ", fonts, style, line.x - 11.0, line.y);
        surface.end_tagged();
    }
    let mut x = line.x;
    for segment in &line.line.0 {
        let content = surface.start_tagged(span());
        set(surface, &segment.text, fonts, style, x, line.y);
        surface.end_tagged();
        let width = letters.width(&segment.text) * style.size;
        if let Some(target) = &segment.target {
            let (top, bottom) = (line.y - ASCENT * style.size, line.y + DESCENT * style.size);
            underline(surface, x, line.y + 0.12 * style.size, width);
            links.push(Drawn {
                piece: line.piece,
                at: of.nodes.len(),
                content,
                text: segment.text.clone(),
                target: target.clone(),
                area: Rect::from_ltrb(x, top, x + width, bottom),
            });
        }
        of.nodes.push(content.into());
        of.text.push_str(&segment.text);
        x += width;
    }
}

fn underline(surface: &mut Surface<'_>, x: f32, y: f32, width: f32) {
    let mut path = PathBuilder::new();
    if let Some(stroke) = Rect::from_xywh(x, y, width, 0.5) {
        path.push_rect(stroke);
    }
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

fn foot() -> Style {
    Style::of(Tone::Quiet)
}

fn set(surface: &mut Surface<'_>, text: &str, fonts: &Fonts, style: Style, x: f32, y: f32) {
    let letters = style.letters(fonts);
    let shade = if style.grey { 0x33 } else { 0 };
    surface.set_fill(Some(Fill {
        paint: rgb::Color::new(shade, shade, shade).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }));
    let glyphs = letters.glyphs(text);
    surface.draw_glyphs(
        Point::from_xy(x, y),
        &glyphs,
        letters.font.clone(),
        text,
        style.size,
        false,
    );
}

/// Pieces under one another; those of a list in their list, those of an item in their item.
fn tree(pages: &Pages, marked: Vec<Marked>) -> TagTree {
    let mut tree = TagTree::new();
    let mut open: Option<(usize, TagGroup)> = None;
    let mut body: Option<(usize, TagGroup, TagGroup)> = None;
    for (piece, of) in pages.pieces.iter().zip(marked) {
        if of.nodes.is_empty() && of.mark.is_none() {
            continue;
        }
        let paragraph = |nodes| TagGroup::with_children(Tag::P, nodes);
        match piece.role {
            Role::Heading { level } => {
                close(&mut tree, &mut open, &mut body);
                let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
                tree.push(TagGroup::with_children(Tag::Hn(level, Some(of.text)), of.nodes));
            }
            Role::Paragraph => {
                close(&mut tree, &mut open, &mut body);
                tree.push(paragraph(of.nodes));
            }
            Role::Item { list, item, .. } => {
                if open.as_ref().is_none_or(|(at, _)| *at != list) {
                    close(&mut tree, &mut open, &mut body);
                    open = Some((list, TagGroup::new(Tag::L(ListNumbering::Disc))));
                }
                if body.as_ref().is_none_or(|(at, ..)| *at != item) {
                    close_item(&mut open, &mut body);
                    let mut entry = TagGroup::new(Tag::LI);
                    if let Some(mark) = of.mark {
                        entry.push(TagGroup::with_children(Tag::Lbl, vec![mark.into()]));
                    }
                    body = Some((item, entry, TagGroup::new(Tag::LBody)));
                }
                if let Some((_, _, body)) = &mut body {
                    body.push(paragraph(of.nodes));
                }
            }
        }
    }
    close(&mut tree, &mut open, &mut body);
    tree
}

fn close_item(open: &mut Option<(usize, TagGroup)>, body: &mut Option<(usize, TagGroup, TagGroup)>) {
    if let (Some((_, list)), Some((_, mut entry, body))) = (open, body.take()) {
        entry.push(body);
        list.push(entry);
    }
}

fn close(tree: &mut TagTree, open: &mut Option<(usize, TagGroup)>, body: &mut Option<(usize, TagGroup, TagGroup)>) {
    close_item(open, body);
    if let Some((_, list)) = open.take() {
        tree.push(list);
    }
}
