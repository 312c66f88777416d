//! `lock`: ends what holds the key, and says when an app locks by itself.

use std::time::Duration;

use kith::companion::{Background, LockPolicy};
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Value, json};

use super::running::{self, Asked};
use crate::args::{LockAction, NewPolicy, When};
use crate::parse::Time;
use crate::session::Session;
use crate::show::Form;
use crate::words::{fill, words};

pub fn lock(session: &Session, action: Option<LockAction>, form: Form) -> Result<()> {
    match action {
        None => end(session, form),
        Some(LockAction::Policy(new)) => policy(session, new, form),
    }
}

fn end(session: &Session, form: Form) -> Result<()> {
    let asked = running::ask_to_end(&session.boot_dir())?;
    form.answer(&json!({ "ended": asked == Asked::Ended }), |_| {
        match asked {
            Asked::Ended => &words().lock.ended,
            Asked::NoneRuns => &words().lock.none_ran,
        }
        .clone()
    });
    Ok(())
}

fn policy(session: &Session, new: NewPolicy, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let before = companion.lock_policy()?;
    let mut policy = before;
    if let Some(Time(idle)) = new.idle {
        policy.screen_after = idle;
    }
    if let Some(Time(key_after)) = new.key_after {
        policy.key_after = key_after;
    }
    let after = match new.background_after {
        Some(Time(None)) => {
            return Err(Error::new(
                Code::InvalidInput,
                "say --background off to keep it open there",
            ));
        }
        Some(Time(Some(after))) => Some(after),
        None => before.background.after(),
    };
    // The usual time where none was set.
    let after = after.or(LockPolicy::default().background.after()).unwrap_or_default();
    policy.background = match (new.background, before.background) {
        (Some(When::Screen), _) | (None, Background::Screen(_)) => Background::Screen(after),
        (Some(When::Key), _) | (None, Background::Key(_)) => Background::Key(after),
        (Some(When::Off), _) | (None, Background::Off) => Background::Off,
    };
    if policy != before {
        companion.set_lock_policy(policy)?;
    }
    form.answer(&document(policy), |_| text(policy));
    Ok(())
}

fn document(policy: LockPolicy) -> Value {
    let seconds = |time: Option<Duration>| time.map(|time| time.as_secs());
    json!({
        "screen_after_seconds": seconds(policy.screen_after),
        "key_after_seconds": seconds(policy.key_after),
        "background": policy.background.as_str(),
        "background_after_seconds": seconds(policy.background.after()),
    })
}

fn text(policy: LockPolicy) -> String {
    let say = &words().lock;
    let with_time = |text: &str, time| fill(text, &[("time", &spoken(time))]);
    let screen = policy
        .screen_after
        .map_or_else(|| say.screen_never.clone(), |time| with_time(&say.screen, time));
    let key = policy
        .key_after
        .map_or_else(|| say.key_stays.clone(), |time| with_time(&say.key, time));
    let there = |text: &str, after: Duration| {
        let when = if after.is_zero() {
            say.at_once.clone()
        } else {
            with_time(&say.after, after)
        };
        fill(text, &[("when", &when)])
    };
    let background = match policy.background {
        Background::Off => say.background_off.clone(),
        Background::Screen(after) => there(&say.background_screen, after),
        Background::Key(after) => there(&say.background_key, after),
    };
    [&screen, &key, &background, &say.for_apps]
        .map(String::as_str)
        .join("\n")
}

fn spoken(time: Duration) -> String {
    let say = &words().lock;
    let (text, count) = match time.as_secs() {
        1 => (&say.second, 1),
        60 => (&say.minute, 1),
        3600 => (&say.hour, 1),
        seconds if seconds % 3600 == 0 => (&say.hours, seconds / 3600),
        seconds if seconds % 60 == 0 => (&say.minutes, seconds / 60),
        seconds => (&say.seconds, seconds),
    };
    fill(text, &[("count", &count.to_string())])
}
