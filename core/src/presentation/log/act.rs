//! What the screen of the access log does.

use serde::Serialize;

use crate::foundation::types::Result;
use crate::presentation::effect::Effect;
use crate::presentation::screens::Screens;

/// What the screen of the access log does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessLogAction {
    /// Gives all of it away as a file, signed by this device.
    Export,
}

pub(in crate::presentation) fn act(screens: &Screens, action: AccessLogAction) -> Result<Option<Effect>> {
    match action {
        AccessLogAction::Export => {
            let file = screens.companion.access_log().export()?;
            Ok(Some(Effect::ShareFile {
                name: "kith-access-log.json".to_owned(),
                mime: "application/json".to_owned(),
                bytes: file.to_json().into_bytes(),
            }))
        }
    }
}
