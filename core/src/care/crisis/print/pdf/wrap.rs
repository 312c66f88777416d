//! Words into lines.

use super::PdfError;
use super::letters::Letters;
use crate::care::crisis::print::sheet::Run;

/// A part of a line: plain, or a link.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    pub(super) target: Option<String>,
}

/// From left to right.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line(pub(super) Vec<Segment>);

impl Line {
    fn push(&mut self, text: &str, target: Option<&String>) {
        match self.0.last_mut() {
            Some(last) if last.target.as_ref() == target => last.text.push_str(text),
            _ => self.0.push(Segment {
                text: text.to_owned(),
                target: target.cloned(),
            }),
        }
    }

    fn append(&mut self, word: &Line) {
        word.0.iter().for_each(|one| self.push(&one.text, one.target.as_ref()));
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In ems.
    fn width(&self, letters: &Letters) -> f32 {
        self.0.iter().map(|one| letters.width(&one.text)).sum()
    }
}

/// Sets runs in lines no wider than `width` (in ems), broken at spaces, at line ends of the text, and within a word only
/// where it is wider than a whole line. A link stays in one line if it fits into one. A line that goes on ends with its
/// space, so that what reads the text aloud or copies it keeps the words apart.
pub(super) fn wrap(runs: &[Run], letters: &Letters, width: f32) -> Result<Vec<Line>, PdfError> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    for part in parts(runs, letters)? {
        match part {
            Part::End => lines.push(std::mem::take(&mut line)),
            Part::Word(word) => {
                let space = if line.is_empty() { 0.0 } else { letters.width(" ") };
                if line.width(letters) + space + word.width(letters) <= width {
                    if !line.is_empty() {
                        line.push(" ", None);
                    }
                    line.append(&word);
                } else {
                    if !line.is_empty() {
                        line.push(" ", None);
                        lines.push(std::mem::take(&mut line));
                    }
                    line = broken(&word, letters, width, &mut lines);
                }
            }
        }
    }
    lines.push(line);
    Ok(lines)
}

enum Part {
    Word(Line),
    End,
}

fn parts(runs: &[Run], letters: &Letters) -> Result<Vec<Part>, PdfError> {
    let mut parts = Vec::new();
    let mut word = Line::default();
    let end_word = |word: &mut Line, parts: &mut Vec<Part>| {
        if !word.is_empty() {
            parts.push(Part::Word(std::mem::take(word)));
        }
    };
    for run in runs {
        let (text, target) = match run {
            Run::Text(text) => (text, None),
            Run::Link { text, target } => (text, Some(target)),
        };
        // Spaces at the end of a run stand between words; those at the end of a whole text do not matter.
        let kept = format!("{text}|");
        let prepared = letters.prepare(&kept)?;
        let prepared = prepared.strip_suffix('|').unwrap_or(&prepared);
        if target.is_some() {
            word.push(prepared, target);
            continue;
        }
        for (at, row) in prepared.split('\n').enumerate() {
            if at > 0 {
                end_word(&mut word, &mut parts);
                parts.push(Part::End);
            }
            for (at, piece) in row.split(' ').enumerate() {
                if at > 0 {
                    end_word(&mut word, &mut parts);
                }
                if !piece.is_empty() {
                    word.push(piece, None);
                }
            }
        }
    }
    end_word(&mut word, &mut parts);
    Ok(parts)
}

/// A word that may be wider than a line: all its full lines, and the last one, which goes on.
fn broken(word: &Line, letters: &Letters, width: f32, lines: &mut Vec<Line>) -> Line {
    let mut line = Line::default();
    if word.width(letters) <= width {
        line.append(word);
        return line;
    }
    for segment in &word.0 {
        for c in segment.text.chars() {
            let letter = c.to_string();
            if !line.is_empty() && line.width(letters) + letters.width(&letter) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(&letter, segment.target.as_ref());
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::crisis::print::pdf::letters::Fonts;

    fn text(lines: &[Line]) -> Vec<String> {
        let of = |line: &Line| line.0.iter().map(|one| one.text.as_str()).collect();
        lines.iter().map(of).collect()
    }

    #[test]
    fn words_stay_whole_and_lines_that_go_on_end_with_a_space() {
        let fonts = Fonts::load();
        let runs = [Run::Text("a walk  to the\nriver".into())];
        let lines = wrap(&runs, &fonts.regular, 3.0).expect("letters");
        assert_eq!(text(&lines), ["a walk ", "to the", "river"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken_and_nothing_of_it_is_lost() {
        let fonts = Fonts::load();
        let long = "m".repeat(500);
        let lines = wrap(&[Run::Text(format!("so {long} end"))], &fonts.regular, 30.0).expect("letters");
        assert!(lines.iter().all(|line| line.width(&fonts.regular) <= 30.0));
        assert_eq!(text(&lines).concat(), format!("so {long} end"));
    }

    #[test]
    fn a_number_stays_in_one_line_with_what_touches_it() {
        let fonts = Fonts::load();
        let link = Run::Link {
            text: "600 111 222".into(),
            target: "tel:600111222".into(),
        };
        let runs = [Run::Text("Cleo, my sister: ".into()), link, Run::Text(".".into())];
        let lines = wrap(&runs, &fonts.regular, 9.0).expect("letters");
        assert_eq!(text(&lines), ["Cleo, my sister: ", "600 111 222."]);
        assert_eq!(lines[1].0[0].target.as_deref(), Some("tel:600111222"));
        assert_eq!(lines[1].0[1].target, None);
    }
}
