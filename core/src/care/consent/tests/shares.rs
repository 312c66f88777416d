//! One share: what crosses, and its end.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::*;
use crate::exchange::records::Scalar;

const FIRST: &str = "I slept badly. I told Cleo of the accident. The evening was calm.";
const SECOND: &str = "I slept well. I told Cleo of the accident. The evening was calm.";
const LAST: &str = "I slept well. The evening was calm.";

#[derive(Deserialize)]
struct WithFields {
    fields: BTreeMap<String, IgnoredAny>,
}

#[test]
fn what_is_queued_for_a_share_holds_the_values_of_the_moment_and_nothing_of_their_history() {
    let ana = Home::ana();
    let ben = ana.ben();
    // One sentence was changed, one was struck out.
    let entry = ana.entry(FIRST);
    ana.rewrite(entry, SECOND);
    ana.rewrite(entry, LAST);
    let terms = Terms {
        purpose: Some("for Thursday".into()),
        until: Some(NOW.plus(HOUR)),
        ..Terms::default()
    };
    let grant = ana
        .try_share(entry.into(), kind::JOURNAL_ENTRY, &ben, &terms, NOW)
        .expect("shared");
    let [body] = ana.queued(KIND).try_into().expect("one item");

    let keys = |map: BTreeMap<String, IgnoredAny>| map.into_keys().collect::<BTreeSet<_>>();
    let set = |names: &[&str]| named(names).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(
        keys(kith_wire::decode(&body).expect("a map")),
        set(&[
            "share",
            "number",
            "sent_at",
            "until",
            "kind",
            "purpose",
            "may_propose",
            "fields"
        ])
    );
    let fields = keys(kith_wire::decode::<WithFields>(&body).expect("a map in it").fields);
    assert_eq!(fields, set(&["created_at", "text"]));
    let projection: Projection = kith_wire::decode(&body).expect("a projection");
    assert_eq!((projection.share, projection.number), (grant.id, 1));
    assert_eq!((projection.sent_at, projection.until), (NOW, terms.until));
    assert_eq!(projection.purpose, terms.purpose);
    assert_eq!(projection.fields["text"], text(LAST));

    let device = ana.persona.device;
    for (what, bytes) in [
        ("what was changed", b"badly".as_slice()),
        ("what was struck out", b"accident"),
        ("a tag that was taken away", b"night"),
        ("the entry's id", entry.as_bytes()),
        ("the entry's id in digits", entry.to_string().as_bytes()),
        ("the device's id", device.as_bytes()),
        ("the device's id in digits", device.to_string().as_bytes()),
        ("the account", ana.persona.account.as_bytes()),
    ] {
        assert!(!holds(&body, bytes), "{what}");
    }
    assert!(holds(&body, b"I slept well."), "what is looked for would be found");
    assert!(holds(&body, grant.id.as_bytes()), "and so would an id");
}

#[test]
fn a_share_holds_the_named_fields_alone() {
    let ana = Home::ana();
    let ben = ana.ben();
    let entry = ana.entry("not for him");
    let terms = Terms {
        fields: named(&["mood", "mood"]),
        ..Terms::default()
    };
    let grant = ana
        .try_share(entry.into(), kind::JOURNAL_ENTRY, &ben, &terms, NOW)
        .expect("shared");
    assert_eq!(grant.fields, ["mood"]);
    let [(_, body)] = ana.seals(NOW).try_into().expect("one item");
    let projection: Projection = kith_wire::decode(&body).expect("a projection");
    assert_eq!(projection.fields, Fields::from([("mood".into(), FieldValue::Int(-1))]));
    // Sharing on the same terms is the same share; on others it replaces it.
    let share = |terms: &Terms| ana.try_share(entry.into(), kind::JOURNAL_ENTRY, &ben, terms, NOW);
    assert_eq!(share(&terms).expect("shared").id, grant.id);
    let wider = share(&Terms::default()).expect("shared");
    assert_ne!(wider.id, grant.id);
    assert_eq!(ana.state_of(grant.id), State::Revoked);
}

#[test]
fn what_cannot_be_shared_is_refused() {
    let ana = Home::ana();
    let ben = ana.ben();
    let entry = ana.entry("a day");
    let code = |kind: &str, record: RecordId, terms: Terms| {
        let refused = ana.try_share(record, kind, &ben, &terms, NOW);
        refused.expect_err("refused").code()
    };
    let fields = |names: &[&str]| Terms {
        fields: named(names),
        ..Terms::default()
    };
    let purpose = |purpose: &str| Terms {
        purpose: Some(purpose.to_owned()),
        ..Terms::default()
    };
    let nothing = RecordId::from_bytes([9; 16]);
    let entry: RecordId = entry.into();
    assert_eq!(code("journal.entry", nothing, Terms::default()), Code::NotFound);
    assert_eq!(code("support.node", entry, Terms::default()), Code::NotFound);
    assert_eq!(code("journal.draft", entry, Terms::default()), Code::InvalidInput);
    assert_eq!(
        code("journal.entry", entry, fields(&["text", "id"])),
        Code::InvalidInput
    );
    assert_eq!(code("journal.entry", entry, purpose("two\nlines")), Code::InvalidInput);
    assert_eq!(code("journal.entry", entry, purpose(&"x".repeat(257))), Code::TooLarge);
    let may_propose = Terms {
        proposing: Proposing::Permitted,
        ..Terms::default()
    };
    assert_eq!(code("journal.entry", entry, may_propose), Code::NotPermitted);
    let past = Terms {
        until: Some(NOW),
        ..Terms::default()
    };
    assert_eq!(code("journal.entry", entry, past), Code::InvalidTime);
    assert!(ana.queued(KIND).is_empty());
}

