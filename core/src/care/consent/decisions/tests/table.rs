use super::super::*;
use crate::exchange::identity::Role;
use Document::{Boundaries, Export, Messages, Sharing};

fn cell(me: Role, other: Role, channel: Channel) -> (Vec<Document>, Vec<Document>) {
    let needed = needed(me, other, channel);
    (needed.mine.to_vec(), needed.theirs.to_vec())
}

#[test]
fn m12_what_is_needed_is_this_for_each_pair_of_roles_and_each_channel() {
    let (patient, therapist, supporter) = (Role::Patient, Role::Therapist, Role::Supporter);
    let none: Vec<Document> = Vec::new();
    let (peer, guardian) = (Role::PeerWorker, Role::Guardian);
    let mut cells = vec![
        (patient, supporter, vec![Messages], none.clone()),
        (supporter, patient, none.clone(), vec![Messages]),
        (patient, patient, none.clone(), none.clone()),
    ];
    for bound in [therapist, peer, guardian] {
        cells.push((patient, bound, vec![Boundaries, Messages], vec![Boundaries]));
        cells.push((bound, patient, vec![Boundaries], vec![Boundaries, Messages]));
    }
    for me in [therapist, peer, guardian, supporter] {
        for other in [therapist, peer, guardian, supporter] {
            cells.push((me, other, none.clone(), none.clone()));
        }
    }
    assert_eq!(cells.len(), Role::ALL.len() * Role::ALL.len());
    for (me, other, mine, theirs) in cells {
        assert_eq!(
            cell(me, other, Channel::Messages),
            (mine, theirs),
            "{me:?} to {other:?}"
        );
        // What one side needs of the other is what the other gives.
        let there = needed(other, me, Channel::Messages);
        assert_eq!(
            cell(me, other, Channel::Messages),
            (there.theirs.to_vec(), there.mine.to_vec())
        );
        let records = if me == patient { vec![Sharing] } else { none.clone() };
        assert_eq!(
            cell(me, other, Channel::Records),
            (records, none.clone()),
            "{me:?} to {other:?}"
        );
        assert_eq!(cell(me, other, Channel::Export), (vec![Export], none.clone()), "{me:?}");
    }
}

#[test]
fn every_document_covers_one_channel_and_no_two_the_same_purpose() {
    let mut covered: Vec<_> = Document::ALL.iter().map(|document| document.covers()).collect();
    covered.sort();
    covered.dedup();
    assert_eq!(covered.len(), Document::ALL.len());
    for document in Document::ALL {
        assert_eq!(document.as_str().parse(), Ok(*document));
    }
}
