//! The words of the screens, from `core/content/words`, one catalogue a language (Project Fluent).
//!
//! [`Words`] (the catalogue of a language, else of English), `time` (days and times as they are said).

mod catalogue;
#[cfg(test)]
mod tests;
mod time;

pub use catalogue::LANGUAGES;
pub(super) use catalogue::{Value, Words};
pub(super) use time::Wall;
