//! The program `kith-relay`.

use std::process::ExitCode;

fn main() -> ExitCode {
    kith_relay::command::run()
}
