//! Values in the sentences of a pack.

/// A sentence with values in the places that are named in braces. A place without a value is left empty; a brace that is
/// not closed, and a value that looks like a place, stay as they are.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
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
