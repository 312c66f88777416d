//! Looking words up.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::super::parts::Phrase;
use crate::care::language::language;

/// The languages that there are words in (BCP 47), English first.
pub const LANGUAGES: [&str; 2] = ["en", "es"];

pub(super) const SOURCES: [(&str, &str); 2] = [
    ("en", include_str!("../../../content/words/en.ftl")),
    ("es", include_str!("../../../content/words/es.ftl")),
];

static CATALOGUES: LazyLock<Vec<Words>> =
    LazyLock::new(|| SOURCES.iter().map(|(of, text)| Words::read(of, text)).collect());

/// What is put into a sentence.
pub(in crate::presentation) type Value<'a> = (&'static str, FluentValue<'a>);

/// The words of one language.
pub(in crate::presentation) struct Words {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words for a locale, else the English ones.
    pub(in crate::presentation) fn of(locale: &str) -> &'static Words {
        let wanted = language(locale);
        let known = CATALOGUES.iter().find(|words| words.language == wanted);
        known.unwrap_or_else(|| Words::fallback())
    }

    fn fallback() -> &'static Words {
        &CATALOGUES[0]
    }

    fn read(language: &'static str, text: &str) -> Words {
        let tag = language
            .parse()
            .expect("the languages are valid tags: a test reads them");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned());
        let resource = resource.expect("the catalogues are in order: a test reads them");
        bundle.add_resource_overriding(resource);
        Words { language, bundle }
    }

    /// Which language they are of (BCP 47).
    pub(in crate::presentation) fn language(&self) -> &'static str {
        self.language
    }

    /// A text with what a screen reader says.
    pub(in crate::presentation) fn phrase(&self, id: &str) -> Phrase {
        self.phrase_with(id, &[])
    }

    /// The same, with values put in.
    pub(in crate::presentation) fn phrase_with(&self, id: &str, values: &[Value<'_>]) -> Phrase {
        Phrase {
            id: id.to_owned(),
            text: self.say_with(id, values),
            spoken: self.find(id, Some("spoken"), values),
        }
    }

    /// A text.
    pub(in crate::presentation) fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// A text with values put in. In English where it is not in this language; its name where it is nowhere.
    pub(in crate::presentation) fn say_with(&self, id: &str, values: &[Value<'_>]) -> String {
        let found = self.find(id, None, values);
        let found = found.or_else(|| Words::fallback().find(id, None, values));
        found.unwrap_or_else(|| id.to_owned())
    }

    /// Whether there are words of this name.
    pub(in crate::presentation) fn know(id: &str) -> bool {
        Words::fallback().bundle.has_message(id)
    }

    fn find(&self, id: &str, attribute: Option<&str>, values: &[Value<'_>]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&args), &mut Vec::new())
                .into_owned(),
        )
    }
}
