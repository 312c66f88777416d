//! `consent signed`.

use kith::care::consent::decisions::Verdict;
use kith::foundation::types::Result;
use serde_json::json;

use super::document::{as_read, decided, said, shown};
use crate::commands::found;
use crate::session::Session;
use crate::show::{self, Form};
use crate::words::{fill, words};

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
        let say = &words().consent;
        let checked = match copy.verdict {
            Verdict::Genuine => &say.genuine,
            Verdict::NotSigned => &say.not_signed,
            Verdict::TextDiffers => &say.text_differs,
            Verdict::TextUnknown => &say.text_unknown,
        };
        let (when, device) = (show::local(decision.at), decision.device.to_string());
        let values = [("choice", said(decision.choice)), ("when", &when), ("device", &device)];
        let head = fill(&say.decided_on, &values);
        let text = copy
            .text
            .as_ref()
            .map(|text| as_read(text, colours))
            .unwrap_or_default();
        format!("{}\n{checked}\n\n{text}", show::bold(&head, colours))
    });
    Ok(())
}

fn hex(bytes: &[u8; 64]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
