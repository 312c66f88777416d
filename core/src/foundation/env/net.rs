//! How relays are reached: one call, one answer.

use std::future::Future;
use std::pin::Pin;

use serde::{Deserialize, Serialize};

/// A relay's address, and the authority that is trusted for this host alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Relay {
    /// `https://host[:port]`; `http://` only on loopback.
    pub url: String,
    /// A certificate authority in PEM that the operator runs, trusted beside the bundled roots for this relay only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority_pem: Option<String>,
}

impl Relay {
    /// Checks the address and drops a trailing slash.
    ///
    /// # Errors
    /// `invalid_input` if it is no `https://` address, or `http://` of another host than this machine.
    pub fn parse(url: &str, authority_pem: Option<String>) -> crate::foundation::types::Result<Self> {
        use crate::foundation::types::{Code, Error};
        let parsed =
            reqwest::Url::parse(url).map_err(|_| Error::new(Code::InvalidInput, "the relay's address is no URL"))?;
        let loopback = match parsed.host_str() {
            Some("localhost") => true,
            Some(host) => host
                .trim_matches(['[', ']'])
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback()),
            None => false,
        };
        let plain = parsed.path().trim_matches('/').is_empty()
            && parsed.query().is_none()
            && parsed.fragment().is_none()
            && parsed.username().is_empty()
            && parsed.password().is_none();
        match parsed.scheme() {
            "https" if plain && parsed.has_host() => {}
            "http" if plain && loopback => {}
            _ => {
                return Err(Error::new(
                    Code::InvalidInput,
                    "a relay's address is https://host[:port]; http:// only on this machine",
                ));
            }
        }
        Ok(Relay {
            url: url.trim_end_matches('/').to_owned(),
            authority_pem,
        })
    }
}

/// The HTTP methods that the protocol uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `PUT`
    Put,
    /// `POST`
    Post,
}

/// A request to a relay: a path of the protocol and an encoded body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The method.
    pub method: Method,
    /// The path, starting with `/v1/`.
    pub path: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What a relay answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, at most [`kith_wire::limit::BYTES_PER_PULL`] and some framing.
    pub body: Vec<u8>,
}

/// No answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// No connection, a time-out, or the connection broke. The request may or may not have been done.
    #[error("the relay does not answer")]
    Unreachable,
    /// Something answers that is not a relay of Kith: another certificate, an endless body.
    #[error("what answers is not a relay")]
    NotARelay,
}

/// Something under way.
pub type Pending<'a, T = Answer> = Pin<Box<dyn Future<Output = Result<T, NetError>> + Send + 'a>>;

/// A socket on which a relay says that something grew: frames of the protocol, both ways.
pub trait Socket: Send {
    /// Sends a frame.
    fn send(&mut self, frame: Vec<u8>) -> Pending<'_, ()>;

    /// The next frame. Dropping the future loses none.
    fn receive(&mut self) -> Pending<'_, Vec<u8>>;
}

/// The network.
pub trait Net: Send + Sync {
    /// Makes one call. Every call of the protocol may be repeated.
    fn call<'a>(&'a self, relay: &'a Relay, call: Call) -> Pending<'a>;

    /// Opens the socket on which the relay says that something grew.
    fn live<'a>(&'a self, relay: &'a Relay) -> Pending<'a, Box<dyn Socket>>;
}
