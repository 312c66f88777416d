//! `share list`.

use kith::care::FieldValue;
use kith::companion::{Companion, Share};
use kith::foundation::types::{Code, Result};
use serde_json::Value;

use super::document::{document, named};
use crate::session::Session;
use crate::show::{self, Form};

pub(super) fn list(session: &Session, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let shares = companion.shares().list()?;
    let people = companion.people().everybody()?;
    let beginnings = shares
        .iter()
        .map(|share| beginning(&companion, share))
        .collect::<Result<Vec<_>>>()?;
    form.answer(&Value::Array(shares.iter().map(document).collect()), |colours| {
        if shares.is_empty() {
            return "Nothing is shared. Share an entry: kith share entry ID --with PERSON".into();
        }
        let rows: Vec<_> = shares
            .iter()
            .zip(&beginnings)
            .map(|(share, beginning)| {
                let (id, direction, kind, account, until, state) = match share {
                    Share::Given(one) => (one.id, "with", &one.kind, one.person, one.until, one.state.as_str()),
                    Share::Received(one) => (one.id, "from", &one.kind, one.person, one.until, one.state.as_str()),
                };
                vec![
                    format!("{direction} {}", named(&account, &people)),
                    state.into(),
                    until.map(show::local).unwrap_or_default(),
                    id.to_string(),
                    kind.clone(),
                    beginning.clone(),
                ]
            })
            .collect();
        show::table(&["", "state", "until", "id", "what", ""], &rows, colours)
    });
    Ok(())
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
