//! `consent`.

mod document;
mod give;
mod list;
mod signed;

use kith::foundation::types::Result;

use self::document::{decided, shown, words};
use self::give::give;
use self::list::{decisions, how, list, standing};
use self::signed::signed;
use crate::args::ConsentAction;
use crate::session::Session;
use crate::show::{self, Form};

pub fn consent(session: &Session, action: ConsentAction, form: Form) -> Result<()> {
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
                let mut lines = vec![words(&text, colours)];
                lines.extend(stands.map(|stands| format!("Now: {}", how(&stands))));
                lines.push(show::dim(
                    &format!("Agree with --seen {}", text.hash().to_hex()),
                    colours,
                ));
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
            form.answer(&decided(&decision), |_| {
                "You said no, and that is all right. Journal, practice, map and crisis plan stay as they are. \
                 You can decide anew at any time: kith consent give DOCUMENT"
                    .into()
            });
            Ok(())
        }
        ConsentAction::Withdraw { document, with, reason } => {
            let companion = session.unlocked()?;
            let decision = companion
                .consents()
                .withdraw(document, with.as_deref(), reason.as_deref())?;
            form.answer(&decided(&decision), |_| {
                "Withdrawn. Nothing more goes out that needs it; what was sent before stays where it is. \
                 They learn of it at the next kith sync of both; a reason stays with you."
                    .into()
            });
            Ok(())
        }
        ConsentAction::Signed { id } => signed(session, &id, form),
    }
}

fn language(wanted: Option<String>) -> String {
    wanted.unwrap_or_else(show::locale)
}
