//! The outside world as traits: [`Clock`], [`Random`], [`Net`]. Production uses the system; tests pass deterministic
//! twins. Nothing else in the core may ask what time it is, draw a random number or open a connection.

mod clock;
mod https;
mod live;
mod net;
mod random;

use std::sync::Arc;

pub use clock::{Clock, ManualClock, Moment, SystemClock};
pub use https::HttpsNet;
pub use net::{Answer, Call, Method, Net, NetError, Pending, Relay, Socket};
pub use random::{Random, SeededRandom, SystemRandom};

/// The environment that a companion lives in.
#[derive(Clone)]
pub struct Env {
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub random: Arc<dyn Random>,
    /// How relays are reached.
    pub net: Arc<dyn Net>,
}

impl Env {
    /// The system's clock and random source, and HTTPS.
    pub fn system() -> Self {
        Env {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            net: Arc::new(HttpsNet::default()),
        }
    }
}
