//! Items of kinds that a version does not know.

use super::*;
use crate::exchange::sync::envelope::Envelope;
use crate::exchange::sync::parked;
use crate::foundation::types::DeviceId;

fn envelope(kind: &str, n: u8) -> Vec<u8> {
    Envelope {
        version: 1,
        message: MessageId::from_bytes([n; 16]),
        counter: 1,
        sent_at: NOW,
        authenticator: Array([0; 16]),
        seen: None,
        run: Array([0; 32]),
        kind: kind.into(),
        body: format!("body {n}").into_bytes(),
    }
    .encode()
}

#[test]
fn what_a_version_does_not_know_is_kept_and_taken_in_by_one_that_knows_it() {
    let (ana, ben) = (Device::new("Ana", 1), Device::new("Ben", 2));
    let id = ana.converse(&ben.persona.account, &[ben.package()]);
    let sender = (ben.persona.account, DeviceId::from_bytes([2; 16]));
    ana.write(|context| {
        parked::keep(context.tx, id, sender, "drawing", &envelope("drawing", 1), NOW)?;
        parked::keep(context.tx, id, sender, "song", &envelope("song", 2), NOW)
    });
    let newer = |device: &Device| {
        device
            .vault
            .read(|view| Condition::of(view, id))
            .expect("readable")
            .newer
    };
    assert_eq!(newer(&ana), 2);
    assert_eq!(
        ana.write(|context| parked::take_known(context.tx, &Knows("message"), NOW)),
        0
    );
    assert_eq!(newer(&ana), 2);
    assert_eq!(
        ana.write(|context| parked::take_known(context.tx, &Knows("drawing"), NOW)),
        1
    );
    assert_eq!(newer(&ana), 1);
    assert_eq!(ana.taken(), ["body 1"]);
    assert_eq!(
        ana.write(|context| parked::take_known(context.tx, &Knows("drawing"), NOW)),
        0
    );
}

#[test]
fn a_sender_cannot_fill_a_vault_with_what_nobody_knows() {
    let (ana, ben) = (Device::new("Ana", 1), Device::new("Ben", 2));
    let id = ana.converse(&ben.persona.account, &[ben.package()]);
    let sender = (ben.persona.account, DeviceId::from_bytes([2; 16]));
    ana.write(|context| {
        (0..1_002_u32).try_for_each(|_| parked::keep(context.tx, id, sender, "drawing", &envelope("drawing", 1), NOW))
    });
    let condition = ana.vault.read(|view| Condition::of(view, id)).expect("readable");
    assert_eq!((condition.newer, condition.gaps), (1_000, 2));
}
