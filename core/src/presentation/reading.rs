//! In which order a screen is read aloud.

use serde_json::Value;

use super::screen::Screen;

/// What a screen reader says, from the first to the last: every text of the screen in the order of the states' fields,
/// spoken forms where there are some. A simple mode reads it aloud; tests hold views to it.
pub fn reading_order(screen: &Screen) -> Vec<String> {
    let value = serde_json::to_value(screen).expect("a screen has no maps with other keys than texts");
    let mut said = Vec::new();
    read(&value, &mut said);
    said
}

fn read(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if let (Some(Value::String(text)), Some(spoken)) = (fields.get("text"), fields.get("spoken")) {
                let heard = spoken.as_str().unwrap_or(text);
                if !heard.is_empty() {
                    said.push(heard.to_owned());
                }
                return;
            }
            // What an offer sends back is not read.
            let shown = fields.iter().filter(|(name, _)| *name != "action");
            shown.for_each(|(_, value)| read(value, said));
        }
        Value::Array(values) => values.iter().for_each(|value| read(value, said)),
        _ => {}
    }
}
