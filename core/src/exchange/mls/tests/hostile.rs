//! What comes from a relay that means harm, and from a damaged disk.

use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::exchange::mls::settings;
use crate::foundation::env::Random;

/// Reads every entry on the stored group; all must be refused, and nothing may change.
fn none_is_read(device: &Device, entries: impl IntoIterator<Item = Vec<u8>>) {
    let before = device.rows();
    device
        .with(|context, group| {
            for entry in entries {
                match group.receive(context, &entry) {
                    Err(ReceiveFault::Store(error)) => return Err(error),
                    Err(_) => {}
                    Ok(read) => panic!("an altered entry was read: {read:?}"),
                }
            }
            Ok(())
        })
        .expect("the vault works");
    assert_eq!(device.rows(), before);
}

fn altered(entry: &[u8], times: usize, seed: u64) -> impl Iterator<Item = Vec<u8>> {
    let random = SeededRandom::new(seed);
    let entry = entry.to_vec();
    (0..times)
        .map(move |_| {
            let [a, b, c, d, e, bit] = (&random as &dyn Random).array();
            let at = u32::from_be_bytes([a, b, c, d]) as usize % entry.len();
            let mut other = entry.clone();
            match e % 4 {
                0 => other.truncate(at),
                1 => drop(other.splice(at..at, [bit | 1])),
                _ => other[at] ^= 1 << (bit % 8),
            }
            other
        })
        // Zeros after the message mean nothing, so a cut or a zero among them is no change.
        .filter(|other| other.iter().any(|byte| *byte != 0))
}

#[test]
fn no_altered_message_or_commit_is_read_and_none_does_harm() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let message = ana.say("hello");
    let end = message.len() - message.iter().rev().take_while(|byte| **byte == 0).count();
    none_is_read(&ben, altered(&message[..end], 300, 1));
    let staged = ana.stage(Change::default());
    let end = staged.commit.len() - staged.commit.iter().rev().take_while(|byte| **byte == 0).count();
    none_is_read(&ben, altered(&staged.commit[..end], 200, 2));
    // The first bytes decide most; all of them in every single bit.
    none_is_read(
        &ben,
        (0..80 * 8).map(|bit| {
            let mut other = message.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            other
        }),
    );
    assert_eq!(ben.hear(&message).1, "hello");
    ana.merge();
    ben.follow(&staged.commit);
    assert_eq!(ben.state(), ana.state());
}

#[test]
fn noise_is_refused() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let random = SeededRandom::new(3);
    let head = ana.say("x")[..30].to_vec();
    let noise = (0..400usize).map(|length| {
        let mut bytes = vec![0; length * 3];
        random.fill(&mut bytes);
        if length % 2 == 0 {
            [head.as_slice(), &bytes].concat()
        } else {
            bytes
        }
    });
    none_is_read(&ben, noise);
    none_is_read(&ben, [vec![], vec![0; 256], vec![0xFF; 256]]);
}

#[test]
fn only_zeros_may_follow_a_message() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let mut entry = ana.say("hello");
    entry.resize(entry.len() * 2, 0);
    let mut bad = entry.clone();
    *bad.last_mut().expect("bytes") = 1;
    assert_eq!(ben.receive(&bad).err(), Some(ReceiveFault::Invalid));
    assert_eq!(ben.hear(&entry).1, "hello");
}

#[test]
fn no_altered_welcome_is_joined() {
    let [ana, ben] = people();
    let package = ben.package(Reuse::Once);
    let welcome = ana
        .write(|context| {
            Group::create(context, &ana.signer(), GROUP, RULES)?.found_with(context, &ana.signer(), &[package])
        })
        .expect("founded");
    let before = ben.rows();
    ben.write(|context| {
        for other in altered(&welcome, 200, 4) {
            let code = refused(join(context, &other));
            assert!(matches!(code, Code::InvalidInput | Code::NotFound), "{code:?}");
        }
        Ok(())
    })
    .expect("the vault works");
    assert_eq!(ben.rows(), before);
    ben.join(&welcome).expect("joined");
}

#[test]
fn an_entry_of_another_group_is_refused() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let entry = ana.say("hello");
    ana.write(|context| Group::create(context, &ana.signer(), [8; 16], RULES).map(|_| ()))
        .expect("founded");
    let outcome = ana.write(|context| Ok(Group::load(context, [8; 16])?.expect("there").receive(context, &entry)));
    assert_eq!(outcome.expect("the vault works").err(), Some(ReceiveFault::Invalid));
}

#[test]
fn no_clock_from_1970_on_falls_outside_a_leaf_s_lifetime() {
    // openmls compares with the system's clock alone, so what it compares is all that can be tested.
    for seconds in [0, 1, 1_600_000_000, 4_102_444_800, 253_402_300_800, 1 << 60] {
        let now = UNIX_EPOCH + Duration::from_secs(seconds);
        settings::lifetime().validate_with_time(now).expect("valid at any time");
    }
}

#[test]
fn a_damaged_row_is_the_vault_s_fault_and_not_the_sender_s() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let staged = ana.stage(Change::default());
    let damage = |context: Context<'_>, kind: i64| {
        context
            .tx
            .execute("UPDATE mls_values SET value = x'C1' WHERE kind = ?1", [kind])
    };
    // The private keys of the tree are read while a commit is.
    let fault = ben.with(|context, group| {
        assert_eq!(damage(context, 16)?, 1);
        Ok(group.receive(context, &staged.commit).err())
    });
    assert!(
        matches!(fault.expect("the vault works"), Some(ReceiveFault::Store(error)) if error.code() == Code::Damaged)
    );
    for kind in [5, 7, 9, 10, 12, 13] {
        let undone: Result<()> = ana.write(|context| {
            assert_eq!(damage(context, kind)?, 1, "{kind}");
            Group::load(context, GROUP).map(|_| ())
        });
        assert_eq!(refused(undone), Code::Damaged, "{kind}");
    }
}