#[test]
fn that_somebody_is_unsafe_is_shared_by_a_grant_of_its_own_and_ends_every_other() {
    let ana = Home::ana();
    let ben = ana.ben();
    let new = NewNode {
        name: "Dan",
        node_type: NodeType::Person,
        kinds: &[support::Kind::Social],
        ring: 2,
        phone: Some("600 1"),
    };
    let dan = ana.write(|tx| support::add(tx, ana.writer(), new, &ana.random, NOW)).id;
    let share = |kind: &str| ana.try_share(dan, kind, &ben, &Terms::default(), NOW);
    let node = share(kind::SUPPORT_NODE).expect("shared");
    assert_eq!(share(kind::SUPPORT_SAFETY).expect_err("safe").code(), Code::NotFound);
    let mark = |value: bool| {
        ana.write(|tx| {
            store::edit(tx, ana.writer(), (dan, kind::SUPPORT_NODE), NOW, |edit| {
                let element = Scalar::Text("unsafe".into());
                if value {
                    edit.add("marks", element)
                } else {
                    edit.remove("marks", &element)
                }
            })
        });
    };
    mark(true);
    ana.sweep(NOW);
    assert_eq!(ana.state_of(node.id), State::Revoked);
    assert_eq!(share(kind::SUPPORT_NODE).expect_err("unsafe").code(), Code::NotFound);
    let safety = share(kind::SUPPORT_SAFETY).expect("shared");
    let seen = ana.vault.read(|view| view_as(view, &ben, NOW)).expect("readable");
    let expected = Fields::from([("name".into(), text("Dan")), ("safety".into(), text("unsafe"))]);
    assert_eq!(
        seen.into_iter().map(|shown| shown.fields).collect::<Vec<_>>(),
        [expected]
    );
    mark(false);
    ana.sweep(NOW);
    assert_eq!(ana.state_of(safety.id), State::Revoked);
}

fn anas_share(ana: &Home) -> (GrantId, Vec<u8>) {
    let entry = ana.entry("a hard day");
    let ben = ana.ben();
    let grant = ana.share_entry(entry, &ben, Some(NOW.plus(HOUR)));
    let [(_, body)] = ana.seals(NOW).try_into().expect("one item");
    (grant.id, body)
}

#[test]
fn nothing_is_left_of_a_share_that_ended_however_it_ended() {
    let later = NOW.plus(HOUR);
    for (number, state) in [(1, "revoked"), (2, "expired"), (3, "revoked")] {
        let (ana, ben) = (Home::ana(), Home::new("Ben", Role::Therapist, 2));
        let from = ana.persona.account;
        ben.knows(from, "Ana", Role::Patient);
        let (share, body) = anas_share(&ana);
        ben.receive(from, KIND, &body);
        let (live, content) = ben.stored(share);
        assert_eq!(live, "live");
        assert!(holds(&content.expect("a content"), b"a hard day"));
        match number {
            1 => ben.receive(from, END_KIND, &kith_wire::encode(&projection::End { share })),
            2 => ben.sweep(later),
            _ => ben.write(|tx| parted(tx, &from, NOW)),
        }
        assert_eq!(ben.stored(share), (state.to_owned(), None), "way {number}");
        // Nor does it come back when the relay shows it again.
        ben.receive(from, KIND, &body);
        assert_eq!(ben.stored(share), (state.to_owned(), None), "way {number}, again");
    }
}

#[test]
fn an_end_that_comes_before_its_share_keeps_it_out() {
    let (ana, ben) = (Home::ana(), Home::new("Ben", Role::Therapist, 2));
    let from = ana.persona.account;
    ben.knows(from, "Ana", Role::Patient);
    let (share, body) = anas_share(&ana);
    ben.receive(from, END_KIND, &kith_wire::encode(&projection::End { share }));
    ben.receive(from, KIND, &body);
    assert_eq!(ben.stored(share), ("revoked".to_owned(), None));
}

#[test]
fn a_share_of_somebody_who_is_no_patient_or_of_a_strange_form_is_not_taken_in() {
    let (ana, cleo) = (Home::ana(), Home::new("Cleo", Role::Supporter, 2));
    let from = ana.persona.account;
    let (_, body) = anas_share(&ana);
    let code = |body: &[u8]| cleo.try_receive(from, KIND, body, 6, NOW).expect_err("refused").code();
    assert_eq!(code(&body), Code::InvalidInput, "nobody whom she knows");
    cleo.knows(from, "Ana", Role::Therapist);
    assert_eq!(
        code(&body),
        Code::InvalidInput,
        "a therapist shares nothing of a patient's"
    );
    cleo.knows(from, "Ana", Role::Patient);
    let good: Projection = kith_wire::decode(&body).expect("a projection");
    let with = |change: fn(&mut Projection)| {
        let mut projection = good.clone();
        change(&mut projection);
        kith_wire::encode(&projection)
    };
    for bad in [
        with(|it| it.number = 0),
        with(|it| it.kind = String::new()),
        with(|it| it.purpose = Some("two\nlines".into())),
        with(|it| it.may_propose = vec!["x".repeat(65)]),
        with(|it| it.fields = (0..33).map(|n| (n.to_string(), FieldValue::Int(n))).collect()),
    ] {
        assert_eq!(code(&bad), Code::InvalidInput);
    }
    cleo.receive(from, KIND, &body);
}
