//! What each role may be granted, cell by cell.

use super::kind::{CRISIS_PLAN, JOURNAL_ENTRY, SUPPORT_NODE, SUPPORT_SAFETY};
use super::matrix::{is_asked_why, may_propose, may_see, may_share};
use super::*;

/// By therapist, supporter, guardian, peer worker, patient: `p` sees and may be permitted to propose, `s` sees, `-` never.
const CELLS: &[(&str, &str, &str)] = &[
    (JOURNAL_ENTRY, "created_at", "ssss-"),
    (JOURNAL_ENTRY, "text", "ssss-"),
    (JOURNAL_ENTRY, "mood", "ssss-"),
    (JOURNAL_ENTRY, "tags", "sss--"),
    (SUPPORT_NODE, "name", "ssss-"),
    (SUPPORT_NODE, "type", "ssss-"),
    (SUPPORT_NODE, "kinds", "ssss-"),
    (SUPPORT_NODE, "ring", "s----"),
    (SUPPORT_NODE, "phone", "sss--"),
    (SUPPORT_SAFETY, "name", "s----"),
    (SUPPORT_SAFETY, "safety", "s----"),
    (CRISIS_PLAN, "warning_signs", "psss-"),
    (CRISIS_PLAN, "coping", "psss-"),
    (CRISIS_PLAN, "company", "pss--"),
    (CRISIS_PLAN, "help", "pss--"),
    (CRISIS_PLAN, "professionals", "pss--"),
    (CRISIS_PLAN, "surroundings", "pss--"),
    (CRISIS_PLAN, "reasons", "ssss-"),
    (CRISIS_PLAN, "region", "sss--"),
];

const ROLES: [Role; 5] = [
    Role::Therapist,
    Role::Supporter,
    Role::Guardian,
    Role::PeerWorker,
    Role::Patient,
];

#[test]
fn each_cell_of_the_matrix_is_as_it_was_decided() {
    for (kind, field, cells) in CELLS {
        for (role, cell) in ROLES.into_iter().zip(cells.chars()) {
            let held = match (may_see(role, kind, field), may_propose(role, kind, field)) {
                (true, true) => 'p',
                (true, false) => 's',
                (false, false) => '-',
                (false, true) => '!',
            };
            assert_eq!(held, cell, "{} {kind} {field}", role.as_str());
        }
    }
    for role in Role::ALL {
        assert_eq!(may_share(*role), *role == Role::Patient);
        assert_eq!(is_asked_why(*role), matches!(role, Role::Therapist | Role::PeerWorker));
    }
}

#[test]
fn the_matrix_knows_every_field_of_every_kind_and_no_other() {
    for name in [JOURNAL_ENTRY, SUPPORT_NODE, SUPPORT_SAFETY, CRISIS_PLAN] {
        let kind = Kind::named(name).expect("known");
        let of_kind: Vec<&str> = CELLS.iter().filter(|cell| cell.0 == name).map(|cell| cell.1).collect();
        assert_eq!(of_kind, kind.fields, "{name}");
        assert!(kind.usual.iter().all(|field| kind.fields.contains(field)), "{name}");
    }
    assert!(!may_see(Role::Therapist, JOURNAL_ENTRY, "id") && !may_see(Role::Therapist, "draft", "text"));
}

#[test]
fn m38_a_peer_worker_can_be_granted_less_than_a_therapist_and_proposes_nothing() {
    let count = |role, may: fn(Role, &str, &str) -> bool| CELLS.iter().filter(|cell| may(role, cell.0, cell.1)).count();
    assert!(count(Role::PeerWorker, may_see) < count(Role::Therapist, may_see));
    assert_eq!(count(Role::PeerWorker, may_propose), 0);

    let ana = Home::ana();
    let eva = ana.knows(BEN, "Eva", Role::PeerWorker);
    ana.plan("walk");
    let share = |fields: &[&str], proposing| {
        let terms = Terms {
            fields: named(fields),
            proposing,
            ..Terms::default()
        };
        ana.try_share(ana.plan_record(), kind::CRISIS_PLAN, &eva, &terms, NOW)
    };
    let code = |fields: &[&str], proposing| share(fields, proposing).expect_err("refused").code();
    assert_eq!(code(&["coping", "help"], Proposing::No), Code::NotPermitted);
    assert_eq!(code(&["coping"], Proposing::Permitted), Code::NotPermitted);
    let usual = share(&[], Proposing::No).expect("what she may see");
    assert_eq!(usual.fields, ["warning_signs", "coping"]);
}

#[test]
fn m60_a_guardian_sees_only_what_is_granted() {
    let ana = Home::ana();
    let guardian = ana.knows(BEN, "Dan", Role::Guardian);
    let (shared, _kept) = (ana.entry("for both"), ana.entry("mine alone"));
    ana.plan("walk");
    let seen = || ana.vault.read(|view| view_as(view, &guardian, NOW)).expect("readable");
    assert!(seen().is_empty(), "by the role alone, nothing");
    ana.share_entry(shared, &guardian, None);
    let seen = seen();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].fields["text"], text("for both"));
}

#[test]
fn a_therapist_shares_nothing() {
    let ben = Home::new("Ben", Role::Therapist, 1);
    let cleo = ben.knows(BEN, "Cleo", Role::Supporter);
    let entry = ben.entry("a note");
    let refused = ben.try_share(entry.into(), kind::JOURNAL_ENTRY, &cleo, &Terms::default(), NOW);
    assert_eq!(refused.expect_err("refused").code(), Code::NotPermitted);
}

#[test]
fn a_role_that_changed_narrows_what_goes_out() {
    let ana = Home::ana();
    let ben = ana.ben();
    let entry = ana.entry("a day");
    ana.share_entry(entry, &ben, None);
    let peer = Person {
        role: Role::PeerWorker,
        ..ben
    };
    ana.write(|tx| peer.save(tx, NOW));
    ana.sweep(NOW);
    let [(_, body)] = ana.seals(NOW).try_into().expect("one item");
    assert!(!holds(&body, b"night"));
}
