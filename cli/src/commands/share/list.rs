//! `share list`.

use kith::care::FieldValue;
use kith::care::consent::{Delivery, State};
use kith::companion::{Companion, Share};
use kith::foundation::types::{Code, Result};
use serde_json::Value;

use super::document::{document, kind, named};
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::{fill, words};

pub(super) fn list(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let shares = companion.shares().list()?;
    let people = companion.people().everybody()?;
    let beginnings = shares
        .iter()
        .map(|share| beginning(&companion, share))
        .collect::<Result<Vec<_>>>()?;
    let say = &words().share;
    form.answer(&Value::Array(shares.iter().map(document).collect()), |colours| {
        if shares.is_empty() {
            return say.nothing.clone();
        }
        let rows: Vec<_> = shares
            .iter()
            .zip(&beginnings)
            .map(|(share, beginning)| {
                let (id, direction, of, account, until, state) = match share {
                    Share::Given(one) => (one.id, &say.with_person, &one.kind, one.person, one.until, one.state),
                    Share::Received(one) => (one.id, &say.from_person, &one.kind, one.person, one.until, one.state),
                };
                let state = match (state, share) {
                    (State::Live, Share::Given(one)) => one.delivery.map_or(&say.live, how_far),
                    (State::Live, Share::Received(_)) => &say.live,
                    (State::Revoked, _) => &say.revoked,
                    (State::Expired, _) => &say.expired,
                };
                vec![
                    fill(direction, &[("name", &named(&account, &people))]),
                    state.clone(),
                    until.map(show::local).unwrap_or_default(),
                    id.to_string(),
                    kind(of).into(),
                    beginning.clone(),
                ]
            })
            .collect();
        show::table(&["", &say.state, &say.ends, "id", &say.what, ""], &rows, colours)
    });
    Ok(())
}

/// How far the reader of a live share is.
fn how_far(delivery: Delivery) -> &'static String {
    let say = &words().share;
    match delivery {
        Delivery::Current => &say.live,
        Delivery::Waiting => &say.delivery_wait,
        Delivery::TooLarge => &say.delivery_too_large,
        Delivery::Paused => &say.delivery_paused,
        Delivery::ConsentNeeded => &say.delivery_consent_needed,
    }
}

/// How the text begins that is shared; nothing once the share has ended.
fn beginning(companion: &Companion, share: &Share) -> Result<String> {
    let id = match share {
        Share::Given(grant) => grant.id,
        Share::Received(received) => received.id,
    };
    match companion.shares().read(id, None) {
        Ok(shown) => {
            let texts = ["text", "name"].iter().find_map(|name| match shown.fields.get(*name) {
                Some(FieldValue::Text(text)) => Some(show::beginning(text)),
                _ => None,
            });
            Ok(texts.unwrap_or_default())
        }
        // A clinician says why before anything of it is shown.
        Err(error) if matches!(error.code(), Code::NotFound | Code::PurposeNeeded) => Ok(String::new()),
        Err(error) => Err(error),
    }
}
