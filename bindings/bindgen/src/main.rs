//! Generates the Kotlin and Swift sources from the built library, or prints its interface or its screens.
//!
//! `kith-bindgen api LIBRARY` prints the interface, `kith-bindgen screens LIBRARY CATALOGUE` the manifest of the screens;
//! everything else is UniFFI's own command line.

mod api;
mod screens;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next(), arguments.next()) {
        (Some("api"), Some(library), None) => api::print(&library),
        (Some("screens"), Some(library), Some(catalogue)) => screens::print(&library, &catalogue),
        _ => {
            uniffi::uniffi_bindgen_main();
            ExitCode::SUCCESS
        }
    }
}
