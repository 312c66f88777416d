//! The manifest of the screens as JSON: what stands on each, what can be done there, and the names of all words.
//!
//! It is read from what the library says of itself and from the English catalogue. A shell's tests hold its views to it:
//! every part of a screen that offers something, or takes something in, is named by the view of that screen.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::ExitCode;

use serde_json::{Value, json};
use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{EnumMetadata, FieldMetadata, Metadata, RecordMetadata, Type};

/// The enum of what can be on a screen.
const CONTENT: &str = "ScreenContent";
/// What stands around it.
const AROUND: &str = "Screen";
/// Everything that can be done.
const ACTION: &str = "Action";
/// Those that are parts of a screen by themselves, not made of others.
const PARTS: [&str; 3] = ["Phrase", "Offer", "Input"];

struct Types {
    records: BTreeMap<String, RecordMetadata>,
    enums: BTreeMap<String, EnumMetadata>,
}

/// Prints the manifest of the screens of the library in this file, with the names of the words in this catalogue.
pub(crate) fn print(library: &str, catalogue: &str) -> ExitCode {
    let printed = read(library, catalogue);
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(std::io::stderr(), "error: {library}: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn read(library: &str, catalogue: &str) -> Result<(), Box<dyn std::error::Error>> {
    let words = std::fs::read_to_string(catalogue)?;
    let metadata = extract_from_library(library.into())?;
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &manifest(metadata, &words))?;
    writeln!(out)?;
    Ok(())
}

fn manifest(metadata: Vec<Metadata>, words: &str) -> Value {
    let mut types = Types {
        records: BTreeMap::new(),
        enums: BTreeMap::new(),
    };
    for found in metadata {
        match found {
            Metadata::Record(record) => drop(types.records.insert(record.name.clone(), record)),
            Metadata::Enum(found) => drop(types.enums.insert(found.name.clone(), found)),
            _ => {}
        }
    }
    let mut used = BTreeSet::new();
    let content = types
        .enums
        .get(CONTENT)
        .map(|content| &content.variants[..])
        .unwrap_or_default();
    let screens: BTreeMap<_, _> = content
        .iter()
        .map(|variant| {
            let states = variant.fields.iter().map(|field| named(&field.ty).0);
            let parts = states
                .clone()
                .flat_map(|state| types.parts(&state, &mut used))
                .collect::<Vec<_>>();
            (
                variant.name.clone(),
                json!({ "state": states.collect::<Vec<_>>(), "parts": parts }),
            )
        })
        .collect();
    let around = types.parts(AROUND, &mut used);
    let mut groups = BTreeMap::new();
    while let Some(name) = used.iter().find(|name| !groups.contains_key(*name)).cloned() {
        let parts = types.parts(&name, &mut used);
        groups.insert(name, parts);
    }
    let mut actions = BTreeMap::new();
    types.actions(ACTION, &mut actions);
    let names = words.lines().filter_map(|line| Some(line.split_once(" =")?.0));
    let names = names.filter(|name| !name.starts_with([' ', '#']));
    json!({
        "around": around,
        "screens": screens,
        "groups": groups,
        "actions": actions,
        "words": names.collect::<BTreeSet<_>>(),
    })
}

impl Types {
    /// What stands in a record, as far as it is shown: its own parts and groups of parts.
    fn parts(&self, record: &str, used: &mut BTreeSet<String>) -> Vec<Value> {
        let fields = self
            .records
            .get(record)
            .map(|record| &record.fields[..])
            .unwrap_or_default();
        fields.iter().filter_map(|field| self.part(field, used)).collect()
    }

    fn part(&self, field: &FieldMetadata, used: &mut BTreeSet<String>) -> Option<Value> {
        let (name, many) = named(&field.ty);
        if !PARTS.contains(&name.as_str()) {
            self.records.get(&name)?;
            used.insert(name.clone());
        }
        Some(json!({ "name": field.name, "is": name, "many": many }))
    }

    /// The variants of an enum of actions, and of those that stand in it.
    fn actions(&self, name: &str, found: &mut BTreeMap<String, Vec<String>>) {
        let Some(actions) = self.enums.get(name) else { return };
        let variants = actions.variants.iter().map(|variant| variant.name.clone());
        if found.insert(name.to_owned(), variants.collect()).is_some() {
            return;
        }
        for field in actions.variants.iter().flat_map(|variant| &variant.fields) {
            let (inner, _) = named(&field.ty);
            if inner.ends_with(ACTION) {
                self.actions(&inner, found);
            }
        }
    }
}

/// The name of a type, and whether there may be many of it.
fn named(ty: &Type) -> (String, bool) {
    match ty {
        Type::Record { name, .. } | Type::Enum { name, .. } => (name.clone(), false),
        Type::Optional { inner_type } => named(inner_type),
        Type::Sequence { inner_type } => (named(inner_type).0, true),
        _ => (String::new(), false),
    }
}
