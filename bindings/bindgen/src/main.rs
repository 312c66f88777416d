//! Generates the Kotlin and Swift sources from the built library, or prints its interface.
//!
//! `kith-bindgen api LIBRARY` prints the interface; everything else is UniFFI's own command line.

mod api;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("api"), Some(library)) => api::print(&library),
        _ => {
            uniffi::uniffi_bindgen_main();
            ExitCode::SUCCESS
        }
    }
}
