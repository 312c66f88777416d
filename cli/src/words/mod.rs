//! What the terminal says, from `cli/words`, one file a language; the crisis screen's own words are the core's. What is typed
//! (commands, options, names of documents and fields) is the same in every language, and so is its help.

mod pack;
#[cfg(test)]
mod tests;

pub use kith::care::fill;
pub use pack::Words;

use crate::show;

/// The words of the terminal's language, else English.
pub fn words() -> &'static Words {
    let language = kith::care::crisis::words::words(&show::locale()).locale.as_str();
    let all = pack::all();
    all.iter().find(|words| words.locale == language).unwrap_or(&all[0])
}
