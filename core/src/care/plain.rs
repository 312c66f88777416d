//! What the texts of every content pack are held to.

/// Words of diagnosis and of blame, and names that belong to others.
const UNKIND: [&str; 22] = [
    "dbt",
    "disorder",
    "patient",
    "symptom",
    "depress",
    "diagnos",
    "fail",
    "streak",
    "should",
    "must",
    "lazy",
    "missed",
    "trastorno",
    "paciente",
    "síntoma",
    "depres",
    "diagnós",
    "fracas",
    "racha",
    "debes",
    "deberías",
    "perez",
];

/// Whether one can read it on a hard day: no sentence has more than 20 words.
pub(crate) fn has_short_sentences(text: &str) {
    for sentence in text.split(['.', '?', '!']) {
        assert!(sentence.split_whitespace().count() <= 20, "a long sentence: {sentence}");
    }
}

/// Whether it is kind and claims nothing.
pub(crate) fn is_kind(text: &str) {
    let lower = text.to_lowercase();
    for word in UNKIND {
        assert!(!lower.contains(word), "{word}: {text}");
    }
}
