//! The program `kith-relay`: [`arguments`] and their help, [`serve`], and the operator's [`admissions`].

mod admissions;
mod arguments;
mod error;
mod run;
mod serve;

pub use run::run;
