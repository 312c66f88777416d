//! What is asked of the device.

use serde::Serialize;

use super::screen::Screen;

/// What only the device can do. The person sees it and can still leave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Opens the dialler with a number; calls nobody by itself.
    Dial {
        /// The number.
        number: String,
    },
    /// Opens a text message; sends nothing by itself.
    TextMessage {
        /// To whom.
        number: String,
        /// What is written in it already.
        text: Option<String>,
    },
    /// Opens a page in the browser.
    Browse {
        /// Its address.
        address: String,
    },
    /// Reads an invitation with the camera; what it reads is sent back as [`Action::Filled`](super::Action::Filled) into the
    /// invitation's field.
    ScanInvitation,
    /// Gives a file away, as the person chooses: to print, to keep, to send. It is written nowhere before they chose.
    ShareFile {
        /// What it is to be called.
        name: String,
        /// What it is (a media type).
        mime: String,
        /// What stands in it.
        bytes: Vec<u8>,
    },
    /// Opens what the device offers for passing a text on; passes nothing on by itself. The text is secret.
    ShareText {
        /// What is passed on.
        text: String,
    },
}

/// What an action led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Response {
    /// The screen now.
    pub screen: Screen,
    /// What is asked of the device.
    pub effect: Option<Effect>,
}
