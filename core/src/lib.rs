//! The whole of Kith without a user interface: one encrypted vault, sealed exchange with others, and what people do with
//! both.
//!
//! An arrow never points up: [`presentation`] (what people see) shows what [`companion`] composes of [`care`] (what people
//! do), which stands on [`exchange`] (how devices agree), which stands on [`foundation`] (types, environment, keys, vault).
//! Start reading at [`companion`].

pub mod care;
pub mod companion;
pub mod exchange;
pub mod foundation;
pub mod presentation;

#[cfg(test)]
mod direction;
