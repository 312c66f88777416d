//! The knobs of the server.

use std::time::Duration;

use crate::store::Keep;

/// Who stands in front of the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    /// Nobody: the peer of a connection is the client.
    Nothing,
    /// A proxy that ends TLS and appends the client's address to `X-Forwarded-For`.
    Proxy,
}

/// Who may read `/metrics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposure {
    /// This machine: even sums tell an observer at which second somebody wrote.
    Loopback,
    /// Everybody who reaches the relay.
    Open,
}

/// What an operator may set.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Who stands in front.
    pub front: Front,
    /// Who may read `/metrics`.
    pub metrics: Exposure,
    /// For how long things are kept.
    pub keep: Keep,
    /// Most connections at a time; from one address a quarter of them, unless a proxy is in front.
    pub connections: u32,
    /// Most live sockets at a time.
    pub live: u32,
    /// Requests a second that one address may make for long; ten seconds' worth of them at once.
    pub requests_per_second: u32,
    /// Bytes of request bodies that are held at a time.
    pub body_bytes: u32,
    /// How long a client may take for headers, a TLS handshake or the first subscription.
    pub hello: Duration,
    /// How long a client may take for a body.
    pub body: Duration,
    /// How long a connection may stand still.
    pub idle: Duration,
    /// How long requests in flight may take at a stop.
    pub drain: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            front: Front::Nothing,
            metrics: Exposure::Loopback,
            keep: Keep {
                entries_days: 90,
                unasked_days: 400,
            },
            connections: 4096,
            live: 2048,
            requests_per_second: 500,
            body_bytes: 512 << 20,
            hello: Duration::from_secs(15),
            body: Duration::from_secs(30),
            idle: Duration::from_secs(120),
            drain: Duration::from_secs(10),
        }
    }
}
