use super::super::*;
use super::world::{NOW, ana_and};
use crate::exchange::identity::Role;
use crate::foundation::types::{AccountId, Code, ConsentId, DeviceId, Millis};
use crate::foundation::vault::params;
use Document::{Boundaries, Messages};
use statement::{Body, Signed};

#[test]
fn a_signed_copy_opens_with_the_text_as_it_was_shown_whatever_the_packs_say_now() {
    let (ana, _, of_cleo, _) = ana_and("Cleo", Role::Supporter);
    let given = ana.gives(Messages, &of_cleo);
    let later = super::world::changed_packs(Messages, 1);
    assert!(
        pack::text_with(&later, &given.hash).is_none(),
        "no pack has it any more"
    );

    let copy = ana.read(|view| signed_copy(view, given.id));
    assert_eq!((copy.verdict, &copy.decision), (Verdict::Genuine, &given));
    assert_eq!(copy.text, Some(Messages.text("en").expect("a text")));

    let withdrawn = ana
        .decide(Messages, &of_cleo, Answer::Withdraw { reason: None })
        .expect("withdrawn");
    assert_eq!(withdrawn.hash, given.hash);
    let copy = ana.read(|view| signed_copy(view, withdrawn.id));
    assert_eq!(copy.verdict, Verdict::Genuine);
    let all: Vec<_> = ana.read(all).into_iter().map(|decision| decision.choice).collect();
    assert_eq!(all, [Choice::Given, Choice::Withdrawn]);
}

#[test]
fn nothing_that_was_decided_can_be_changed_or_taken_out() {
    let (ana, _, of_cleo, _) = ana_and("Cleo", Role::Supporter);
    let given = ana.gives(Messages, &of_cleo);
    for sql in [
        "UPDATE consents SET choice = 'refused'",
        "DELETE FROM consents",
        "UPDATE consent_texts SET text = x'00'",
        "DELETE FROM consent_texts",
    ] {
        assert!(ana.try_write(|tx| tx.execute(sql, [])).is_err(), "{sql}");
    }
    assert_eq!(ana.read(|view| signed_copy(view, given.id)).verdict, Verdict::Genuine);
}

#[test]
fn a_copy_that_is_not_what_was_signed_says_so() {
    let (ana, cleo, of_cleo, of_ana) = ana_and("Cleo", Role::Supporter);
    let given = ana.gives(Messages, &of_cleo);
    let forge = |change: fn(&mut Body), id: u8| {
        ana.write(|tx| {
            let body = ana_body(tx, &given);
            let mut forged = body.clone();
            change(&mut forged);
            forged.id = ConsentId::from_bytes([id; 16]);
            forged.number += u64::from(id);
            let honest = Signed::sign(&body, &ana.persona);
            let signed = Signed {
                body: kith_wire::encode(&forged),
                signature: honest.signature,
            };
            ledger::keep(tx, &forged, &signed, None, None)?;
            signed_copy(tx, forged.id)
        })
    };
    assert_eq!(
        forge(|body| body.choice = Choice::Withdrawn, 1).verdict,
        Verdict::NotSigned
    );
    assert_eq!(forge(|body| body.at = Millis(0), 2).verdict, Verdict::NotSigned);

    // Signed, by a key that never was this account's.
    let strange = ana.write(|tx| {
        let mut body = ana_body(tx, &given);
        body.id = ConsentId::from_bytes([3; 16]);
        body.number += 3;
        body.key = kith_wire::Array(cleo.persona.public_key());
        ledger::keep(tx, &body, &Signed::sign(&body, &cleo.persona), None, None)?;
        signed_copy(tx, body.id)
    });
    assert_eq!(strange.verdict, Verdict::NotSigned);

    // Signed by the device, on a text of which something else is stored, or nothing.
    let mut verdicts = Vec::new();
    for (id, stored) in [(4, true), (5, false)] {
        verdicts.push(ana.write(|tx| {
            let mut body = ana_body(tx, &given);
            body.id = ConsentId::from_bytes([id; 16]);
            body.number += u64::from(id);
            body.hash = kith_wire::Array([id; 32]);
            let text = Messages.text("en")?;
            ledger::keep(
                tx,
                &body,
                &Signed::sign(&body, &ana.persona),
                stored.then_some(&text),
                None,
            )?;
            Ok(signed_copy(tx, body.id)?.verdict)
        }));
    }
    assert_eq!(verdicts, [Verdict::TextDiffers, Verdict::TextUnknown]);
    drop(of_ana);
}

fn ana_body(view: &crate::foundation::vault::View<'_>, decision: &Decision) -> Body {
    let statement = view.one(
        "SELECT statement FROM consents WHERE id = ?1",
        params![decision.id],
        |row| row.get::<Vec<u8>>(0),
    );
    let statement = statement.expect("readable").expect("kept");
    kith_wire::decode::<Signed>(&statement)
        .expect("signed")
        .verify()
        .expect("genuine")
}

