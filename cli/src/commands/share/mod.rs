//! `share` and `view-as`.

mod document;
mod give;
mod list;
mod proposals;

use std::path::Path;

use kith::care::consent::Proposing;
use kith::companion::{Companion, Share, Subject};
use kith::foundation::types::{Code, Error, Result};
use serde_json::{Value, json};

pub(super) use self::document::{document, fields, named};
pub(super) use self::give::node_named;

use self::document::{shown_document, shown_text};
use self::give::{NO_NODE, give};
use self::list::list;
use self::proposals::proposals;
use super::found;
use crate::args::ShareAction;
use crate::session::{Session, text_or_stdin};
use crate::show::Form;
use crate::words::words;

const NO_ENTRY: &str = "there is no such journal entry: kith journal list shows their ids";

const NO_PLAN: &str = "there is no crisis plan yet";

const NO_SHARE: &str = "there is no such share, or it has ended: kith share list shows them";

pub fn share(session: &Session, action: ShareAction, form: Form) -> Result<()> {
    match action {
        ShareAction::Entry { id, how } => {
            let id = found(id.trim().parse(), NO_ENTRY)?;
            give(session, |_| Ok(Subject::Entry(id)), how, Proposing::No, NO_ENTRY, form)
        }
        ShareAction::Plan { how, may_propose } => {
            let proposing = if may_propose {
                Proposing::Permitted
            } else {
                Proposing::No
            };
            give(session, |_| Ok(Subject::Plan), how, proposing, NO_PLAN, form)
        }
        ShareAction::Person { node, how, safety } => {
            let subject = |companion: &Companion| {
                let node = node_named(companion, &node)?;
                Ok(if safety {
                    Subject::Safety(node)
                } else {
                    Subject::Node(node)
                })
            };
            give(session, subject, how, Proposing::No, NO_NODE, form)
        }
        ShareAction::List => list(session, form),
        ShareAction::Read { id, why } => {
            let share = found(id.trim().parse(), NO_SHARE)?;
            let shown = found(session.unlocked()?.shares().read(share, why.as_deref()), NO_SHARE)?;
            form.answer(&shown_document(&shown), |colours| shown_text(&shown, colours));
            Ok(())
        }
        ShareAction::Revoke { id } => {
            let id = found(id.trim().parse(), NO_SHARE)?;
            let grant = found(session.unlocked()?.shares().revoke(id), NO_SHARE)?;
            form.answer(&document(&Share::Given(grant)), |_| words().share.taken_back.clone());
            Ok(())
        }
        ShareAction::Propose { id, field, text, file } => {
            let share = found(id.trim().parse(), NO_SHARE)?;
            let text = match file {
                Some(file) if file != Path::new("-") => std::fs::read_to_string(&file)
                    .map_err(|_| Error::new(Code::InvalidInput, "this file cannot be read as text"))?,
                Some(_) => text_or_stdin(Some("-".into()))?,
                None => text_or_stdin(text)?,
            };
            let proposed = session.unlocked()?.shares().propose(share, &field, text.trim_end());
            found(proposed, NO_SHARE)?;
            form.answer(&json!({ "id": id.trim(), "field": field }), |_| {
                words().share.proposed.clone()
            });
            Ok(())
        }
        ShareAction::Proposals => proposals(session, form),
    }
}

/// `view-as`.
pub fn view_as(session: &Session, person: &str, form: Form) -> Result<()> {
    let seen = session.unlocked()?.shares().view_as(person)?;
    form.answer(&Value::Array(seen.iter().map(shown_document).collect()), |colours| {
        if seen.is_empty() {
            return words().share.sees_nothing.clone();
        }
        let seen: Vec<_> = seen.iter().map(|shown| shown_text(shown, colours)).collect();
        seen.join("\n\n")
    });
    Ok(())
}
