//! The relay over HTTP/1.1 and HTTP/2.
//!
//! [`server`] accepts connections, encrypts them ([`tls`]), gives up on those that stand still
//! ([`patience`]) and drains at a stop. [`router`] maps paths to the service's verbs; [`body`] reads
//! requests within bounds and [`answer`] writes what comes back; [`live`] is the WebSocket. [`peer`] says
//! whose request it is and [`rate`] how many of them that peer may make. [`options`] has the knobs and
//! [`meters`] what the operator may see.

mod answer;
mod body;
mod live;
mod meters;
mod options;
mod patience;
mod peer;
mod places;
mod rate;
mod router;
mod server;
mod tls;

pub use options::{Exposure, Front, Options};
pub use server::{Running, Stopped, start};
pub use tls::{TlsError, TlsFiles};
