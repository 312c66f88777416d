//! Composes everything and owns the life of an open vault.
//!
//! A [`Companion`] stands for one place on a device: a private folder with the vault and a folder that is readable before
//! the first unlock. It is created or unlocked, locked or paused, and between that the views do what people do:
//! [`People`], [`Journal`], [`Messages`], [`Practice`], [`SupportMap`], [`Shares`], [`Consents`]. [`Companion::sync`] is the only thing
//! that reaches a relay.
//!
//! Every method may be called from any thread. A method that changes something returns when the change is on the disk.

mod consents;
mod feed;
mod handlers;
mod journal;
mod lifecycle;
mod messages;
mod people;
mod practice;
mod shares;
mod support;
mod sync;

pub use consents::Consents;
pub use feed::{Batch, Change, Feed};
pub use journal::Journal;
pub use lifecycle::{Companion, Lifecycle, Me, NewAccount, Places};
pub use messages::Messages;
pub use people::People;
pub use practice::{NewPlan, Practice};
pub use shares::{Share, Shares};
pub use support::SupportMap;
pub use sync::News;
