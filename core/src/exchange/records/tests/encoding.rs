//! The bytes of operations.

use proptest::prelude::*;

use super::world::{World, acts};
use super::{encoded, id, op};
use crate::exchange::records::{DecodeError, EncodedOp, Scalar, Value, fold, limit};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn every_value() -> Vec<(Value, &'static str)> {
    let text = |text: &str| Scalar::Text(text.into());
    vec![
        (Value::Assign(Scalar::Nil), "9201c0"),
        (Value::Assign(Scalar::Bool(true)), "9201c3"),
        (Value::Assign(Scalar::Int(-40_000)), "9201d2ffff63c0"),
        (Value::Assign(Scalar::Int(7)), "920107"),
        (Value::Assign(text("mañana")), "9201a76d61c3b1616e61"),
        (Value::Add(Scalar::Bytes(vec![1, 2])), "9202c4020102"),
        (Value::Remove, "9103"),
        (Value::Revise("Hola 👋".into()), "9204a9486f6c6120f09f918b"),
        (Value::Delete, "9105"),
        (Value::Restore, "9106"),
        (Value::Erase, "9107"),
    ]
}

#[test]
fn the_bytes_of_every_value_are_golden() {
    for (value, golden) in every_value() {
        let field = if value.concerns_record() { "" } else { "body" };
        let field_hex = if field.is_empty() {
            "a0".into()
        } else {
            format!("a4{}", hex(field.as_bytes()))
        };
        let made = encoded(op(id(1, 3), 1_700_000_000_000, field, value, &[id(1, 2), id(2, 300)]));
        let (one, two) = ("01".repeat(16), "02".repeat(16));
        let expected = format!(
            "019992c410{one}03c420{author}c410{record}a5656e747279{field_hex}9292c410{one}0292c410{two}cd012c\
             92cf0000018bcfe5680000cf0000018bcfe56800{golden}",
            author = "07".repeat(32),
            record = "05".repeat(16),
        );
        assert_eq!(hex(made.bytes()), expected);
        assert_eq!(EncodedOp::decode(made.bytes()), Ok(made));
    }
}

#[test]
fn an_emptied_operation_has_nothing_but_its_id_author_and_record() {
    let full = op(id(1, 3), 9, "body", Value::Revise("secret".into()), &[id(1, 2)]);
    let emptied = encoded(full.emptied());
    let expected = format!(
        "019992c410{}03c420{}c410{}a0a0909200000091{}",
        "01".repeat(16),
        "07".repeat(32),
        "05".repeat(16),
        "00"
    );
    assert_eq!(hex(emptied.bytes()), expected);
    assert_eq!(EncodedOp::decode(emptied.bytes()), Ok(emptied));
    let mut dressed = full;
    dressed.value = Value::Emptied;
    assert!(EncodedOp::encode(dressed).is_err());
}

