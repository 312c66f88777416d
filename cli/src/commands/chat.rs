//! `chat`.

use kith::care::messaging::{Message, State};
use kith::companion::Companion;
use kith::foundation::types::Result;
use serde_json::{Value, json};

use crate::args::ChatAction;
use crate::session::{Session, text_or_stdin};
use crate::show::{self, Form};

fn document(message: &Message) -> Value {
    json!({
        "id": message.id.to_string(),
        "from": message.from.to_string(),
        "text": message.text,
        "sent_at": show::time(message.sent_at),
        "state": message.state.as_str(),
    })
}

pub fn chat(session: &Session, action: ChatAction, form: Form) -> Result<()> {
    match action {
        ChatAction::List => list(&session.unlocked()?, form),
        ChatAction::Send { person, text } => {
            let text = text_or_stdin(text)?;
            let sent = session.unlocked()?.messages().send(&person, &text)?;
            form.answer(&document(&sent), |_| {
                "Written. It goes out at the next kith sync.".into()
            });
            Ok(())
        }
        ChatAction::Read { person } => read(&session.unlocked()?, &person, form),
    }
}

fn list(companion: &Companion, form: Form) -> Result<()> {
    let chats = companion.messages().chats()?;
    let documents = chats.iter().map(|chat| {
        json!({
            "person": chat.person.account.to_string(),
            "name": chat.person.name,
            "last": chat.last.as_ref().map(document),
        })
    });
    form.answer(&Value::Array(documents.collect()), |colours| {
        if chats.is_empty() {
            return "No conversations yet. Invite somebody: kith invite --role therapist".into();
        }
        let rows: Vec<_> = chats
            .iter()
            .map(|chat| {
                let (time, text) = match &chat.last {
                    Some(last) => (
                        show::local(last.sent_at),
                        show::one_line(&last.text).chars().take(60).collect(),
                    ),
                    None => (String::new(), String::new()),
                };
                vec![chat.person.name.clone(), time, text]
            })
            .collect();
        show::table(&["with", "last", ""], &rows, colours)
    });
    Ok(())
}

fn read(companion: &Companion, person: &str, form: Form) -> Result<()> {
    let person = companion.people().find(person)?;
    let messages = companion.messages().history(&person.account.to_string())?;
    form.answer(&Value::Array(messages.iter().map(document).collect()), |colours| {
        if messages.is_empty() {
            return format!(
                "Nothing yet. Write: kith chat send {} \"...\"",
                show::one_line(&person.name)
            );
        }
        let lines = messages.iter().map(|message| {
            let who = if message.from == person.account {
                show::one_line(&person.name)
            } else {
                "you".into()
            };
            let state = match message.state {
                State::Queued => "  (waiting for the network)",
                State::Failed => "  (not sent)",
                State::Sent | State::Received => "",
            };
            let head = format!("{}  {}", show::local(message.sent_at), show::bold(&who, colours));
            format!(
                "{head}{}\n  {}",
                show::dim(state, colours),
                show::plain(&message.text).replace('\n', "\n  ")
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    });
    Ok(())
}
