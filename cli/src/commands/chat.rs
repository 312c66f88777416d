//! `chat`.

use kith::care::messaging::{Chat, Message, State};
use kith::companion::Companion;
use kith::exchange::identity::person::{Person, Standing};
use kith::exchange::sync::Condition;
use kith::exchange::sync::alarm::Alarm;
use kith::foundation::types::{Code, Result};
use serde_json::{Value, json};

use crate::args::ChatAction;
use crate::session::{Session, text_or_stdin};
use crate::show::{self, Colours, Form};

fn document(message: &Message) -> Value {
    json!({
        "id": message.id.to_string(),
        "from": message.from.to_string(),
        "text": message.text,
        "sent_at": show::time(message.sent_at),
        "state": message.state.as_str(),
        "reason": message.reason.map(Code::as_str),
    })
}

pub fn chat(session: &Session, action: ChatAction, form: Form) -> Result<()> {
    match action {
        ChatAction::List => list(&session.unlocked()?, form),
        ChatAction::Send { person, text } => {
            let text = text_or_stdin(text)?;
            let companion = session.unlocked()?;
            let sent = companion.messages().send(&person, &text).inspect_err(|_| {
                let kept = companion.messages().draft(&person).ok().flatten();
                if kept.is_some_and(|kept| kept.contains(&text)) {
                    let people = companion.people().everybody().unwrap_or_default();
                    let person = Person::among(&people, &person);
                    let named = person.map_or_else(|_| "PERSON".into(), |person| show::handle(&person, &people));
                    form.aside(&format!("Your text is kept: kith chat draft {named}"));
                }
            })?;
            form.answer(&document(&sent), |_| {
                "Written. It goes out at the next kith sync.".into()
            });
            Ok(())
        }
        ChatAction::Read { person } => read(&session.unlocked()?, &person, form),
        ChatAction::Draft { person, discard } => draft(&session.unlocked()?, &person, discard, form),
    }
}

/// What must be told of a conversation, in calm words, with what to do.
fn sentences(condition: &Condition, person: &Person, everybody: &[Person]) -> Vec<String> {
    let (name, handle) = (show::called(person, everybody), show::handle(person, everybody));
    let alarms = condition.alarms.iter().map(|alarm| match alarm {
            Alarm::SecondAnswer => format!(
                "Somebody else answered the same invitation. Nothing is sent until you two have compared your numbers: \
                 kith people verify {handle}"
            ),
            Alarm::StrangeOwnEntry => format!(
                "Something here claims to come from this device, and this vault does not know it; an older copy of the \
                 vault may have been put back. Nothing is sent until you two have compared your numbers: \
                 kith people verify {handle}"
            ),
            Alarm::RelayRegressed => format!(
                "The relay lost something that it had confirmed, or showed you two different things. What is here is \
                 kept, and yours is sent again. Ask {name} whether something of theirs is missing, and tell the relay's \
                 operator. If nothing comes through any more, remove {name} and invite each other anew."
            ),
            Alarm::Wedged => format!(
                "This conversation cannot go on. What is here stays readable. To write again, remove {name} and invite \
                 each other anew: kith people remove {handle}"
            ),
            Alarm::StrangeDevice => format!(
                "A device takes part that does not prove whose it is. Nothing is sent beside it; the next sync takes it out \
                 if it can. Compare your numbers: kith people verify {handle}"
            ),
    });
    let gaps = match condition.gaps {
        0 => None,
        1 => Some(format!(
            "At one place something that was sent cannot be shown. Ask {name} whether you miss something."
        )),
        gaps => Some(format!(
            "At {gaps} places something that was sent cannot be shown. Ask {name} whether you miss something."
        )),
    };
    let newer = (condition.newer > 0).then(|| {
        format!(
            "{name} sent something that this version of kith cannot show. It is kept; a newer version will show it."
        )
    });
    alarms.chain(gaps).chain(newer).collect()
}

fn condition_of(companion: &Companion, person: &Person) -> Result<Condition> {
    companion.messages().condition(&person.account.to_string())
}

fn list(companion: &Companion, form: Form) -> Result<()> {
    let chats = companion.messages().chats()?;
    let chats: Vec<(Chat, Condition)> = chats
        .into_iter()
        .map(|chat| condition_of(companion, &chat.person).map(|condition| (chat, condition)))
        .collect::<Result<_>>()?;
    let past = companion.people().past()?;
    let everybody = companion.people().everybody()?;
    let documents = chats.iter().map(|(chat, condition)| {
        json!({
            "person": chat.person.account.to_string(),
            "name": chat.person.name,
            "last": chat.last.as_ref().map(document),
            "alarms": condition.alarms.iter().map(|alarm| alarm.as_str()).collect::<Vec<_>>(),
            "gaps": condition.gaps,
            "newer": condition.newer,
        })
    });
    form.answer(&Value::Array(documents.collect()), |colours| {
        if everybody.is_empty() {
            return "No conversations yet. Invite somebody: kith invite --role therapist".into();
        }
        let rows: Vec<_> = chats
            .iter()
            .map(|(chat, _)| {
                let (time, text) = match &chat.last {
                    Some(last) => (show::local(last.sent_at), show::beginning(&last.text)),
                    None => (String::new(), "nothing yet".into()),
                };
                vec![show::called(&chat.person, &everybody), time, text]
            })
            .collect();
        let table = (!rows.is_empty()).then(|| show::table(&["with", "last", ""], &rows, colours));
        let mut parts = Vec::from_iter(table);
        for (chat, condition) in &chats {
            let name = show::bold(&show::called(&chat.person, &everybody), colours);
            let sentences = sentences(condition, &chat.person, &everybody);
            parts.extend(sentences.iter().map(|sentence| format!("{name}: {sentence}")));
        }
        parts.extend(over(&past, &everybody, colours));
        parts.join("\n\n")
    });
    Ok(())
}

