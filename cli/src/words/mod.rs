//! What the terminal says, from `cli/words`, one file a language; the crisis screen's own words are the core's. What is typed
//! (commands, options, names of documents and fields) is the same in every language, and so is its help.

mod pack;
#[cfg(test)]
mod tests;

pub use pack::Words;

use crate::show;

/// The words of the terminal's language, else English.
pub fn words() -> &'static Words {
    let language = kith::care::crisis::words::words(&show::locale()).locale.as_str();
    let all = pack::all();
    all.iter().find(|words| words.locale == language).unwrap_or(&all[0])
}

/// A text with values in the places that are named in braces. A value that looks like a place stays as it is.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (name, after))) = rest
        .split_once('{')
        .and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        filled.push_str(before);
        filled.extend(
            values
                .iter()
                .filter(|(given, _)| *given == name)
                .map(|(_, value)| *value),
        );
        rest = after;
    }
    filled + rest
}
