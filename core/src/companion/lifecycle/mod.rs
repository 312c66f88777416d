//! The life of a companion, a verb a file. Read [`companion`] first (what it is and how it stands), then [`create`] and
//! [`recover`], [`unlock`] and [`authenticate`], [`pause`], [`lock`] and [`wipe`], [`keys`] (what opens the vault),
//! [`policy`] and [`attention`] (when it locks by itself), [`transaction`] (what all other views stand on).

mod attention;
mod authenticate;
mod companion;
mod create;
mod keys;
mod lock;
mod pause;
mod policy;
mod recover;
#[cfg(test)]
mod tests;
mod transaction;
mod unlock;
mod wipe;

pub(super) use companion::locked;
pub use companion::{Companion, Lifecycle, Me, Places};
pub use create::NewAccount;
pub use policy::{Background, LockPolicy};
pub(super) use transaction::writer_of;
