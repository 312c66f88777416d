//! What the screens and the paper of the crisis plan say, from `core/content/crisis`, one file a language.
//!
//! [`words`] (in a language, else in English), [`Words`] (the texts), `fill` (numbers and dates in them).

mod fill;
mod pack;
#[cfg(test)]
mod tests;

pub use pack::{
    Help, LineWords, PlanWords, Point, PrintWords, Reference, ReviewWords, ScreenWords, TerminalWords, Titled, Words,
    words,
};
