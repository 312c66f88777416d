//! Numbers and addresses that can be touched.

use crate::care::crisis::lines::Reach;

/// What a device dials for this number (RFC 3966); none for what a person wrote that is no single number, such as
/// "ask at the desk", one with an extension, or `+44 (0)20`, whose zero is not dialled from everywhere.
pub(super) fn call(number: &str) -> Option<String> {
    let number = number.trim();
    let (start, rest) = match number.strip_prefix(['+', '*']) {
        Some(rest) => (&number[..1], rest),
        None => ("", number),
    };
    let plain = rest.chars().all(|c| c.is_ascii_digit() || " -.()\u{a0}".contains(c)) && !rest.contains("(0)");
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    (plain && (3..=15).contains(&digits.len())).then(|| format!("tel:{start}{digits}"))
}

/// Where a way to reach a line leads.
pub(super) fn reach(reach: &Reach) -> Option<String> {
    match reach {
        Reach::Call { number } => call(number),
        // RFC 5724 has no word to begin with; it stands in the sentence.
        Reach::Text { number, .. } => call(number).map(|target| target.replacen("tel:", "sms:", 1)),
        Reach::Chat { address } => address.starts_with("https://").then(|| address.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_as_it_is_written() {
        for (number, target) in [
            ("911", Some("tel:911")),
            ("+34 600 111-222", Some("tel:+34600111222")),
            (" (555) 123.4567 ", Some("tel:5551234567")),
            ("*4141", Some("tel:*4141")),
            ("+44 (0)20 7946 0000", None),
            ("600 111 ext 4", None),
            ("555 0101 / 2", None),
            ("ask at the desk", None),
            ("1+1000", None),
            ("12", None),
            ("", None),
            ("\u{661}\u{661}\u{662}", None),
        ] {
            assert_eq!(call(number).as_deref(), target, "{number}");
        }
    }

    #[test]
    fn only_a_safe_address_is_a_link() {
        let chat = |address: &str| {
            reach(&Reach::Chat {
                address: address.into(),
            })
        };
        assert_eq!(chat("javascript:alert(1)"), None);
        assert!(chat("https://988lifeline.org/chat/").is_some());
        let text = Reach::Text {
            number: "85258".into(),
            word: Some("SHOUT".into()),
        };
        assert_eq!(reach(&text).as_deref(), Some("sms:85258"));
    }
}
