//! One call to a relay and what its answer means.

use kith_wire::refusal::{Code as Reason, Refusal};
use serde::de::DeserializeOwned;

use crate::foundation::env::{Call, Method, Net, NetError, Relay};
use crate::foundation::types::{Code, Error};

/// Why a call gave no answer of success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// No answer, or none for now: try again later.
    Unreachable,
    /// What answers does not speak the protocol.
    Garbage,
    /// The relay refused.
    Refused(Refusal),
}

impl Failure {
    /// The error that a person sees.
    pub(super) fn to_error(&self) -> Error {
        match self {
            Failure::Unreachable => Error::new(
                Code::RelayUnreachable,
                "the relay does not answer; what you wrote waits",
            ),
            Failure::Garbage => Error::new(
                Code::RelayProtocol,
                "what answers at the relay's address is not a relay of Kith, or its certificate is not trusted",
            ),
            Failure::Refused(refusal) => match refusal.code {
                Reason::NotAdmitted | Reason::OverQuota => Error::new(
                    Code::NotAdmitted,
                    "the relay does not admit this device, or its quota is used up",
                ),
                Reason::RateLimited | Reason::Unavailable => {
                    Error::new(Code::RelayUnreachable, "the relay is busy; what you wrote waits")
                }
                Reason::TooLarge => Error::new(Code::TooLarge, "the relay takes nothing of this size"),
                Reason::UnknownChannel | Reason::UnknownEpoch | Reason::UnknownCursor => {
                    Error::new(Code::RelayRegressed, "the relay does not know what it had confirmed")
                }
                _ => Error::new(Code::RelayProtocol, "the relay refused a request that it should take"),
            },
        }
    }

    /// Whether the relay cannot be asked again in this pass.
    pub(super) fn is_of_the_way(&self) -> bool {
        match self {
            Failure::Unreachable | Failure::Garbage => true,
            Failure::Refused(refusal) => matches!(refusal.code, Reason::RateLimited | Reason::Unavailable),
        }
    }

    /// Whether the relay refused for this reason.
    pub(super) fn is(&self, reason: Reason) -> bool {
        matches!(self, Failure::Refused(refusal) if refusal.code == reason)
    }
}

impl From<NetError> for Failure {
    fn from(error: NetError) -> Self {
        match error {
            NetError::Unreachable => Failure::Unreachable,
            NetError::NotARelay => Failure::Garbage,
        }
    }
}

pub(super) async fn put<A: DeserializeOwned>(
    net: &dyn Net,
    relay: &Relay,
    path: String,
    body: Vec<u8>,
) -> Result<A, Failure> {
    call(
        net,
        relay,
        Call {
            method: Method::Put,
            path,
            body,
        },
    )
    .await
}

pub(super) async fn post<A: DeserializeOwned>(
    net: &dyn Net,
    relay: &Relay,
    path: String,
    body: Vec<u8>,
) -> Result<A, Failure> {
    call(
        net,
        relay,
        Call {
            method: Method::Post,
            path,
            body,
        },
    )
    .await
}

async fn call<A: DeserializeOwned>(net: &dyn Net, relay: &Relay, call: Call) -> Result<A, Failure> {
    let answer = net.call(relay, call).await?;
    match answer.status {
        200 => kith_wire::decode(&answer.body).map_err(|_| Failure::Garbage),
        status => match kith_wire::decode::<Refusal>(&answer.body) {
            Ok(refusal) if refusal.code.status() == status || refusal.code == Reason::Unknown => {
                Err(Failure::Refused(refusal))
            }
            // A proxy before the relay speaks for itself.
            _ if matches!(status, 429 | 502..=504) => Err(Failure::Unreachable),
            _ => Err(Failure::Garbage),
        },
    }
}
