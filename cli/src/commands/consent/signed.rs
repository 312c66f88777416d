//! `consent signed`.

use kith::care::consent::decisions::Verdict;
use kith::foundation::types::Result;
use serde_json::json;

use super::document::{decided, shown, words};
use crate::commands::found;
use crate::session::Session;
use crate::show::{self, Form};

const NO_DECISION: &str = "there is no such decision: kith consent list --all shows their ids";

pub(super) fn signed(session: &Session, id: &str, form: Form) -> Result<()> {
    let companion = session.unlocked()?;
    let id = found(id.trim().parse(), NO_DECISION)?;
    let copy = found(companion.consents().signed_copy(id), NO_DECISION)?;
    let decision = &copy.decision;
    let document = json!({
        "decision": decided(decision),
        "text": copy.text.as_ref().map(|text| shown(text, None)),
        "signature": hex(&copy.signature),
        "verdict": copy.verdict.as_str(),
    });
    form.answer(&document, |colours| {
        let checked = match copy.verdict {
            Verdict::Genuine => "Checked: this is the text that was shown, and the device signed it.",
            Verdict::NotSigned => "This does not carry the signature of a device of that account. Do not rely on it.",
            Verdict::TextDiffers => "This is not the text that was signed. Do not rely on it.",
            Verdict::TextUnknown => "The signature is the device's. The text itself is not on this device.",
        };
        let head = format!(
            "{} on {}, device {}",
            decision.choice.as_str(),
            show::local(decision.at),
            decision.device
        );
        let text = copy.text.as_ref().map(|text| words(text, colours)).unwrap_or_default();
        format!("{}\n{checked}\n\n{text}", show::bold(&head, colours))
    });
    Ok(())
}

fn hex(bytes: &[u8; 64]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
