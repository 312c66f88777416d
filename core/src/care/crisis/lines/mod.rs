//! Whom to call, text or write to where one is, from `core/content/crisis/lines.json`.
//!
//! Every number names its source and the day on which it was compared with it. A year later it counts as expired: it is
//! labelled and still shown. Nothing here fails: where a region is not known, the emergency number stands for it.
//!
//! [`for_region`] (the lines), [`of_locale`] (where nobody said), [`regions`] (where there are any), `pack` (the data).

mod line;
mod pack;
mod region;
#[cfg(test)]
mod tests;

pub use line::{EmergencyNumber, Line, Reach, Source, SourceKind};
pub use region::{Region, RegionLines, for_region, has_lines, of_locale, regions};
