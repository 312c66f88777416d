//! Every answer that is not success: an HTTP status and a [`Refusal`].

use serde::{Deserialize, Serialize};

use crate::id::{EntryHash, Epoch};

/// Why a request was not done. Nothing of it was stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The reason.
    pub code: Code,
    /// With [`Code::Stale`], [`Code::Lost`] and [`Code::UnknownEpoch`]: the channel's current epoch.
    #[serde(default)]
    pub current: Option<Epoch>,
    /// With [`Code::Lost`]: the hash of the commit that closed the epoch.
    #[serde(default)]
    pub winner: Option<EntryHash>,
    /// With [`Code::RateLimited`] and [`Code::Unavailable`]: seconds to wait.
    #[serde(default)]
    pub retry_after_s: Option<u32>,
}

impl Refusal {
    /// A refusal with nothing but its reason.
    pub fn new(code: Code) -> Self {
        Refusal {
            code,
            current: None,
            winner: None,
            retry_after_s: None,
        }
    }
}

/// The reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The body or the path is not of this protocol. Status 400.
    Malformed,
    /// The signature does not verify under the key that it names. Status 403.
    BadSignature,
    /// The admission, rendezvous or write token is unknown, revoked, used up or expired. Status 403.
    NotAdmitted,
    /// No such channel. Status 404.
    UnknownChannel,
    /// The channel never saw this epoch. Status 404.
    UnknownEpoch,
    /// No such inbox, or it is gone. Status 404.
    UnknownInbox,
    /// The cursor is no place of this log: it was given by another copy of the relay's data. Status 410.
    UnknownCursor,
    /// The entries' epoch is not current: seal them again in the current one. Status 409.
    Stale,
    /// Another commit closed the epoch first. Status 409.
    Lost,
    /// The channel exists with another start. Status 409.
    AlreadyExists,
    /// The body, an entry or a count is above its limit. Status 413.
    TooLarge,
    /// The quota of whoever pays is used up. Status 429.
    OverQuota,
    /// Too many requests. Status 429.
    RateLimited,
    /// The relay cannot answer now; what was asked may or may not have been done. Status 503.
    Unavailable,
    /// A reason of a newer version.
    #[serde(other)]
    Unknown,
}

impl Code {
    /// The HTTP status that goes with the reason.
    pub fn status(self) -> u16 {
        match self {
            Code::Malformed | Code::Unknown => 400,
            Code::BadSignature | Code::NotAdmitted => 403,
            Code::UnknownChannel | Code::UnknownEpoch | Code::UnknownInbox => 404,
            Code::Stale | Code::Lost | Code::AlreadyExists => 409,
            Code::UnknownCursor => 410,
            Code::TooLarge => 413,
            Code::OverQuota | Code::RateLimited => 429,
            Code::Unavailable => 503,
        }
    }
}
