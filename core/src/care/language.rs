//! Which language a locale asks for.

/// The language that every content pack has.
pub(crate) const FALLBACK: &str = "en";

/// The language alone, in small letters: `es` of `es`, `es-MX` and `es_MX.UTF-8`.
pub(crate) fn language(locale: &str) -> String {
    let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
    language.to_ascii_lowercase()
}
