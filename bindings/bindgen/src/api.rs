//! The interface of the library as text: one line an item, in an order that does not depend on the build.
//!
//! It is read from what the library says of itself, so that it holds exactly what Kotlin and Swift see. Words of
//! documentation are left out: changing them breaks nobody.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use uniffi_bindgen::macro_metadata::extract_from_library;
use uniffi_meta::{
    DefaultValueMetadata, EnumShape, FieldMetadata, FnParamMetadata, LiteralMetadata, Metadata, ObjectImpl, Type,
};

/// An item and what stands inside of it.
#[derive(Default)]
struct Item {
    head: String,
    /// Fields and variants, whose order is part of the interface.
    ordered: Vec<String>,
    /// Methods, whose order is not.
    methods: Vec<String>,
}

/// Prints the interface of the library in this file.
pub(crate) fn print(library: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    let printed = extract_from_library(library.into()).and_then(|metadata| Ok(write(metadata, &mut out)?));
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(std::io::stderr(), "error: {library}: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn write(metadata: Vec<Metadata>, out: &mut impl Write) -> std::io::Result<()> {
    for item in items(metadata).into_values() {
        writeln!(out, "{}", item.head)?;
        for line in item.ordered.iter().chain(&item.methods) {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

fn items(metadata: Vec<Metadata>) -> BTreeMap<String, Item> {
    let mut items: BTreeMap<String, Item> = BTreeMap::new();
    for found in metadata {
        match found {
            Metadata::Object(object) => {
                let kind = match object.imp {
                    ObjectImpl::Struct => "object",
                    ObjectImpl::Trait(_) => "trait",
                };
                items.entry(object.name.clone()).or_default().head = format!("{kind} {}", object.name);
            }
            Metadata::Record(record) => {
                let item = items.entry(record.name.clone()).or_default();
                item.head = format!("record {}", record.name);
                item.ordered = record.fields.iter().map(field).collect();
            }
            Metadata::Enum(found) => {
                let item = items.entry(found.name.clone()).or_default();
                let kind = match found.shape {
                    EnumShape::Enum => "enum",
                    EnumShape::Error { .. } => "error",
                };
                item.head = format!("{kind} {}", found.name);
                item.ordered = found
                    .variants
                    .iter()
                    .map(|variant| with_fields(&variant.name, &variant.fields))
                    .collect();
            }
            Metadata::Func(function) => {
                let signature = signature("fn", function.is_async, &function.name, &function.inputs);
                let head = signature + &answer(function.return_type.as_ref(), function.throws.as_ref());
                items.entry(function.name).or_default().head = head;
            }
            Metadata::Constructor(constructor) => {
                let signature = signature(
                    "constructor",
                    constructor.is_async,
                    &constructor.name,
                    &constructor.inputs,
                );
                let line = signature + &answer(None, constructor.throws.as_ref());
                add(&mut items, constructor.self_name, line);
            }
            Metadata::Method(method) => {
                let signature = signature("fn", method.is_async, &method.name, &method.inputs);
                let line = signature + &answer(method.return_type.as_ref(), method.throws.as_ref());
                add(&mut items, method.self_name, line);
            }
            Metadata::TraitMethod(method) => {
                let signature = signature("fn", method.is_async, &method.name, &method.inputs);
                let line = signature + &answer(method.return_type.as_ref(), method.throws.as_ref());
                add(&mut items, method.trait_name, line);
            }
            Metadata::Namespace(_) => {}
            // What the facade does not use today stands in the dump as it is, should that change.
            other => {
                let text = format!("{other:?}");
                let item = items.entry(text.clone()).or_default();
                item.head = text;
            }
        }
    }
    for item in items.values_mut() {
        item.methods.sort();
    }
    items
}

fn add(items: &mut BTreeMap<String, Item>, of: String, line: String) {
    items.entry(of).or_default().methods.push(line);
}

fn with_fields(name: &str, fields: &[FieldMetadata]) -> String {
    match fields {
        [] => name.to_owned(),
        _ => format!("{name} {{ {} }}", list(fields.iter().map(field))),
    }
}

fn field(field: &FieldMetadata) -> String {
    format!(
        "{}: {}{}",
        field.name,
        type_name(&field.ty),
        default(field.default.as_ref())
    )
}

fn signature(keyword: &str, is_async: bool, name: &str, inputs: &[FnParamMetadata]) -> String {
    let inputs = inputs.iter().map(|input| {
        format!(
            "{}: {}{}",
            input.name,
            type_name(&input.ty),
            default(input.default.as_ref())
        )
    });
    let is_async = if is_async { "async " } else { "" };
    format!("{is_async}{keyword} {name}({})", list(inputs))
}

fn answer(returned: Option<&Type>, throws: Option<&Type>) -> String {
    let returned = returned.map(|ty| format!(" -> {}", type_name(ty))).unwrap_or_default();
    let throws = throws
        .map(|ty| format!(" throws {}", type_name(ty)))
        .unwrap_or_default();
    returned + &throws
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn default(default: Option<&DefaultValueMetadata>) -> String {
    match default {
        None => String::new(),
        Some(DefaultValueMetadata::Default) => " = default".to_owned(),
        Some(DefaultValueMetadata::Literal(LiteralMetadata::None)) => " = none".to_owned(),
        Some(DefaultValueMetadata::Literal(LiteralMetadata::EmptySequence)) => " = []".to_owned(),
        Some(DefaultValueMetadata::Literal(literal)) => format!(" = {literal:?}"),
    }
}

fn type_name(ty: &Type) -> String {
    match ty {
        Type::Object { name, .. }
        | Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::CallbackInterface { name, .. }
        | Type::Custom { name, .. } => name.clone(),
        Type::Optional { inner_type } => format!("{}?", type_name(inner_type)),
        Type::Sequence { inner_type } => format!("[{}]", type_name(inner_type)),
        Type::Set { inner_type } => format!("{{{}}}", type_name(inner_type)),
        Type::Map { key_type, value_type } => format!("[{}: {}]", type_name(key_type), type_name(value_type)),
        Type::Box { inner_type } => type_name(inner_type),
        plain => format!("{plain:?}"),
    }
}
