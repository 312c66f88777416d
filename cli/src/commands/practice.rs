//! `practice`.

use kith::care::practice::Prompt;
use kith::companion::NewPlan;
use kith::foundation::types::Result;
use serde_json::{Value, json};

use super::found;
use crate::args::PracticeAction;
use crate::session::Session;
use crate::show::{self, Form};

const NOT_TODAY: &str = "this is nothing of today: kith practice today shows the ids";

/// The language of the terminal (POSIX: `LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set).
pub(super) fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_else(|| "en".into())
}

fn document(prompt: &Prompt) -> Value {
    json!({
        "id": prompt.id.to_string(),
        "plan": prompt.plan.to_string(),
        "title": prompt.title,
        "due_at": show::time(prompt.due_at),
        "state": prompt.state(),
    })
}

pub fn practice(session: &Session, action: PracticeAction, form: Form) -> Result<()> {
    match action {
        PracticeAction::Skills => {
            let skills = session.companion().practice().skills(&locale());
            let documents = skills
                .iter()
                .map(|skill| json!({ "id": skill.id.0, "title": skill.title, "locale": skill.locale }))
                .collect();
            form.answer(&Value::Array(documents), |colours| {
                let rows: Vec<_> = skills
                    .iter()
                    .map(|skill| {
                        vec![
                            skill.id.0.clone(),
                            skill.title.clone(),
                            format!("{} min", skill.minutes),
                        ]
                    })
                    .collect();
                show::table(&["id", "skill", ""], &rows, colours)
            });
            Ok(())
        }
        PracticeAction::Add {
            skill,
            rule,
            at,
            zone,
            for_person,
        } => {
            let plan = NewPlan {
                skill: &skill,
                rule: &rule,
                at: &at,
                zone: &zone,
                for_person: for_person.as_deref(),
            };
            let id = found(
                session.unlocked()?.practice().add(plan),
                "there is no such skill: kith practice skills shows them",
            )?;
            form.answer(&json!({ "id": id.to_string() }), |_| match &for_person {
                Some(name) => format!(
                    "Assigned. {} sees it after the next sync on both sides.",
                    show::one_line(name)
                ),
                None => "Planned. See what is due: kith practice today".into(),
            });
            Ok(())
        }
        PracticeAction::Today => {
            let prompts = session.unlocked()?.practice().today(&locale())?;
            form.answer(&Value::Array(prompts.iter().map(document).collect()), |colours| {
                if prompts.is_empty() {
                    return "Nothing is planned for today. Plan something: kith practice add --help".into();
                }
                let rows: Vec<_> = prompts
                    .iter()
                    .map(|prompt| {
                        let time = show::local(prompt.due_at);
                        let time = time.split(' ').nth(1).unwrap_or_default().to_owned();
                        vec![time, prompt.title.clone(), prompt.state().into(), prompt.id.to_string()]
                    })
                    .collect();
                show::table(&["at", "practice", "state", "id"], &rows, colours)
            });
            Ok(())
        }
        PracticeAction::Done { id, outcome } => {
            let id = found(id.trim().parse(), NOT_TODAY)?;
            let prompt = found(session.unlocked()?.practice().record(id, outcome), NOT_TODAY)?;
            form.answer(&document(&prompt), |_| "Noted.".into());
            Ok(())
        }
    }
}
