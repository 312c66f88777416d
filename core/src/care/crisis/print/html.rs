//! The paper as one HTML page.

use chrono::{DateTime, FixedOffset};

use super::sheet::{Block, Item, Paragraph, Run, Tone, sheet};
use crate::care::crisis::ShownPlan;
use crate::care::crisis::lines::RegionLines;

/// Light and dark are left to the reader's own settings; on paper it is black on white, and nothing is cut in two.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1.05rem/1.5 'Atkinson Hyperlegible',system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1rem;\
overflow-wrap:anywhere}\
h1{font-size:1.8rem;margin:.5rem 0}\
h2{font-size:1.2rem;line-height:1.3;margin:1.4rem 0 .2rem}\
p{margin:.3rem 0}\
ul{margin:.3rem 0;padding-left:1.3rem}\
li{margin:.35rem 0;white-space:pre-line}\
li p{margin:0}\
.quiet{font-size:.92em;opacity:.85}\
@page{size:A4;margin:15mm}\
@media print{body{font-size:10.5pt;line-height:1.35;max-width:none;padding:0;color:#000;background:#fff}\
h1{font-size:20pt}h2{font-size:12.5pt;margin-top:9pt}a{color:#000}.quiet{opacity:1;color:#333}\
h2,h2+p{break-after:avoid}li,p{break-inside:avoid}}";

/// One page that loads nothing and runs nothing: for a browser, for printing from there, and for sharing. Days are those
/// of the offset of `printed_at`.
pub fn html(plan: &ShownPlan, lines: &RegionLines, locale: &str, printed_at: DateTime<FixedOffset>) -> String {
    let sheet = sheet(plan, lines, locale, printed_at);
    let mut page = String::new();
    page.push_str("<!DOCTYPE html>\n<html lang=\"");
    page.push_str(&escaped(&sheet.words.locale));
    page.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.push_str(&format!(
        "<title>{}</title>\n<style>{STYLE}</style>\n",
        escaped(&sheet.title)
    ));
    page.push_str("</head>\n<body>\n<main>\n");
    for block in &sheet.blocks {
        match block {
            Block::Title(text) => page.push_str(&format!("<h1>{}</h1>\n", escaped(text))),
            Block::Heading(text) => page.push_str(&format!("<h2>{}</h2>\n", escaped(text))),
            Block::Paragraph(one) => {
                paragraph(one, &mut page);
                page.push('\n');
            }
            Block::List(items) => {
                page.push_str("<ul>\n");
                items.iter().for_each(|one| item(one, &mut page));
                page.push_str("</ul>\n");
            }
        }
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn item(item: &Item, page: &mut String) {
    page.push_str("<li>");
    item.0.iter().for_each(|one| paragraph(one, page));
    page.push_str("</li>\n");
}

/// `dir=auto` keeps each text in its own direction, so that none turns those around it.
fn paragraph(paragraph: &Paragraph, page: &mut String) {
    let (open, close) = match paragraph.tone {
        Tone::Plain => ("<p dir=\"auto\">", "</p>"),
        Tone::Strong => ("<p dir=\"auto\"><strong>", "</strong></p>"),
        Tone::Quiet => ("<p dir=\"auto\" class=\"quiet\">", "</p>"),
    };
    page.push_str(open);
    for run in &paragraph.runs {
        match run {
            Run::Text(text) => page.push_str(&escaped(text)),
            Run::Link { text, target } => {
                page.push_str(&format!("<a href=\"{}\">{}</a>", escaped(target), escaped(text)));
            }
        }
    }
    page.push_str(close);
}

/// Text as HTML, in an element or an attribute. A zero byte, which HTML cannot hold, is shown as a missing letter.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\0' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}
