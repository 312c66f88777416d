//! `crisis helping`.

use kith::care::crisis::words::words;
use serde_json::json;

use crate::show::{self, Form};

pub(super) fn helping(clinician: bool, form: Form) {
    let words = words(&show::locale());
    let help = if clinician {
        &words.clinicians
    } else {
        &words.supporters
    };
    let points = help.points.iter();
    let document = json!({
        "title": help.title,
        "intro": help.intro,
        "points": points.clone().map(|point| json!({ "title": point.title, "text": point.text })).collect::<Vec<_>>(),
        "sources": help.sources.iter().map(|source| json!({ "title": source.title, "address": source.address })).collect::<Vec<_>>(),
    });
    form.answer(&document, |colours| {
        let mut parts = vec![format!("{}\n{}", show::bold(&help.title, colours), help.intro)];
        parts.extend(points.map(|point| {
            let text = show::indented(&point.text);
            format!("{}\n{text}", show::bold(&point.title, colours))
        }));
        parts.join("\n\n")
    });
}
