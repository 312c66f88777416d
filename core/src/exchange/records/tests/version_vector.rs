//! What a device has and what it lacks.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{device, id};
use crate::exchange::records::{DecodeError, Span, VersionVector};
use crate::foundation::types::OpId;

type Device<'a> = (&'a [u8], &'a [(u64, u64)]);

fn ids() -> impl Strategy<Value = BTreeSet<OpId>> {
    prop::collection::btree_set((1u8..4, 1u64..30).prop_map(|(device, seq)| id(device, seq)), 0..60)
}

fn expand(spans: Vec<Span>) -> BTreeSet<OpId> {
    let one = |span: Span| {
        (span.first..=span.last).map(move |seq| OpId {
            device: span.device,
            seq,
        })
    };
    spans.into_iter().flat_map(one).collect()
}

proptest! {
    #[test]
    fn it_is_a_set_of_ids(ours in ids(), theirs in ids()) {
        let mut a: VersionVector = ours.iter().copied().collect();
        let b: VersionVector = theirs.iter().rev().copied().collect();
        prop_assert_eq!(expand(a.missing(&b)), theirs.difference(&ours).copied().collect::<BTreeSet<_>>());
        prop_assert_eq!(a.covers(&b), ours.is_superset(&theirs));
        prop_assert_eq!(VersionVector::decode(&a.encode()), Ok(a.clone()));
        for device_name in 1..4 {
            let run = (1u64..).take_while(|&seq| ours.contains(&id(device_name, seq))).count();
            prop_assert_eq!(a.contiguous(device(device_name)), run as u64);
        }
        let highest: BTreeSet<OpId> = (1..4)
            .flat_map(|name| (1..=a.highest(device(name))).map(move |seq| id(name, seq)))
            .collect();
        prop_assert_eq!(expand(a.holes()), highest.difference(&ours).copied().collect::<BTreeSet<_>>());
        a.merge(&b);
        prop_assert_eq!(a, ours.union(&theirs).copied().collect::<VersionVector>());
    }

    #[test]
    fn no_bytes_make_the_decoder_fail_otherwise_than_by_refusing(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        if let Ok(vector) = VersionVector::decode(&bytes) {
            prop_assert_eq!(vector.encode(), bytes);
        }
    }
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    let all = Span {
        device: device(1),
        first: 1,
        last: u64::MAX,
    };
    let last = VersionVector::from_iter([id(1, u64::MAX)]);
    let mut whole = VersionVector::from_iter([all]);
    assert_eq!(whole.missing(&last), []);
    assert_eq!(
        last.missing(&whole),
        [Span {
            last: u64::MAX - 1,
            ..all
        }]
    );
    whole.insert(id(1, u64::MAX));
    assert_eq!(whole, VersionVector::from_iter([all]));
    assert!(!whole.insert(id(1, 0)));
}

#[test]
fn its_bytes_are_golden() {
    let vector = VersionVector::from_iter([id(2, 1), id(1, 1), id(1, 2), id(1, 300)]);
    let hex: String = vector.encode().iter().map(|byte| format!("{byte:02x}")).collect();
    let (one, two) = ("01".repeat(16), "02".repeat(16));
    assert_eq!(hex, format!("019292c410{one}9292010292cd012ccd012c92c410{two}91920101"));
}

#[test]
fn another_encoding_of_the_same_set_is_refused() {
    let (one, two) = (vec![1u8; 16], vec![2u8; 16]);
    let body = |devices: &[Device<'_>]| {
        let mut bytes = vec![1];
        let devices: Vec<_> = devices
            .iter()
            .map(|(name, spans)| (serde_bytes::Bytes::new(name), spans))
            .collect();
        rmp_serde::encode::write(&mut bytes, &devices).expect("encodes");
        bytes
    };
    assert!(VersionVector::decode(&body(&[(&one, &[(1, 2)]), (&two, &[(1, 1)])])).is_ok());
    for wrong in [
        body(&[(&two, &[(1, 1)]), (&one, &[(1, 2)])]),
        body(&[(&one, &[(1, 2), (3, 4)])]),
        body(&[(&one, &[(2, 1)])]),
        body(&[(&one, &[(0, 1)])]),
        body(&[(&one, &[])]),
        [body(&[(&one, &[(1, 2)])]), vec![0]].concat(),
        vec![2, 0x90],
        vec![],
    ] {
        assert_eq!(VersionVector::decode(&wrong), Err(DecodeError::Malformed));
    }
}