#[test]
fn a_value_of_a_newer_version_is_kept_byte_for_byte_and_takes_part() {
    let known = encoded(op(id(1, 3), 9, "body", Value::Assign(Scalar::Int(1)), &[id(1, 2)]));
    let envelope = &known.bytes()[..known.bytes().len() - 3];
    let shapes: [&[u8]; 7] = [
        &[0x91, 0x08],
        &[0x92, 0x01, 0xCB, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0],
        &[0x92, 0x01, 0x92, 0x01, 0x81, 0xA1, b'a', 0x01],
        &[0x92, 0x01, 0xCF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        &[0x92, 0x02, 0xD4, 0x05, 0x01],
        &[0x93, 0x01, 0x01, 0x01],
        &[0x92, 0xCD, 0x01, 0x00, 0x80],
    ];
    for shape in shapes {
        let bytes = [envelope, shape].concat();
        let read = EncodedOp::decode(&bytes).expect("of a newer version");
        assert_eq!((&read.op().value, read.bytes()), (&Value::Unknown, &bytes[..]));
        let earlier = op(id(1, 2), 8, "body", Value::Assign(Scalar::Int(0)), &[]);
        let ops = [earlier, read.op().clone()];
        let state = fold(super::record(), &ops);
        let field = state.field("body").expect("kept");
        assert!(field.has_unknown() && field.value().is_none());
        assert!(EncodedOp::encode(read.op().clone()).is_err());
    }
    let mut later = [&[2], &envelope[1..], &[0xA1, b'x', 0x05][..]].concat();
    later[1] = 0x9A;
    let read = EncodedOp::decode(&later).expect("of a later encoding");
    assert_eq!(
        (&read.op().value, read.op().id, read.bytes()),
        (&Value::Unknown, id(1, 3), &later[..])
    );
}

#[test]
fn every_other_encoding_of_an_operation_is_refused() {
    let good = encoded(op(id(1, 3), 9, "body", Value::Assign(Scalar::Int(1)), &[id(1, 2)]));
    let bytes = good.bytes();
    let changed = |at: usize, with: &[u8]| [&bytes[..at], with, &bytes[at + 1..]].concat();
    let last = bytes.len() - 1;
    for wrong in [
        vec![],
        changed(0, &[0]),
        [bytes, &[0]].concat(),
        bytes[..last].to_vec(),
        changed(last, &[0xCC, 0x01]),
        changed(last - 1, &[0xCC, 0x01]),
        changed(1, &[0x9A]),
        changed(last, &[0xA1, 0xFF]),
    ] {
        assert_eq!(
            EncodedOp::decode(&wrong),
            Err(DecodeError::Malformed),
            "{}",
            hex(&wrong)
        );
    }
    assert_eq!(
        EncodedOp::decode(&vec![1; limit::OPERATION + 1]),
        Err(DecodeError::TooLarge)
    );
}

#[test]
fn an_operation_that_no_device_writes_is_refused() {
    let good = op(id(1, 3), 9, "body", Value::Remove, &[id(1, 2), id(2, 9)]);
    let mut unsorted = good.clone();
    unsorted.supersedes.reverse();
    let mut itself = good.clone();
    itself.supersedes = vec![id(1, 3)];
    let mut its_later = good.clone();
    its_later.supersedes = vec![id(1, 4)];
    let mut first = good.clone();
    first.id.seq = 0;
    let mut homeless = good.clone();
    homeless.field.clear();
    let mut unkind = good.clone();
    unkind.kind.clear();
    let mut fielded = good.clone();
    fielded.value = Value::Delete;
    for wrong in [unsorted, itself, its_later, first, homeless, unkind, fielded] {
        assert!(EncodedOp::encode(wrong).is_err());
    }
    assert!(EncodedOp::encode(good).is_ok());
}

#[test]
fn a_value_that_nests_too_deeply_is_refused() {
    let good = encoded(op(id(1, 3), 9, "body", Value::Assign(Scalar::Int(1)), &[]));
    let envelope = &good.bytes()[..good.bytes().len() - 1];
    for depth in [limit::DEPTH + 1, 100_000] {
        let deep = [envelope, &vec![0x91; depth], &[0x01]].concat();
        assert_eq!(EncodedOp::decode(&deep), Err(DecodeError::Malformed));
    }
}

#[test]
fn nothing_that_a_person_wrote_is_in_the_debug_form() {
    for value in [
        Value::Revise("secret".into()),
        Value::Assign(Scalar::Text("secret".into())),
    ] {
        let shown = format!("{:?}", encoded(op(id(1, 1), 1, "body", value, &[])).op());
        assert!(!shown.contains("secret"), "{shown}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_devices_write_is_read_back_the_same(acts in acts(true)) {
        for written in World::after(&acts).ops {
            prop_assert_eq!(EncodedOp::decode(written.bytes()), Ok(written));
        }
    }

    #[test]
    fn no_bytes_make_the_decoder_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), version in 0u8..4) {
        let _ = EncodedOp::decode(&bytes);
        let _ = EncodedOp::decode(&[&[version, 0x99], &bytes[..]].concat());
    }

    #[test]
    fn mutated_bytes_are_refused_or_read_consistently(
        which in 0usize..11,
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let (value, _) = every_value().swap_remove(which);
        let field = if value.concerns_record() { "" } else { "body" };
        let mut bytes = encoded(op(id(1, 3), 9, field, value, &[id(1, 2)])).bytes().to_vec();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(read) = EncodedOp::decode(&bytes) {
            prop_assert_eq!(read.bytes(), &bytes[..]);
            if read.op().value != Value::Unknown {
                let again = EncodedOp::encode(read.op().clone());
                prop_assert!(again.is_ok_and(|again| again.bytes() == bytes));
            }
        }
    }
}
