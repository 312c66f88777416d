//! Colours, type and spacing, once for both phones (`core/content/tokens.json`).
//!
//! Calm, and readable at arm's length: every pair of colours that meets holds WCAG 2.2 AA, which a test measures. There is
//! no red: nothing here is anybody's fault.

use std::sync::LazyLock;

use serde::Deserialize;

static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../content/tokens.json")).expect("the tokens are in order: a test reads them")
});

/// Colours, type and spacing.
pub fn tokens() -> Tokens {
    TOKENS.clone()
}

/// Colours, type and spacing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// By day.
    pub light: Palette,
    /// By night.
    pub dark: Palette,
    /// Sizes of letters.
    #[serde(rename = "type")]
    pub letters: Letters,
    /// Distances.
    pub space: Space,
}

/// Colours, each as `#RRGGBB`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    /// Behind everything.
    pub background: String,
    /// Cards and sheets.
    pub surface: String,
    /// What is set back a little: fields, chosen rows.
    pub surface_soft: String,
    /// What is read.
    pub text: String,
    /// What is read second.
    pub text_soft: String,
    /// The edge of what can be touched.
    pub outline: String,
    /// What most people come for.
    pub accent: String,
    /// On it.
    pub on_accent: String,
    /// Other things that can be done, and what is chosen.
    pub accent_soft: String,
    /// On it.
    pub on_accent_soft: String,
    /// The way to the crisis plan.
    pub crisis: String,
    /// On it.
    pub on_crisis: String,
    /// What belongs to the crisis plan.
    pub crisis_soft: String,
    /// On it.
    pub on_crisis_soft: String,
    /// What takes something away.
    pub careful: String,
}

/// Sizes of letters in points that follow the person's own setting (`sp` on Android, Dynamic Type on iOS).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// The screen's title.
    pub title: f64,
    /// A heading.
    pub heading: f64,
    /// What is read.
    pub body: f64,
    /// What is read second.
    pub small: f64,
    /// The height of a line, in sizes of its letters.
    pub line_height: f64,
}

/// Distances in points (`dp` on Android).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// From the screen's edge.
    pub edge: f64,
    /// Between things.
    pub gap: f64,
    /// Between things that belong together.
    pub tight: f64,
    /// Between groups.
    pub section: f64,
    /// The corner of a card.
    pub corner: f64,
    /// The least side of what can be touched.
    pub touch: f64,
    /// The widest a text is set, so that a line can be followed.
    pub widest_text: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour (WCAG 2.2).
    fn luminance(colour: &str) -> f64 {
        let digits = colour
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .expect("#RRGGBB");
        let part = |at: usize| {
            let byte = u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal");
            let share = f64::from(byte) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_what_it_stands_on_and_every_edge_be_seen() {
        for palette in [tokens().light, tokens().dark] {
            let grounds = [&palette.background, &palette.surface, &palette.surface_soft];
            for ground in grounds {
                for text in [
                    &palette.text,
                    &palette.text_soft,
                    &palette.accent,
                    &palette.crisis,
                    &palette.careful,
                ] {
                    assert!(
                        contrast(text, ground) >= 4.5,
                        "{text} on {ground}: {}",
                        contrast(text, ground)
                    );
                }
                assert!(
                    contrast(&palette.outline, ground) >= 3.0,
                    "{} on {ground}",
                    palette.outline
                );
            }
            let pairs = [
                (&palette.on_accent, &palette.accent),
                (&palette.on_accent_soft, &palette.accent_soft),
                (&palette.on_crisis, &palette.crisis),
                (&palette.on_crisis_soft, &palette.crisis_soft),
            ];
            for (text, ground) in pairs {
                assert!(contrast(text, ground) >= 4.5, "{text} on {ground}");
            }
        }
    }

    #[test]
    fn what_is_touched_is_large_enough() {
        assert!(tokens().space.touch >= 48.0, "as Android asks; iOS asks for 44");
        assert!(tokens().letters.body >= 16.0);
    }
}
