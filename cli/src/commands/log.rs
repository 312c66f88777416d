//! `log`: who was given, was sent or has read what.

use std::path::Path;

use kith::care::consent::log::{Verified, verify as verified};
use kith::foundation::types::{Code, Error, Result};
use serde_json::json;

use crate::session::Session;
use crate::show::{self, Form};
use crate::words::{fill, words};

pub fn log(session: &Session, form: Form) -> Result<()> {
    let say = &words().log;
    let companion = session.unlocked()?;
    let log = companion.access_log();
    let people = companion.people().everybody()?;
    for finding in log.findings()? {
        let teller = people.iter().find(|person| person.account == finding.told_by);
        let teller = teller.map_or_else(|| say.somebody.clone(), |person| show::called(person, &people));
        let differs = match finding.account == finding.told_by {
            true => &say.theirs_differs,
            false => &say.ours_differs,
        };
        form.aside(&fill(differs, &[("name", &teller)]));
    }
    let document = serde_json::from_str(&log.export()?.to_json())
        .map_err(|_| Error::new(Code::Internal, "an exported log is no JSON"))?;
    let told = log.read(&show::locale())?;
    form.answer(&document, |colours| {
        if told.is_empty() {
            return say.nothing.clone();
        }
        let rows: Vec<_> = told
            .iter()
            .map(|one| {
                vec![
                    one.place.to_string(),
                    show::local(one.at),
                    show::one_line(&one.sentence),
                ]
            })
            .collect();
        show::table(&["", &say.when, &say.what], &rows, colours)
    });
    Ok(())
}

pub fn verify(file: &Path, form: Form) -> Result<()> {
    let text = if file == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(file)
    };
    let text = text.map_err(|_| Error::new(Code::InvalidInput, "the file cannot be read, or is not UTF-8"))?;
    match verified(&text)? {
        Verified::Whole(log) => {
            let document = json!({
                "verdict": "whole",
                "account": log.account.to_string(),
                "device": log.device.to_string(),
                "events": log.links.len(),
            });
            form.answer(&document, |_| {
                let (count, device) = (log.links.len().to_string(), log.device.to_string());
                fill(&words().log.whole, &[("count", &count), ("device", &device)])
            });
            Ok(())
        }
        Verified::Broken(broken) => Err(Error::technical(
            Code::LogBroken,
            format_args!("this log is not what was written, from event {} on", broken.place),
        )),
        Verified::Unsigned => Err(Error::new(
            Code::LogBroken,
            "the events fit each other, but the device that this log names did not sign them",
        )),
    }
}
