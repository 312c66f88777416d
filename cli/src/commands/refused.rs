//! `refused`.

use kith::care::consent::refusals::{Refusal, Refused};
use kith::care::practice;
use kith::exchange::identity::person::Person;
use kith::foundation::types::{Code, Result};
use serde_json::{Value, json};

use super::{found, share};
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::{fill, words};

pub fn refused(session: &Session, dismiss: Option<&str>, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let say = &words().refused;
    if let Some(id) = dismiss {
        let id = found(id.parse(), "nothing on the list has this id: kith refused")?;
        companion.dismiss_refusal(id)?;
        form.answer(&json!({}), |_| say.dismissed.clone());
        return Ok(());
    }
    let all = companion.refusals()?;
    let people = companion.people().everybody()?;
    form.answer(&all.iter().map(document).collect(), |colours| {
        if all.is_empty() {
            return say.nothing.clone();
        }
        let rows: Vec<_> = all.iter().map(|one| row(one, &people)).collect();
        let table = show::table(&[&say.when, &say.whom, &say.what, &say.why, "id"], &rows, colours);
        format!("{table}\n\n{}", show::dim(&say.dismiss, colours))
    });
    Ok(())
}

fn document(refusal: &Refusal) -> Value {
    let (what, assignment) = match &refusal.what {
        Refused::Message => ("message", None),
        Refused::Assignment(assignment) => ("assignment", Some(assignment)),
        Refused::Proposal => ("proposal", None),
    };
    json!({
        "id": refusal.message.to_string(),
        "person": refusal.person.to_string(),
        "what": what,
        "skill": assignment.map(|assignment| &assignment.skill),
        "rule": assignment.map(|assignment| &assignment.rule),
        "at": assignment.map(|assignment| &assignment.at),
        "zone": assignment.map(|assignment| &assignment.zone),
        "why": refusal.why.as_str(),
        "found_at": show::time(refusal.at),
    })
}

fn row(refusal: &Refusal, people: &[Person]) -> Vec<String> {
    let say = &words().refused;
    let name = share::named(&refusal.person, people);
    let person = people.iter().find(|person| person.account == refusal.person);
    let what = match &refusal.what {
        Refused::Message => {
            let handle = person.map_or_else(|| name.clone(), |person| show::handle(person, people));
            fill(&say.message, &[("name", &handle)])
        }
        Refused::Assignment(assignment) => {
            let skills = practice::skills(&show::locale());
            let skill = skills.into_iter().find(|skill| skill.id.0 == assignment.skill);
            let title = skill.map_or_else(|| show::one_line(&assignment.skill), |skill| skill.title);
            fill(&say.assignment, &[("skill", &title)])
        }
        Refused::Proposal => say.proposal.clone(),
    };
    let why = match refusal.why {
        Code::ConsentNeeded | Code::ConsentChanged | Code::ConsentWithdrawn => &say.why_consent,
        Code::Ended | Code::NotFound | Code::UnknownPerson => &say.why_ended,
        Code::NotPermitted => &say.why_permitted,
        _ => &say.why_other,
    };
    let at = show::local(refusal.at);
    vec![at, name, what, why.clone(), refusal.message.to_string()]
}
