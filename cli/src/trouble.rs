//! What went wrong and what to do next: one JSON line, or two calm sentences, on standard error.

use std::io::Write;

use kith::foundation::types::{Advice, Code, Error};

use crate::show::Form;

/// Prints an error in the form of the answers.
pub fn say(error: &Error, form: Form) {
    match form {
        Form::Json => line(error.code().as_str(), error.advice().as_str(), error.detail()),
        Form::People { .. } => hint(&sentences(error)),
    }
}

/// An error as one JSON line.
pub fn line(code: &str, advice: &str, detail: &str) {
    hint(&serde_json::json!({ "code": code, "advice": advice, "detail": detail }).to_string());
}

/// Prints a line to standard error.
pub fn hint(text: &str) {
    writeln!(std::io::stderr(), "{text}").unwrap_or_default();
}

/// An error for a person.
pub fn sentences(error: &Error) -> String {
    let mut detail = error.detail().to_owned();
    if let Some(first) = detail.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{detail} ({}).\n{}", error.code().as_str(), next(error))
        .trim_end()
        .to_owned()
}

/// What to do next, where the detail does not say it.
fn next(error: &Error) -> &'static str {
    match error.code() {
        Code::UnknownPerson => "See who is here: kith people --all",
        Code::AmbiguousPerson => "See the ids: kith people --all",
        Code::RelayUnreachable => "Nothing is lost. Later: kith sync",
        Code::RelayProtocol => {
            "Nothing is lost. Check the relay's address, its certificate (--relay-ca), the date of this device and whether \
             this network wants a login; or ask the relay's operator."
        }
        Code::NotAdmitted => "The relay's operator makes admissions; one is given with kith init --admission.",
        Code::NoRelay => "One is named with kith init --relay, or comes with an invitation: kith accept",
        Code::InvalidInvitation => "Copy the whole link, from kith: to its last letter.",
        Code::ExpiredInvitation => "Ask for a new one.",
        Code::UnsafePerson => "See who is marked: kith map show",
        Code::Paused => "Compare, then say so: kith people verify NAME --compared",
        Code::Ended => "To write again, one of you invites the other anew: kith invite",
        Code::RolledBack => {
            "What is here stays readable. To send again, bring your account back in another folder with the recovery \
             words: kith recover --help"
        }
        Code::ConsentNeeded | Code::ConsentWithdrawn => {
            "See how each consent stands, and decide: kith consent list\n\
             If you need help now, do not wait for this: kith crisis show"
        }
        Code::ConsentChanged => "Read it as it is now: kith consent show DOCUMENT",
        Code::PurposeNeeded => "Say it with --why: kith share read ID --why \"to prepare our session\"",
        Code::Busy => "Another kith is at work here. Try again in a moment.",
        Code::Storage => "Check the folder (--home), and that you may write there.",
        Code::WrongPassphrase | Code::UsedInvitation | Code::Cancelled => "",
        _ => match error.advice() {
            Advice::Retry => "Try again later.",
            Advice::FreeSpace => "Make room on the disk and try again.",
            Advice::UpdateApp => "Install a newer version of kith.",
            Advice::VerifyAgain => "Compare again who you are talking to: kith people verify NAME",
            Advice::Report => "If this stays, please report it.",
            Advice::FixInput | Advice::Unlock => "",
        },
    }
}
