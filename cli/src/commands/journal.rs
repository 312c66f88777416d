//! `journal`.

use kith::care::journal::{Entry, NewEntry};
use kith::foundation::types::Result;
use serde_json::{Value, json};

use crate::args::JournalAction;
use crate::session::{Session, text_or_stdin};
use crate::show::{self, Colours, Form};

/// An entry for a person: when, how, under which labels, then the text.
pub(super) fn entry_text(head: &str, mood: Option<i64>, tags: &[String], text: &str) -> String {
    let mood = mood.map(|mood| format!("  mood {mood:+}")).unwrap_or_default();
    let tags: String = tags.iter().map(|tag| format!("  #{}", show::one_line(tag))).collect();
    let text = if text.is_empty() {
        String::new()
    } else {
        format!("\n{}", show::indented(text))
    };
    format!("{head}{mood}{tags}{text}")
}

fn document(entry: &Entry) -> Value {
    json!({
        "id": entry.id.to_string(),
        "created_at": show::time(entry.created_at),
        "text": entry.text,
        "mood": entry.mood,
        "tags": entry.tags,
    })
}

pub fn journal(session: &Session, action: JournalAction, form: Form) -> Result<()> {
    match action {
        JournalAction::Write { mood, tags, text } => {
            // A mood alone is an entry too.
            let text = if text.is_none() && mood.is_some() {
                String::new()
            } else {
                text_or_stdin(text)?
            };
            let entry = session.unlocked()?.journal().write(NewEntry {
                text: &text,
                mood,
                tags: &tags,
            })?;
            form.answer(&document(&entry), |_| "Kept in your journal.".into());
            Ok(())
        }
        JournalAction::List => {
            show_entries(
                &session.unlocked()?.journal().list()?,
                "Your journal is empty. Write: kith journal write",
                form,
            );
            Ok(())
        }
        JournalAction::Search { words } => {
            let found = session.unlocked()?.journal().search(&words.join(" "))?;
            show_entries(&found, "Nothing found.", form);
            Ok(())
        }
    }
}

fn show_entries(entries: &[Entry], nothing: &str, form: Form) {
    form.answer(&Value::Array(entries.iter().map(document).collect()), |colours| {
        if entries.is_empty() {
            return nothing.into();
        }
        entries
            .iter()
            .map(|entry| text(entry, colours))
            .collect::<Vec<_>>()
            .join("\n\n")
    });
}

fn text(entry: &Entry, colours: Colours) -> String {
    let head = format!(
        "{}  {}",
        show::bold(&show::local(entry.created_at), colours),
        show::dim(&entry.id.to_string(), colours)
    );
    entry_text(&head, entry.mood, &entry.tags, &entry.text)
}
