//! Where the programs are.

use std::path::PathBuf;

/// `kith`: `$KITH_BIN`, else beside this test.
pub fn kith() -> PathBuf {
    program("kith", "KITH_BIN", "kith-cli")
}

/// `kith-relay`: `$KITH_RELAY_BIN`, else beside this test. It is built by itself, so that it never links SQLCipher.
pub fn kith_relay() -> PathBuf {
    program("kith-relay", "KITH_RELAY_BIN", "kith-relay")
}

fn program(name: &str, variable: &str, package: &str) -> PathBuf {
    let path = std::env::var_os(variable).map_or_else(
        || {
            let test = std::env::current_exe().expect("a running test has a path");
            let target = test
                .ancestors()
                .nth(2)
                .expect("tests lie in a folder of the target folder");
            target.join(name)
        },
        PathBuf::from,
    );
    assert!(
        path.is_file(),
        "{} is not there: run `cargo build -p {package}` first, or say in {variable} where it is",
        path.display()
    );
    path
}
