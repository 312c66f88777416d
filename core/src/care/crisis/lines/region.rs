//! The lines of a region.

use chrono::NaiveDate;

use super::line::{EmergencyNumber, Line, Reach};
use super::pack::{Emergency, LineData, Pack, ReachData, pack};

/// A region that has lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Its name in the reader's language.
    pub name: String,
}

/// What can be called where one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionLines {
    /// The region; none where it is not known or has no lines here.
    pub region: Option<Region>,
    /// For when life is in danger.
    pub emergency: EmergencyNumber,
    /// In the order in which they are shown.
    pub lines: Vec<Line>,
}

/// Every region that has lines, by name in this language.
pub fn regions(locale: &str) -> Vec<Region> {
    let named = |one: &super::pack::RegionData| Region {
        code: one.code.clone(),
        name: one.name.of(locale),
    };
    let mut regions: Vec<_> = pack().regions.iter().map(named).collect();
    regions.sort_by(|a, b| a.name.cmp(&b.name));
    regions
}

/// The region of a locale (`es-ES`, `es_MX.UTF-8`, `zh-Hant-TW`), if there are lines for it.
pub fn of_locale(locale: &str) -> Option<&'static str> {
    let tags = locale.split(['.', '@']).next().unwrap_or_default();
    let territory = tags.split(['-', '_']).skip(1).find(|tag| tag.len() == 2)?;
    let regions = pack().regions.iter();
    let mut codes = regions.map(|one| one.code.as_str());
    codes.find(|code| code.eq_ignore_ascii_case(territory))
}

/// Whether there are lines for a region (ISO 3166-1 alpha-2).
pub fn has_lines(region: &str) -> bool {
    pack().regions.iter().any(|one| one.code.eq_ignore_ascii_case(region))
}

/// The lines of a region (ISO 3166-1 alpha-2, in large or small letters), with texts in this language, else in English,
/// and labelled as of `today`. Where the region is none of [`regions`], there is the emergency number alone.
pub fn for_region(region: Option<&str>, locale: &str, today: NaiveDate) -> RegionLines {
    let pack = pack();
    let code = region.unwrap_or_default().trim();
    let Some(data) = pack.regions.iter().find(|one| one.code.eq_ignore_ascii_case(code)) else {
        return RegionLines {
            region: None,
            emergency: emergency(pack, &pack.unknown, locale, today),
            lines: Vec::new(),
        };
    };
    RegionLines {
        region: Some(Region {
            code: data.code.clone(),
            name: data.name.of(locale),
        }),
        emergency: emergency(pack, &data.emergency, locale, today),
        lines: data.lines.iter().map(|one| line(pack, one, locale, today)).collect(),
    }
}

fn emergency(pack: &Pack, data: &Emergency, locale: &str, today: NaiveDate) -> EmergencyNumber {
    let source = data.source.read();
    EmergencyNumber {
        number: data.number.clone(),
        answers: pack.phrase(&data.answers, locale),
        expired: today > source.expires,
        source,
    }
}

fn line(pack: &Pack, data: &LineData, locale: &str, today: NaiveDate) -> Line {
    let source = data.source.read();
    let phrase = |name: &String| pack.phrase(name, locale);
    Line {
        name: data.name.clone(),
        english: data.english.clone(),
        reach: match &data.reach {
            ReachData::Call(number) => Reach::Call { number: number.clone() },
            ReachData::Text { number, word } => Reach::Text {
                number: number.clone(),
                word: word.clone(),
            },
            ReachData::Chat(address) => Reach::Chat {
                address: address.clone(),
            },
        },
        hours: data.hours.as_ref().map(phrase),
        languages: data.languages.iter().map(|code| pack.language(code, locale)).collect(),
        for_whom: phrase(&data.for_whom),
        cost: data.cost.as_ref().map(phrase),
        expired: today > source.expires,
        source,
    }
}
