//! `log`: who was given, was sent or has read what.

use std::path::Path;

use kith::care::consent::log::{Verified, verify as verified};
use kith::foundation::types::{Code, Error, Result};
use serde_json::json;

use crate::session::Session;
use crate::show::{self, Form};

pub fn log(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let log = companion.access_log();
    let people = companion.people().everybody()?;
    for finding in log.findings()? {
        let teller = people.iter().find(|person| person.account == finding.told_by);
        let teller = teller.map_or_else(|| "somebody".into(), |person| show::called(person, &people));
        form.aside(&if finding.account == finding.told_by {
            format!("The log of {teller} is not what they told before: an older copy was put back there, or it was changed.")
        } else {
            format!(
                "The device of {teller} says that your log is not what it was: an older copy of your vault was put back, or \
                 their device does not tell the truth."
            )
        });
    }
    let document = serde_json::from_str(&log.export()?.to_json())
        .map_err(|_| Error::new(Code::Internal, "an exported log is no JSON"))?;
    let told = log.read(&show::locale())?;
    form.answer(&document, |colours| {
        if told.is_empty() {
            return "Nothing of yours was given to anybody.".into();
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
        show::table(&["", "when", "what"], &rows, colours)
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
                let count = log.links.len();
                format!(
                    "Whole: {count} events, as the device {} wrote and signed them.",
                    log.device
                )
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
