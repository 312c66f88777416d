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
            Asked::Ended => "Locked: kith sync --watch has ended, and its key is gone.",
            Asked::NoneRuns => "It is locked: no kith sync --watch runs here, and every other command ends by itself.",
        }
        .into()
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
    let screen = policy.screen_after.map_or_else(
        || "The screen does not lock by itself.".into(),
        |time| format!("The screen locks {} after the last touch.", spoken(time)),
    );
    let key = policy.key_after.map_or_else(
        || "The key stays, so that messages and practice go on.".into(),
        |time| {
            format!(
                "The key is taken away {} after the last touch; nothing is sent or fetched then.",
                spoken(time)
            )
        },
    );
    let background = match policy.background {
        Background::Off => "In the background nothing more happens.".into(),
        Background::Screen(after) => format!("In the background the screen locks {}.", there(after)),
        Background::Key(after) => format!("In the background the key is taken away {}.", there(after)),
    };
    format!("{screen}\n{key}\n{background}\nThis is for the apps: a command in a terminal ends and is locked.")
}

fn there(after: Duration) -> String {
    if after.is_zero() {
        "at once".into()
    } else {
        format!("after {}", spoken(after))
    }
}

fn spoken(time: Duration) -> String {
    match time.as_secs() {
        1 => "1 second".into(),
        60 => "1 minute".into(),
        3600 => "1 hour".into(),
        seconds if seconds % 3600 == 0 => format!("{} hours", seconds / 3600),
        seconds if seconds % 60 == 0 => format!("{} minutes", seconds / 60),
        seconds => format!("{seconds} seconds"),
    }
}
