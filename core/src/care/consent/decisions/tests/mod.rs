//! One test named after each row (M10 to M13), and what decisions and their gates stand on.

mod content;
mod gates;
mod ledger;
mod table;
mod world;
