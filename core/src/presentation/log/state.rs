//! Who saw what.

use serde::Serialize;

use super::AccessLogAction;
use crate::care::consent::log::Finding;
use crate::foundation::types::{AccountId, Result};
use crate::presentation::action::Action;
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most events on one screen; the file has all of them.
const MOST: usize = 200;
/// Most findings.
const MOST_ALARMS: usize = 20;

/// Who saw what, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessLogState {
    /// What stands here, and what cannot.
    pub about: Phrase,
    /// Logs that are not as they were, the newest first.
    pub alarms: Vec<LogAlarm>,
    /// What happened, day by day.
    pub days: Vec<LogDay>,
    /// Said where nothing has happened.
    pub nothing: Option<Phrase>,
    /// Said where there is more than is shown.
    pub more: Option<Phrase>,
    /// Gives all of it away as a file, after a proof.
    pub export: Offer,
}

/// A log that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogAlarm {
    /// What was noticed, and when.
    pub what: Phrase,
    /// What it can mean.
    pub meaning: Phrase,
    /// What to do.
    pub to_do: Phrase,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogDay {
    /// Which.
    pub day: Phrase,
    /// What happened, the newest first.
    pub lines: Vec<LogLine>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogLine {
    /// At what time.
    pub time: Phrase,
    /// What, in a sentence.
    pub sentence: Phrase,
}

pub(in crate::presentation) fn state(scene: &Scene<'_>) -> Result<ScreenContent> {
    let log = scene.companion.access_log();
    let (told, older) = log.newest(&scene.surroundings.locale, MOST)?;
    let mut days: Vec<LogDay> = Vec::new();
    for one in told {
        let line = LogLine {
            time: Phrase::written(scene.wall.time(scene.words, one.at)),
            sentence: Phrase::written(one.sentence),
        };
        let day = scene.wall.day(scene.words, one.at);
        match days.last_mut() {
            Some(last) if last.day.text == day => last.lines.push(line),
            _ => days.push(LogDay {
                day: Phrase::written(day),
                lines: vec![line],
            }),
        }
    }
    let export = Action::AccessLog {
        action: AccessLogAction::Export,
    };
    let state = AccessLogState {
        about: scene.phrase("access-log-about"),
        alarms: alarms(scene, &log.findings()?)?,
        nothing: days.is_empty().then(|| scene.phrase("access-log-nothing")),
        days,
        more: (older > 0).then(|| scene.phrase("access-log-more")),
        export: scene.offer("access-log-export", export, Tone::Plain),
    };
    Ok(ScreenContent::AccessLog { state })
}

fn alarms(scene: &Scene<'_>, findings: &[Finding]) -> Result<Vec<LogAlarm>> {
    if findings.is_empty() {
        return Ok(Vec::new());
    }
    let own = scene.companion.me()?.account;
    let everybody = scene.companion.people().everybody()?;
    let name = |account: AccountId| {
        let known = everybody.iter().find(|person| person.account == account);
        known.map_or_else(|| scene.words.say("somebody"), |person| person.name.clone())
    };
    let alarm = |finding: &Finding| {
        let when = scene.wall.day_and_time(scene.words, finding.noticed_at);
        if finding.account == own {
            let values = [("name", name(finding.told_by).into()), ("when", when.into())];
            return LogAlarm {
                what: scene.phrase_with("log-alarm-own", &values),
                meaning: scene.phrase("log-alarm-own-meaning"),
                to_do: scene.phrase_with("log-alarm-own-to-do", &values),
            };
        }
        let values = [("name", name(finding.account).into()), ("when", when.into())];
        LogAlarm {
            what: scene.phrase_with("log-alarm-other", &values),
            meaning: scene.phrase("log-alarm-other-meaning"),
            to_do: scene.phrase_with("log-alarm-other-to-do", &values),
        }
    };
    Ok(findings.iter().rev().take(MOST_ALARMS).map(alarm).collect())
}
