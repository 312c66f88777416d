//! What becomes of a shared record reaches its reader.

use super::*;

fn pair() -> (Home, Person, EntryId, Grant) {
    let ana = Home::ana();
    let ben = ana.ben();
    let entry = ana.entry("first");
    let grant = ana.share_entry(entry, &ben, None);
    (ana, ben, entry, grant)
}

fn shares(sealed: Vec<(String, Vec<u8>)>) -> Vec<(i64, FieldValue)> {
    let projections = sealed.into_iter().filter(|(kind, _)| kind == KIND);
    projections
        .map(|(_, body)| {
            let projection: Projection = kith_wire::decode(&body).expect("a projection");
            (projection.number, projection.fields["text"].clone())
        })
        .collect()
}

#[test]
fn an_edit_supersedes_what_waits_and_follows_what_was_sent() {
    let (ana, _, entry, _) = pair();
    ana.rewrite(entry, "second");
    ana.sweep(NOW);
    assert_eq!(ana.queued(KIND).len(), 1, "the older version was withdrawn");
    assert_eq!(shares(ana.seals(NOW)), [(2, text("second"))]);
    ana.rewrite(entry, "third");
    ana.sweep(NOW);
    assert_eq!(shares(ana.seals(NOW)), [(3, text("third"))]);
}

#[test]
fn an_older_value_is_never_sealed_even_between_two_sweeps() {
    let (ana, _, entry, _) = pair();
    ana.rewrite(entry, "second");
    assert!(
        shares(ana.seals(NOW)).is_empty(),
        "what was queued says what is not true any more"
    );
    // And when the old value is true again, it still comes: it was never sent.
    ana.rewrite(entry, "first");
    ana.rewrite(entry, "second");
    ana.sweep(NOW);
    assert_eq!(shares(ana.seals(NOW)), [(2, text("second"))]);
    ana.rewrite(entry, "third");
    ana.sweep(NOW);
    ana.rewrite(entry, "fourth");
    assert!(shares(ana.seals(NOW)).is_empty());
    ana.rewrite(entry, "third");
    ana.sweep(NOW);
    assert_eq!(shares(ana.seals(NOW)), [(4, text("third"))]);
}

#[test]
fn nothing_is_queued_and_nothing_written_when_nothing_changed() {
    let (ana, ben, entry, _) = pair();
    for number in 0..100 {
        let entry = ana.entry(&number.to_string());
        ana.share_entry(entry, &ben, Some(NOW.plus(HOUR)));
    }
    ana.seals(NOW);
    let changes = |ana: &Home| {
        ana.write(|tx| {
            let before = total(tx)?;
            sweep(tx, &ana.random, NOW)?;
            Ok(total(tx)? - before)
        })
    };
    assert_eq!(changes(&ana), 0);
    ana.rewrite(entry, "second");
    assert_eq!(changes(&ana), 2, "the item, and the mark of its number");
}

/// The rows that this connection ever changed.
fn total(view: &View<'_>) -> Result<i64> {
    let count = view.one("SELECT total_changes()", [], |row| row.get(0))?;
    Ok(count.expect("always one row"))
}

#[test]
fn an_entry_that_is_erased_ends_its_grants() {
    let (ana, _, entry, grant) = pair();
    ana.seals(NOW);
    ana.write(|tx| journal::erase(tx, ana.writer(), entry, NOW));
    ana.sweep(NOW);
    assert_eq!(ana.state_of(grant.id), State::Revoked);
    let kinds: Vec<String> = ana.seals(NOW).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [END_KIND]);
}

#[test]
fn a_reader_keeps_the_highest_number() {
    let (ana, _, entry, grant) = pair();
    let reader = Home::new("Ben", Role::Therapist, 2);
    let from = ana.persona.account;
    reader.knows(from, "Ana", Role::Patient);
    let [(_, first)] = ana.seals(NOW).try_into().expect("one item");
    ana.rewrite(entry, "second");
    ana.sweep(NOW);
    let [(_, second)] = ana.seals(NOW).try_into().expect("one item");
    for body in [&first, &second, &first] {
        reader.receive(from, KIND, body);
    }
    let read = reader.vault.read(|view| read(view, grant.id, NOW)).expect("a share");
    assert_eq!(read.fields["text"], text("second"));
}

#[test]
fn a_grant_that_ended_lets_nothing_through_whatever_waits() {
    let (ana, _, _, grant) = pair();
    let waiting = ana.queued(KIND);
    ana.write(|tx| revoke(tx, grant.id, &ana.random, NOW));
    let judged = |body: &[u8]| ana.vault.read(|view| gate(view, KIND, body, NOW)).expect("judged");
    assert_eq!(judged(&waiting[0]), Gate::Drop);
    assert_eq!(judged(b"no projection"), Gate::Drop);
}
