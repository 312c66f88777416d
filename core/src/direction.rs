//! Reads the sources and fails when an arrow points up, or a library is named where it must not be.

use std::path::{Path, PathBuf};

const LAYERS: [&str; 5] = ["foundation", "exchange", "care", "companion", "presentation"];

/// Who alone may name what: the name, and the start of the paths that may.
const ALONE: [(&str, &[&str]); 9] = [
    ("rusqlite", &["foundation/vault/"]),
    ("openmls", &["exchange/mls/", "foundation/keys/seal.rs"]),
    ("SystemTime", &["foundation/env/"]),
    ("getrandom", &["foundation/env/"]),
    ("reqwest", &["foundation/env/"]),
    ("hyper", &["foundation/env/"]),
    ("rustls", &["foundation/env/"]),
    ("tungstenite", &["foundation/env/"]),
    ("uniffi", &[]),
];

fn sources() -> Vec<(String, String)> {
    // Where it runs, not where it was built: several copies of the project may share one cache.
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&folder).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources are here") {
            let path: PathBuf = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .expect("below")
                    .to_string_lossy()
                    .replace('\\', "/");
                let text = std::fs::read_to_string(&path).expect("readable");
                // What is said in words names nobody.
                let code = text
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .collect::<Vec<_>>();
                files.push((name, code.join("\n")));
            }
        }
    }
    files.retain(|(name, _)| name != "direction.rs");
    assert!(files.len() > 50, "the sources were found");
    files
}

#[test]
fn no_arrow_points_up() {
    for (name, code) in sources() {
        let Some(layer) = LAYERS.iter().position(|layer| name.starts_with(&format!("{layer}/"))) else {
            continue;
        };
        for above in &LAYERS[layer + 1..] {
            assert!(
                !code.contains(&format!("crate::{above}")),
                "{name} names {above}, which stands above it"
            );
        }
    }
}

#[test]
fn libraries_are_named_only_where_they_belong() {
    for (name, code) in sources() {
        for (library, homes) in ALONE {
            let at_home = homes.iter().any(|home| name.starts_with(home));
            let named = code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"));
            assert!(at_home || !named, "{name} names {library}");
        }
    }
}
