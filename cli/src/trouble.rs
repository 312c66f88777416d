//! What went wrong and what to do next: one JSON line, or two calm sentences, on standard error.

use std::io::Write;

use kith::foundation::types::{Code, Error};

use crate::show::{self, Form};
use crate::words::{fill, words};

/// Prints an error in the form of the answers.
pub fn say(error: &Error, form: Form) {
    match form {
        Form::Json => line(error.code().as_str(), error.advice().as_str(), error.detail()),
        Form::People { .. } => hint(&sentences(error)),
    }
}

/// An error as one JSON line.
pub fn line(code: &str, advice: &str, detail: &str) {
    hint(&serde_json::json!({ "code": code, "advice": advice, "detail": detail }).to_string());
}

/// Prints a line to standard error.
pub fn hint(text: &str) {
    writeln!(std::io::stderr(), "{text}").unwrap_or_default();
}

/// An error for a person.
pub fn sentences(error: &Error) -> String {
    let trouble = &words().trouble;
    let (code, detail) = (error.code().as_str(), error.detail());
    let (pattern, number) = numbered(detail);
    let said = trouble
        .details
        .get(detail)
        .or(trouble.details.get(&pattern))
        .or(trouble.codes.get(code));
    let said = said.map_or_else(|| detail.to_owned(), |said| fill(said, &[("n", &number)]));
    format!("{} ({code}).\n{}", show::capital(&said), next(error))
        .trim_end()
        .to_owned()
}

/// An error's words with `{n}` in the place of their number, and the number.
fn numbered(detail: &str) -> (String, String) {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let Some(start) = detail.find(is_digit) else {
        return (detail.to_owned(), String::new());
    };
    let (before, rest) = detail.split_at(start);
    let (number, after) = rest.split_at(rest.find(|letter| !is_digit(letter)).unwrap_or(rest.len()));
    (format!("{before}{{n}}{after}"), number.to_owned())
}

/// What to do next, where the detail does not say it.
fn next(error: &Error) -> &'static str {
    let trouble = &words().trouble;
    match error.code() {
        Code::UsedInvitation | Code::Cancelled => "",
        code => trouble
            .next
            .get(code.as_str())
            .or(trouble.advice.get(error.advice().as_str()))
            .map_or("", String::as_str),
    }
}
