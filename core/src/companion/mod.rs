//! Composes everything and owns the life of an open vault.
//!
//! A [`Companion`] stands for one place on a device: a private folder with the vault and a folder that is readable before
//! the first unlock. It is created or unlocked, locked (the screen alone, or the key) or paused; what arises while no key is
//! here is kept as [`Arisen`]. Between that the views do what people do: [`People`], [`Journal`], [`Messages`], [`Practice`],
//! [`SupportMap`], [`Crisis`], [`Shares`], [`Consents`], [`AccessLog`]. The crisis screen alone needs none of it:
//! [`Companion::crisis_screen`] always answers. [`Companion::sync`] is the only thing
//! that reaches a relay.
//!
//! Every method may be called from any thread. A method that changes something returns when the change is on the disk.

mod access_log;
mod arisen;
mod boot;
mod consents;
mod crisis;
mod feed;
mod handlers;
mod journal;
mod lifecycle;
mod looking;
mod looks;
mod messages;
mod people;
mod practice;
mod preferences;
mod readers;
mod refusals;
mod shares;
mod support;
mod sync;

pub use access_log::{AccessLog, Told};
pub use arisen::Arisen;
pub use consents::Consents;
pub use crisis::{Crisis, CrisisScreen, CrisisState, CrisisStep, Notice, Paper, Review, Shows, Whereabouts};
pub use feed::{Batch, Change, Feed};
pub use journal::Journal;
pub use lifecycle::{Background, Companion, Lifecycle, LockPolicy, Me, NewAccount, Places};
pub use looks::Look;
pub use messages::Messages;
pub use people::People;
pub use practice::{NewPlan, Practice};
pub use preferences::Preferences;
pub use readers::{ConversationReaders, GrantReaders, RecordReaders};
pub use shares::{Share, Shares, Subject};
pub use support::SupportMap;
pub use sync::News;
