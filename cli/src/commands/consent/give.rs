//! `consent give`.

use std::io::{IsTerminal, Write};

use kith::care::consent::decisions::{Document, Text, TextHash};
use kith::foundation::types::{Code, Error, Result};

use super::document::{as_read, decided};
use super::language;
use crate::session::Session;
use crate::show::Form;
use crate::words::{fill, words};

pub(super) fn give(
    session: &Session,
    document: Document,
    with: Option<String>,
    seen: Option<String>,
    wanted: Option<String>,
    form: Form,
) -> Result<()> {
    let companion = session.unlocked()?;
    let seen = match seen {
        Some(hash) => TextHash::from_hex(hash.trim()).map_err(|_| {
            Error::new(
                Code::InvalidInput,
                "after --seen stands what kith consent show ends with",
            )
        })?,
        None => {
            let text = companion.consents().text(document, &language(wanted))?;
            agreed(&text, form)?;
            text.hash()
        }
    };
    let decision = companion.consents().give(document, with.as_deref(), seen)?;
    form.answer(&decided(&decision), |_| {
        fill(&words().consent.agreed_to, &[("id", &decision.id.to_string())])
    });
    Ok(())
}

/// Shows the whole text at the terminal and waits for a yes.
fn agreed(text: &Text, form: Form) -> Result<()> {
    let Form::People { colours } = form else {
        return Err(nobody_types());
    };
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(nobody_types());
    }
    let storage = |_| Error::new(Code::Storage, "the text cannot be shown here");
    let mut out = std::io::stdout().lock();
    write!(out, "{}\n\n{}", as_read(text, colours), words().consent.type_yes)
        .and_then(|()| out.flush())
        .map_err(storage)?;
    let mut typed = String::new();
    std::io::stdin().read_line(&mut typed).map_err(storage)?;
    let yes = ["yes", "sí", "si"].contains(&typed.trim().to_lowercase().as_str());
    yes.then_some(())
        .ok_or_else(|| Error::new(Code::Cancelled, "nothing was decided"))
}

fn nobody_types() -> Error {
    Error::new(
        Code::InvalidInput,
        "nobody can type yes here: read the text with kith consent show, and agree with --seen and what it ends with",
    )
}
