//! The life of a companion, a verb a file. Read [`companion`] first (what it is and how it stands), then [`create`] and
//! [`recover`], [`unlock`], [`pause`], [`lock`] and [`wipe`], [`keys`] (what opens the vault), [`transaction`] (what all
//! other views stand on).

mod companion;
mod create;
mod keys;
mod lock;
mod pause;
mod recover;
#[cfg(test)]
mod tests;
mod transaction;
mod unlock;
mod wipe;

pub use companion::{Companion, Lifecycle, Me, Places};
pub use create::NewAccount;
pub(super) use transaction::writer_of;
