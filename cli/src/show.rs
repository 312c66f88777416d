//! How answers look: one JSON document, or calm text for a person.

use std::io::{IsTerminal, Write};

use kith::exchange::identity::person::Person;
use kith::foundation::types::{Code, Error, Millis, format_rfc3339};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::trouble;

/// The form of the answer.
#[derive(Clone, Copy)]
pub enum Form {
    /// One JSON document.
    Json,
    /// Text; with colours on a terminal that wants them.
    People {
        /// Whether colours are shown.
        colours: Colours,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    On,
    Off,
}

impl Form {
    pub fn for_people() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none() && std::io::stdout().is_terminal();
        Form::People {
            colours: if wanted { Colours::On } else { Colours::Off },
        }
    }

    /// Prints the answer: the document, or what `text` makes of it.
    pub fn answer(self, document: &Value, text: impl FnOnce(Colours) -> String) {
        let answer = match self {
            Form::Json => document.to_string(),
            Form::People { colours } => text(colours).trim_end().to_owned(),
        };
        if !answer.is_empty() {
            self.line(&answer);
        }
    }

    /// Says something beside the answer: to people alone, on standard error.
    pub fn aside(self, text: &str) {
        if matches!(self, Form::People { .. }) && !text.is_empty() {
            trouble::hint(text);
        }
    }

    /// A reader that went away ends the output, not the command; an answer that cannot be written is an error.
    fn line(self, text: &str) {
        let mut out = std::io::stdout().lock();
        let written = writeln!(out, "{text}").and_then(|()| out.flush());
        let Err(error) = written else { return };
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        let error = Error::new(
            Code::Storage,
            "what was asked for is done, but the answer cannot be written to standard output",
        );
        trouble::say(&error, self);
        std::process::exit(1);
    }
}

/// The language of the terminal (POSIX: `LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set).
pub fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_else(|| "en".into())
}

/// RFC 3339 in UTC, as JSON has it.
pub fn time(at: Millis) -> Value {
    Value::String(format_rfc3339(at))
}

/// The local time, as a person reads it.
pub fn local(at: Millis) -> String {
    at.to_utc()
        .with_timezone(&chrono::Local)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}

/// How a person is called where others are too: by the name, and by the beginning of the id if another has the same name.
pub fn called(person: &Person, among: &[Person]) -> String {
    let name = one_line(&person.name);
    if is_shared(person, among) {
        format!("{name} ({})", short_id(person))
    } else {
        name
    }
}

/// How a person is named in a command that is suggested: by a plain name that nobody else has, else by the beginning of the
/// id. A name is what somebody else chose, and what stands in a suggestion may be typed into a shell.
pub fn handle(person: &Person, among: &[Person]) -> String {
    let plain = person.name.chars().all(char::is_alphanumeric) && person.name.chars().any(char::is_alphabetic);
    if plain && !is_shared(person, among) {
        person.name.clone()
    } else {
        short_id(person)
    }
}

fn is_shared(person: &Person, among: &[Person]) -> bool {
    let name = person.name.to_lowercase();
    among
        .iter()
        .any(|other| other.account != person.account && other.name.to_lowercase() == name)
}

/// As much of a person's id as is shown, and taken for it.
pub fn short_id(person: &Person) -> String {
    person.account.to_string()[..16].to_owned()
}

/// Quieter than the rest.
pub fn dim(text: &str, colours: Colours) -> String {
    paint(text, "2", colours)
}

/// Louder than the rest.
pub fn bold(text: &str, colours: Colours) -> String {
    paint(text, "1", colours)
}

fn paint(text: &str, style: &str, colours: Colours) -> String {
    match colours {
        Colours::On => format!("\x1b[{style}m{text}\x1b[0m"),
        Colours::Off => text.to_owned(),
    }
}

/// Rows with their columns aligned; control characters of what others wrote are left out.
pub fn table(head: &[&str], rows: &[Vec<String>], colours: Colours) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| one_line(cell)).collect())
        .collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        cells.chain([head[column].width()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let aligned = |cells: Vec<&str>| {
        let padded = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width()))));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut lines = vec![dim(&aligned(head.to_vec()), colours)];
    lines.extend(rows.iter().map(|row| aligned(row.iter().map(String::as_str).collect())));
    lines.join("\n")
}

/// The beginning of a text, for a list.
pub fn beginning(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = one_line(text);
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// A text under its head.
pub fn indented(text: &str) -> String {
    format!("  {}", plain(text).replace('\n', "\n  "))
}

/// A text that begins with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A text on one line.
pub fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without control characters that could steer a terminal, or turn around how a line is read (Unicode's overrides
/// of direction).
pub fn plain(text: &str) -> String {
    let steers = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    let turns = |letter| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|letter| !steers(*letter) && !turns(*letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stay_aligned_under_names_of_any_script() {
        let rows = ["Cleo", "Ünal", "山田", "🦊"].map(|name| vec![name.to_owned(), "person".to_owned()]);
        let table = table(&["name", "what"], &rows, Colours::Off);
        for line in table.lines().skip(1) {
            assert_eq!(line.split("person").next().expect("a cell").width(), 6, "{line}");
        }
    }

    #[test]
    fn what_others_wrote_cannot_steer_the_terminal() {
        let text = "a\u{1b}[2Jb\u{9b}c\rd\u{202E}e\nf";
        assert_eq!(plain(text), "a[2Jbcde\nf");
        assert_eq!(one_line(text), "a[2Jbcde f");
    }
}
