//! `who-can-read`.

use kith::companion::{Companion, ConversationReaders, RecordReaders, Share, Subject};
use kith::exchange::identity::person::Person;
use kith::exchange::sync::readers::{Reader, Standing};
use kith::foundation::types::{AccountId, Code, Error, RecordId, Result};
use serde_json::{Value, json};

use super::share;
use crate::session::Session;
use crate::show::{self, Colours, Form};
use crate::words::{fill, words};

const NOBODY: &str = "this is neither a person, nor the id of an entry or of somebody on your map, nor the word plan";

fn device(reader: &Reader) -> Value {
    json!({
        "account": reader.account.map(|account| account.to_string()),
        "device": reader.device.map(|device| device.to_string()),
        "standing": reader.standing.as_str(),
    })
}

fn devices(readers: &[Reader]) -> Vec<Value> {
    readers.iter().map(device).collect()
}

fn conversation(readers: &ConversationReaders) -> Value {
    json!({
        "conversation": readers.person.account.to_string(),
        "devices": devices(&readers.devices),
    })
}

fn record(id: RecordId, readers: &RecordReaders) -> Value {
    let now: Vec<Value> = readers
        .now
        .iter()
        .map(|one| {
            json!({
                "share": share::document(&Share::Given(one.grant.clone())),
                "was_sent": one.grant.was_sent(),
                "devices": devices(&one.devices),
            })
        })
        .collect();
    let before = readers.before.iter().cloned().map(Share::Given);
    json!({
        "record": id.to_string(),
        "own": device(&readers.own),
        "now": now,
        "before": before.map(|share| share::document(&share)).collect::<Vec<_>>(),
    })
}

fn count(readers: &[Reader], account: &AccountId) -> String {
    let say = &words().readers;
    let theirs = |reader: &&Reader| reader.account == Some(*account) && reader.standing == Standing::Member;
    match readers.iter().filter(theirs).count() {
        0 => say.no_device.clone(),
        1 => say.one_device.clone(),
        many => fill(&say.devices, &[("count", &many.to_string())]),
    }
}

fn strange(readers: &[Reader]) -> Option<&'static str> {
    let is_strange = |reader: &Reader| reader.standing == Standing::Strange;
    let is_there = readers.iter().any(is_strange);
    is_there.then_some(words().readers.strange.as_str())
}

fn conversation_text(readers: &ConversationReaders, people: &[Person], colours: Colours) -> String {
    let say = &words().readers;
    let (person, all) = (&readers.person, &readers.devices);
    let name = show::called(person, people);
    let mut lines = vec![show::bold(&fill(&say.conversation, &[("name", &name)]), colours)];
    if all.is_empty() {
        lines.push(format!("  {}", say.alone));
        return lines.join("\n");
    }
    lines.push(format!("  {}", say.you));
    if all.iter().any(|reader| reader.standing == Standing::Leaving) {
        lines.push(format!("  {}", fill(&say.leaving, &[("name", &name)])));
    } else {
        lines.push(format!("  {name}: {}", count(all, &person.account)));
    }
    lines.extend(strange(all).map(|text| format!("  {text}")));
    lines.join("\n")
}

fn record_text(title: &str, readers: &RecordReaders, people: &[Person], colours: Colours) -> String {
    let say = &words().readers;
    let mut lines = vec![show::bold(title, colours), format!("  {}", say.you_everything)];
    for one in &readers.now {
        let (grant, name) = (&one.grant, share::named(&one.grant.person, people));
        let fields = share::fields(&grant.fields);
        let devices = count(&one.devices, &grant.person);
        let until = grant
            .until
            .map(|until| fill(&say.until, &[("when", &show::local(until))]));
        let until = until.unwrap_or_default();
        let sent = if grant.was_sent() { "" } else { say.not_sent.as_str() };
        lines.push(format!("  {name}, {devices}: {fields}{until}{sent}"));
        lines.extend(strange(&one.devices).map(|text| format!("  {text}")));
    }
    for grant in &readers.before {
        let (name, fields) = (share::named(&grant.person, people), share::fields(&grant.fields));
        let before = fill(&say.before, &[("name", &name), ("fields", &fields)]);
        lines.push(show::dim(&format!("  {before}"), colours));
    }
    lines.join("\n")
}

/// A record with its readers and a title.
type Readable = (RecordId, String, RecordReaders);

fn of_record(companion: &Companion, id: RecordId, title: &str) -> Result<Readable> {
    Ok((id, title.to_owned(), companion.shares().readers_of(id)?))
}

/// What a record is called above its readers.
fn title(companion: &Companion, id: RecordId) -> Result<String> {
    let say = &words().readers;
    let map = companion.support_map().show()?;
    if let Some(node) = map.iter().find(|node| node.id == id) {
        return Ok(fill(&say.on_map, &[("name", &show::one_line(&node.name))]));
    }
    Ok(match companion.shares().record_of(Subject::Plan) {
        Ok(plan) if plan == id => say.plan.clone(),
        _ => fill(&say.entry, &[("id", &id.to_string())]),
    })
}

fn answer(conversations: &[ConversationReaders], records: &[Readable], people: &[Person], form: Form) {
    let documents = conversations.iter().map(conversation);
    let document = Value::Array(
        documents
            .chain(records.iter().map(|(id, _, one)| record(*id, one)))
            .collect(),
    );
    form.answer(&document, |colours| {
        let conversations = conversations.iter().map(|one| conversation_text(one, people, colours));
        let records = records
            .iter()
            .map(|(_, title, one)| record_text(title, one, people, colours));
        let all: Vec<_> = conversations.chain(records).collect();
        if all.is_empty() {
            return words().readers.nobody.clone();
        }
        all.join("\n\n")
    });
}

pub fn who_can_read(session: &Session, what: Option<&str>, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let people = companion.people().everybody()?;
    match what.map(str::trim) {
        None => {
            let mut records: Vec<Readable> = Vec::new();
            for given in companion.shares().list()? {
                let Share::Given(grant) = given else { continue };
                if records.iter().all(|(id, ..)| *id != grant.record) {
                    let title = title(&companion, grant.record)?;
                    records.push(of_record(&companion, grant.record, &title)?);
                }
            }
            answer(&companion.shares().readers_of_conversations()?, &records, &people, form);
        }
        Some("plan") => {
            let plan = companion.shares().record_of(Subject::Plan)?;
            answer(
                &[],
                &[of_record(&companion, plan, &words().readers.plan)?],
                &people,
                form,
            );
        }
        Some(what) => {
            let record = what
                .parse::<RecordId>()
                .or_else(|_| share::node_named(&companion, what));
            let of_record = record.and_then(|id| of_record(&companion, id, &title(&companion, id)?));
            match companion.shares().readers_of_conversation(what) {
                Ok(conversation) => answer(&[conversation], &[], &people, form),
                Err(error) if error.code() == Code::UnknownPerson => match of_record {
                    Ok(readable) => answer(&[], &[readable], &people, form),
                    Err(error) if error.code() == Code::NotFound => return Err(Error::new(Code::NotFound, NOBODY)),
                    Err(error) => return Err(error),
                },
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
