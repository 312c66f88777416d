//! Why a store does not do what it is asked.

use std::pin::Pin;

use kith_wire::refusal::{Code, Refusal};

/// A store's answer.
pub type Result<T> = std::result::Result<T, StoreError>;

/// A store's answer to what was begun; it comes once that is durable, or was refused.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// Why a call was not done.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The protocol forbids it; nothing was stored.
    #[error("refused: {:?}", .0.code)]
    Refused(Refusal),
    /// The store is at fault. For a write, it may or may not have been done.
    #[error("{0}")]
    Fault(String),
    /// More waits to be written than the store takes; nothing was stored.
    #[error("too many writes are waiting")]
    Busy,
}

impl StoreError {
    /// A refusal with nothing but its reason.
    pub fn refused(code: Code) -> Self {
        StoreError::Refused(Refusal::new(code))
    }
}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        StoreError::Refused(refusal)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // The message of SQLite names tables and files, never values.
        StoreError::Fault(error.to_string())
    }
}
