//! The crisis plan on paper: as one HTML page and as a PDF, of the same words in the same order.
//!
//! Both are made in memory and written nowhere. The HTML page loads nothing, runs nothing and escapes everything. The PDF
//! is tagged (PDF/UA-1) and holds Latin letters; a plan with others is an error that names HTML as the way out, since
//! nothing a person wrote is ever left out or replaced.
//!
//! [`html`], [`pdf`], `sheet` (what is on the paper), `link` (numbers that can be touched).

mod html;
mod link;
mod pdf;
mod sheet;
#[cfg(test)]
mod tests;

pub use html::html;
pub use pdf::{PdfError, pdf};
