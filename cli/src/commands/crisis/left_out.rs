//! `crisis left-out`: not on the crisis screen itself, where who was marked unsafe must not be met.

use kith::care::crisis::words::words as plan_words;
use kith::foundation::types::Result;
use serde_json::{Value, json};

use crate::session::Session;
use crate::show::{self, Form};
use crate::words::{fill, words};

pub(super) fn left_out(session: &Session, form: Form) -> Result<()> {
    let left_out = session.unlocked()?.crisis().state()?.left_out;
    let document = left_out.iter().map(|line| {
        json!({
            "step": line.step.map_or("reasons", |step| step.as_str()),
            "text": line.text,
            "names": line.names,
        })
    });
    form.answer(&document.collect::<Value>(), |colours| {
        let say = &words().crisis;
        if left_out.is_empty() {
            return say.nothing_left_out.clone();
        }
        let titles = plan_words(&show::locale());
        let told = left_out.iter().map(|line| {
            let title = line
                .step
                .map_or(&titles.plan.reasons.title, |step| &titles.step(step).title);
            let names = fill(&say.names, &[("names", &show::one_line(&line.names.join(", ")))]);
            let text = show::one_line(&line.text);
            format!(
                "{}\n   - {text}  {}",
                show::bold(title, colours),
                show::dim(&format!("({names})"), colours)
            )
        });
        let told = told.collect::<Vec<_>>().join("\n");
        format!("{}\n\n{told}\n\n{}", say.left_out, say.bring_back)
    });
    Ok(())
}
