//! The root object, and the life of a vault.
//!
//! [`Companion`] is made in [`root`]; [`lifecycle`] opens and closes its vault, [`lock`] says when it locks by itself,
//! [`sync`] reaches the relay, and [`views`] leads to what people do.

mod account;
mod lifecycle;
mod lock;
mod root;
mod sync;
mod views;

pub use account::{Account, NewAccount, make_recovery_words};
pub use lifecycle::{DeviceStanding, Lifecycle};
pub use lock::{BackgroundLock, LockPolicy};
pub use root::Companion;
pub use sync::{Refusal, RefusedItem, SyncReport};
