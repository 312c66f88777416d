//! Declares the types of the screens to UniFFI, as the core defines them, so that each stands in one place.
//!
//! Reads `core/src/presentation` and writes, for every record and enum there that is public with all its fields, a remote
//! declaration of the same shape and the same documentation. The compiler holds each against the real one.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::ToTokens;
use syn::{Attribute, Fields, Item, Visibility};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("Cargo says where this is"));
    let screens = root.join("../core/src/presentation");
    println!("cargo::rerun-if-changed={}", screens.display());
    let mut files = Vec::new();
    rust_files(&screens, &mut files);
    files.sort();
    let mut declared = String::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable source");
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        file.items.iter().for_each(|item| declare(item, &mut declared));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo says where to write")).join("screen_types.rs");
    fs::write(out, declared).expect("a writable folder");
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the core stands beside the bindings") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            // Nothing of the tests crosses.
            if path.file_name().is_some_and(|name| name != "tests") {
                rust_files(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn declare(item: &Item, declared: &mut String) {
    match item {
        Item::Struct(one) if is_public(&one.vis) && all_public(&one.fields) => {
            let mut one = one.clone();
            one.attrs = documentation(&one.attrs);
            one.fields
                .iter_mut()
                .for_each(|field| field.attrs = documentation(&field.attrs));
            write(declared, "Record", &one);
        }
        Item::Enum(one) if is_public(&one.vis) => {
            let mut one = one.clone();
            one.attrs = documentation(&one.attrs);
            for variant in &mut one.variants {
                variant.attrs = documentation(&variant.attrs);
                variant
                    .fields
                    .iter_mut()
                    .for_each(|field| field.attrs = documentation(&field.attrs));
            }
            write(declared, "Enum", &one);
        }
        _ => {}
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn all_public(fields: &Fields) -> bool {
    !fields.is_empty() && fields.iter().all(|field| is_public(&field.vis))
}

fn documentation(attributes: &[Attribute]) -> Vec<Attribute> {
    attributes
        .iter()
        .filter(|one| one.path().is_ident("doc"))
        .cloned()
        .collect()
}

fn write(declared: &mut String, kind: &str, item: &impl ToTokens) {
    writeln!(declared, "#[uniffi::remote({kind})]\n{}\n", item.to_token_stream())
        .expect("writing to a text cannot fail");
}
