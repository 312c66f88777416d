//! `consent`.

mod document;
mod give;
mod list;
mod signed;
mod withdraw;

use kith::care::consent::decisions::Document;
use kith::foundation::types::Result;

use self::document::{as_read, declined, shown};
use self::give::give;
use self::list::{decisions, how, list, standing};
use self::signed::signed;
use self::withdraw::{taken_back, withdraw};
use crate::args::ConsentAction;
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::fill;

pub fn consent(session: &Session, action: ConsentAction, form: Form) -> Result<()> {
    let say = &crate::words::words().consent;
    match action {
        ConsentAction::List { with, all: false } => list(&session.unlocked()?, with.as_deref(), form),
        ConsentAction::List { with, all: true } => decisions(&session.unlocked()?, with.as_deref(), form),
        ConsentAction::Show {
            document,
            with,
            locale: wanted,
        } => {
            let text = session.companion().consents().text(document, &language(wanted))?;
            let stands = match with {
                Some(name) => standing(&session.unlocked()?, document, &name)?,
                None => None,
            };
            form.answer(&shown(&text, stands.as_ref()), |colours| {
                let mut lines = vec![as_read(&text, colours)];
                lines.extend(stands.map(|stands| fill(&say.now, &[("how", how(&stands))])));
                let agree = match document {
                    Document::Export => &say.agree_alone,
                    _ => &say.agree_with,
                };
                let hash = text.hash().to_hex();
                let agree = fill(agree, &[("document", document.as_str()), ("hash", &hash)]);
                lines.push(show::dim(&agree, colours));
                lines.join("\n\n")
            });
            Ok(())
        }
        ConsentAction::Give {
            document,
            with,
            seen,
            locale,
        } => give(session, document, with, seen, locale, form),
        ConsentAction::Refuse { document, with } => {
            let companion = session.unlocked()?;
            let decision = companion
                .consents()
                .refuse(document, with.as_deref(), &show::locale())?;
            let people = companion.people().everybody()?;
            form.answer(&declined(&decision), |_| {
                let mut told = vec![say.declined.clone()];
                told.extend(taken_back(&decision.taken_back, &people));
                told.join("\n")
            });
            Ok(())
        }
        ConsentAction::Withdraw { document, with, reason } => {
            withdraw(session, document, with.as_deref(), reason.as_deref(), form)
        }
        ConsentAction::Signed { id } => signed(session, &id, form),
    }
}

fn language(wanted: Option<String>) -> String {
    wanted.unwrap_or_else(show::locale)
}