/// The conversations that are over, which can still be read.
fn over(past: &[Person], everybody: &[Person], colours: Colours) -> Option<String> {
    let names: Vec<String> = past.iter().map(|person| show::called(person, everybody)).collect();
    let text = format!("Over, and still readable with kith chat read: {}", names.join(", "));
    (!past.is_empty()).then(|| show::dim(&text, colours))
}

fn read(companion: &Companion, person: &str, form: Form) -> Result<()> {
    let person = companion.people().find_ever(person)?;
    let messages = companion.messages().history(&person.account.to_string())?;
    let condition = condition_of(companion, &person)?;
    let everybody = companion.people().everybody()?;
    form.answer(&Value::Array(messages.iter().map(document).collect()), |colours| {
        let mut parts: Vec<String> = messages.iter().map(|message| text(message, &person, colours)).collect();
        if messages.is_empty() {
            parts.push(format!(
                "Nothing yet. Write: kith chat send {} \"...\"",
                show::handle(&person, &everybody)
            ));
        }
        if matches!(person.standing, Standing::Removed | Standing::Refused) {
            parts.push("\nThis conversation is over; nothing more is sent or received.".into());
        }
        parts.extend(
            sentences(&condition, &person, &everybody)
                .into_iter()
                .map(|sentence| format!("\n{sentence}")),
        );
        parts.join("\n")
    });
    Ok(())
}

fn draft(companion: &Companion, person: &str, discard: bool, form: Form) -> Result<()> {
    if discard {
        companion.messages().keep_draft(person, "")?;
    }
    let draft = companion.messages().draft(person)?;
    form.answer(&json!({ "text": draft }), |_| match &draft {
        Some(text) => show::plain(text),
        None => "Nothing is kept here.".into(),
    });
    Ok(())
}

fn not_sent(reason: Option<Code>) -> &'static str {
    match reason {
        Some(Code::ConsentWithdrawn) => "  (not sent: a consent was withdrawn, see kith consent list)",
        Some(Code::ConsentNeeded) => "  (not sent: a consent is missing, see kith consent list)",
        _ => "  (not sent)",
    }
}

fn text(message: &Message, person: &Person, colours: Colours) -> String {
    let who = if message.from == person.account {
        show::one_line(&person.name)
    } else {
        "you".into()
    };
    let state = match message.state {
        State::Queued => show::dim("  (waiting for the network)", colours),
        State::Failed => show::dim(not_sent(message.reason), colours),
        State::Sent | State::Received => String::new(),
    };
    let head = format!("{}  {}", show::local(message.sent_at), show::bold(&who, colours));
    format!("{head}{state}\n{}", show::indented(&message.text))
}

#[cfg(test)]
mod tests {
    use kith::exchange::identity::{Role, Verified};
    use kith::foundation::types::{AccountId, PersonaId};

    use super::*;

    #[test]
    fn every_alarm_and_every_gap_is_told_and_says_what_to_do() {
        let ben = Person {
            account: AccountId::from_bytes([7; 32]),
            persona: PersonaId::from_bytes([1; 16]),
            name: "Ben".into(),
            role: Role::Therapist,
            verified: Verified::Link,
            standing: Standing::Active,
            inbox: None,
            conversation: None,
        };
        let told = |alarms: &[Alarm], gaps, newer| {
            let condition = Condition {
                alarms: alarms.to_vec(),
                gaps,
                newer,
            };
            sentences(&condition, &ben, std::slice::from_ref(&ben))
        };
        assert!(told(&[], 0, 0).is_empty());
        for alarm in [
            Alarm::SecondAnswer,
            Alarm::StrangeOwnEntry,
            Alarm::StrangeDevice,
            Alarm::Wedged,
        ] {
            let sentences = told(&[alarm], 0, 0);
            assert!(
                sentences.len() == 1 && sentences[0].contains("kith people"),
                "{sentences:?}"
            );
        }
        assert!(told(&[Alarm::RelayRegressed], 0, 0)[0].contains("Ask Ben"));
        assert!(told(&[], 1, 0)[0].contains("one place") && told(&[], 3, 0)[0].contains("3 places"));
        assert!(told(&[], 0, 1)[0].contains("newer version"));
        assert_eq!(told(&[Alarm::SecondAnswer, Alarm::RelayRegressed], 2, 1).len(), 4);
    }
}