#[test]
fn a_decision_is_taken_from_the_device_that_signed_it_for_us_and_from_nobody_else() {
    let (ana, ben, of_ben, of_ana) = ana_and("Ben", Role::Therapist);
    let eva = super::world::Somebody::new("Eva", Role::Therapist, 3);
    let (of_eva, _) = (ana.knows(&eva), eva.knows(&ana));
    ben.gives(Boundaries, &of_ana);
    let [body] = ben.queued().try_into().expect("one item");
    let refused = |from, body: &[u8]| ana.receives(from, body).map_err(|error| error.code());

    assert_eq!(
        refused(&eva, &body),
        Err(Code::InvalidInput),
        "Eva shows what Ben signed"
    );
    let mut changed = body.clone();
    *changed.last_mut().expect("bytes") ^= 1;
    assert_eq!(refused(&ben, &changed), Err(Code::InvalidInput), "a changed byte");
    assert_eq!(refused(&ben, b"nonsense"), Err(Code::InvalidInput));

    let for_eva = ben.knows(&eva);
    ben.gives(Boundaries, &for_eva);
    let other = ben.queued().pop().expect("an item");
    assert_eq!(refused(&ben, &other), Err(Code::InvalidInput), "it is for Eva");
    assert_eq!(ana.lacks(&of_ben, Channel::Messages).len(), 3);

    assert_eq!(refused(&ben, &body), Ok(()));
    assert_eq!(refused(&ben, &body), Ok(()), "again: nothing happens");
    assert_eq!(ana.read(all).len(), 1);
    assert_eq!(ana.lacks(&of_ben, Channel::Messages).len(), 2);
    assert_eq!(ana.lacks(&of_eva, Channel::Messages).len(), 3);
    let copy = ana.read(|view| signed_copy(view, all(view)?[0].id));
    assert_eq!(
        copy.verdict,
        Verdict::Genuine,
        "with the text, which our packs have too"
    );
}

#[test]
fn an_older_decision_that_comes_late_does_not_undo_a_newer_one() {
    let (ana, ben, of_ben, of_ana) = ana_and("Ben", Role::Therapist);
    ana.gives(Messages, &of_ben);
    ana.decide(Messages, &of_ben, Answer::Withdraw { reason: None })
        .expect("withdrawn");
    let [given, withdrawn] = ana.queued().try_into().expect("two items");
    for body in [&withdrawn, &given] {
        ben.receives(&ana, body).expect("taken");
    }
    assert!(
        ben.lacks(&of_ana, Channel::Messages)
            .contains(&(Side::Theirs, Messages, Lack::Withdrawn))
    );
}

#[test]
fn decisions_are_told_once_and_all_again_when_the_other_has_another_device() {
    let (ana, ben, of_ben, _) = ana_and("Ben", Role::Therapist);
    ana.gives(Boundaries, &of_ben);
    ana.gives(Messages, &of_ben);
    ana.write(|tx| announce(tx, &ana.random, NOW));
    assert_eq!(ana.queued().len(), 2);
    ana.write(|tx| {
        tx.execute(
            "INSERT INTO statements (account, position, statement) SELECT account, 1, statement FROM statements WHERE account = ?1",
            params![ben.persona.account],
        )?;
        announce(tx, &ana.random, NOW)
    });
    assert_eq!(ana.queued().len(), 4);
}

#[test]
fn there_is_nothing_to_withdraw_where_nothing_was_given() {
    let (ana, _, of_cleo, _) = ana_and("Cleo", Role::Supporter);
    let long = "a".repeat(5_000);
    let withdraw = |reason| {
        ana.decide(Messages, &of_cleo, Answer::Withdraw { reason })
            .map_err(|error| error.code())
    };
    assert_eq!(withdraw(None), Err(Code::NotFound));
    ana.gives(Messages, &of_cleo);
    assert_eq!(withdraw(Some(" ")), Err(Code::EmptyText));
    assert_eq!(withdraw(Some(long.as_str())), Err(Code::TooLarge));
    assert_eq!(withdraw(None).map(|decision| decision.choice), Ok(Choice::Withdrawn));
    assert_eq!(withdraw(None), Err(Code::NotFound));
}

#[test]
fn the_bytes_of_a_statement_are_golden() {
    let (ana, ..) = ana_and("Cleo", Role::Supporter);
    let body = Body {
        version: 1,
        id: ConsentId::from_bytes([1; 16]),
        account: AccountId::from_bytes([2; 32]),
        device: DeviceId::from_bytes([3; 16]),
        key: kith_wire::Array(ana.persona.public_key()),
        number: 7,
        document: "messages".into(),
        document_version: 1,
        hash: kith_wire::Array([4; 32]),
        locale: "en".into(),
        channel: "messages".into(),
        purpose: "contact".into(),
        recipient: AccountId::from_bytes([5; 32]),
        choice: Choice::Given,
        at: NOW,
    };
    // The key comes from a seed, and Ed25519 signs without chance: both stay the same.
    let signed = Signed::sign(&body, &ana.persona);
    assert_eq!(signed.verify(), Some(body));
    let bytes = kith_wire::encode(&signed);
    assert_eq!(kith_wire::decode::<Signed>(&bytes).expect("own bytes"), signed);
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        let verified = kith_wire::decode::<Signed>(&changed)
            .ok()
            .and_then(|signed| signed.verify());
        assert_eq!(verified, None, "byte {place}");
    }
    let hash: [u8; 32] = sha2::Digest::finalize(sha2::Digest::chain_update(
        <sha2::Sha256 as sha2::Digest>::new(),
        &bytes,
    ))
    .into();
    assert_eq!(kith_wire::Array(hash).to_hex(), GOLDEN);
}

const GOLDEN: &str = "2a6cbfea8a7d6b46b66f69bbee36da1ddf8eb7f9b183d12afa5582a431c89306";
