//! What holds a live share back, and that everybody is told the same of it.

use super::super::live::Delivery;
use super::super::log::{self, Action, Verified as VerifiedLog};
use super::*;

/// Ana's entry is shared with Ben, who was sent it.
fn sent_pair() -> (Home, Person, EntryId, Grant) {
    let ana = Home::ana();
    let ben = ana.ben();
    let entry = ana.entry("as it was sent");
    let grant = ana.share_entry(entry, &ben, None);
    ana.seals(NOW);
    (ana, ben, entry, grant)
}

impl Home {
    fn delivery(&self) -> Option<Delivery> {
        let given = self.vault.read(given).expect("readable");
        given.last().expect("a grant").delivery
    }

    /// The texts that are shown as a person's.
    fn seen_by(&self, person: &Person) -> Vec<FieldValue> {
        let seen = self.vault.read(|view| view_as(view, person, NOW)).expect("readable");
        seen.iter().map(|shown| shown.fields["text"].clone()).collect()
    }

    fn stands(&self, person: &Person, standing: Standing) {
        let person = Person {
            standing,
            ..person.clone()
        };
        self.write(|tx| person.save(tx, NOW));
    }

    /// The consent to sharing that holds was given to an older text.
    fn text_changes(&self) {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO consents
                    (id, account, device, number, recipient, document, version, hash, locale, choice, statement)
                 SELECT randomblob(16), account, device, number, recipient, document, 0, hash, locale, choice, statement
                 FROM consents WHERE document = 'sharing' AND choice = 'given'",
                [],
            )
        });
    }

    fn agrees_again(&self, person: &Person) {
        let seen = Document::Sharing.text("en").expect("a text").hash();
        let to_them = (Document::Sharing, person.account);
        let answer = Answer::Give { seen };
        self.write(|tx| decisions::decide(tx, &self.persona, to_them, answer, &self.random, NOW));
    }
}

#[test]
fn a_live_share_says_whether_its_reader_is_current_and_what_waits_goes_out() {
    let (ana, ben, entry, _) = sent_pair();
    assert_eq!(ana.delivery(), Some(Delivery::Current));
    ana.rewrite(entry, "newer");
    for _ in 0..2 {
        assert_eq!(ana.delivery(), Some(Delivery::Waiting));
        assert_eq!(ana.seen_by(&ben), [text("newer")]);
        ana.sweep(NOW);
    }
    ana.seals(NOW);
    assert_eq!(ana.delivery(), Some(Delivery::Current));
}

#[test]
fn a_share_that_outgrew_its_bound_is_held_back_and_shown_as_its_reader_has_it() {
    let (ana, ben, entry, grant) = sent_pair();
    // Two devices wrote at once, and both texts stand: no single edit could be so long.
    let long = "x".repeat(600 * 1024);
    ana.write(|tx| {
        tx.execute(
            "UPDATE journal_entries SET text = ?2 WHERE id = ?1",
            params![entry, long],
        )
    });
    ana.sweep(NOW);
    assert_eq!(ana.delivery(), Some(Delivery::TooLarge));
    assert!(ana.seals(NOW).is_empty());
    assert_eq!(ana.seen_by(&ben), [text("as it was sent")]);
    let shown = ana.vault.read(|view| shown(view, grant.id, NOW)).expect("shown");
    assert_eq!(shown.fields["text"], text("as it was sent"));
    ana.rewrite(entry, "short again");
    ana.sweep(NOW);
    assert_eq!(ana.seals(NOW).len(), 1);
    assert_eq!(ana.delivery(), Some(Delivery::Current));
}

#[test]
fn a_share_in_a_paused_conversation_is_held_back_and_shown_as_its_reader_has_it() {
    let (ana, ben, entry, _) = sent_pair();
    ana.stands(&ben, Standing::Paused);
    assert_eq!(ana.delivery(), Some(Delivery::Current), "nothing is held back yet");
    ana.rewrite(entry, "newer");
    ana.sweep(NOW);
    assert_eq!(ana.delivery(), Some(Delivery::Paused));
    let paused = ana
        .vault
        .read(|view| Person::with_account(view, &BEN))
        .expect("readable");
    assert_eq!(ana.seen_by(&paused.expect("Ben")), [text("as it was sent")]);
    ana.stands(&ben, Standing::Active);
    ana.sweep(NOW);
    assert_eq!(ana.seals(NOW).len(), 1);
    assert_eq!(ana.seen_by(&ben), [text("newer")]);
}

#[test]
fn m12_nothing_new_leaves_under_a_consent_whose_text_changed_and_what_was_sent_stays() {
    let (ana, ben, entry, grant) = sent_pair();
    ana.text_changes();
    assert_eq!(ana.delivery(), Some(Delivery::Current));
    ana.rewrite(entry, "newer");
    ana.sweep(NOW);
    assert!(ana.seals(NOW).is_empty());
    assert_eq!(ana.state_of(grant.id), State::Live, "the reader keeps what was sent");
    assert_eq!(ana.delivery(), Some(Delivery::ConsentNeeded));
    assert_eq!(ana.seen_by(&ben), [text("as it was sent")]);
    ana.agrees_again(&ben);
    ana.sweep(NOW);
    assert_eq!(ana.seals(NOW).len(), 1);
    assert_eq!(ana.seen_by(&ben), [text("newer")]);
}

#[test]
fn m12_what_waits_when_the_text_changes_is_not_sealed_and_its_reader_is_shown_to_have_nothing() {
    let ana = Home::ana();
    let ben = ana.ben();
    let grant = ana.share_entry(ana.entry("never read by him"), &ben, None);
    ana.text_changes();
    assert!(ana.seals(NOW).is_empty());
    assert_eq!(ana.delivery(), Some(Delivery::ConsentNeeded));
    assert!(ana.seen_by(&ben).is_empty());
    let refused = ana.vault.read(|view| shown(view, grant.id, NOW)).expect_err("nothing");
    assert_eq!(refused.code(), Code::ConsentNeeded);
}

#[test]
fn a_no_to_sharing_names_the_shares_that_it_takes_back_and_keeps_no_version_of_them() {
    let (ana, ben, _, grant) = sent_pair();
    let other = ana.share_entry(ana.entry("another"), &ben, None);
    ana.knows(AccountId::from_bytes([8; 32]), "Cleo", Role::Supporter);
    let withdraw = |account| {
        let answer = Answer::Withdraw { reason: None };
        ana.write(|tx| decisions::decide(tx, &ana.persona, (Document::Sharing, account), answer, &ana.random, NOW))
    };
    let taken_back = withdraw(BEN).taken_back;
    let names: Vec<_> = taken_back.iter().map(|one| (one.id, one.person, one.state)).collect();
    assert_eq!(
        names,
        [grant.id, other.id].map(|id| (id, BEN, State::Revoked)),
        "and with whom"
    );
    assert_eq!(withdraw(AccountId::from_bytes([8; 32])).taken_back, []);
    let kept = ana
        .vault
        .read(|view| view.exists("SELECT 1 FROM grants WHERE held IS NOT NULL", []));
    assert!(!kept.expect("readable"));
}

#[test]
fn the_end_of_a_received_share_stands_once_in_the_log_of_its_reader_however_it_ended() {
    let later = NOW.plus(HOUR);
    for (number, action) in [
        (1, Action::TakenBack),
        (2, Action::Ended),
        (3, Action::Ended),
        (4, Action::Ended),
    ] {
        let (ana, ben) = (Home::ana(), Home::new("Ben", Role::Therapist, 2));
        let from = ana.persona.account;
        ben.knows(from, "Ana", Role::Patient);
        let bens = ana.ben();
        let grant = ana.share_entry(ana.entry("a hard day"), &bens, Some(later));
        let [(_, body)] = ana.seals(NOW).try_into().expect("one item");
        ben.receive(from, KIND, &body);
        let end = kith_wire::encode(&projection::End { share: grant.id });
        match number {
            1 => ben.receive(from, END_KIND, &end),
            2 => ben.sweep(later),
            3 => ben.try_receive(from, END_KIND, &end, 7, later).expect("taken in"),
            _ => ben.write(|tx| parted(tx, &from, NOW)),
        }
        // Neither the clock nor the relay ends it again.
        ben.sweep(later);
        ben.try_receive(from, END_KIND, &end, 8, later).expect("taken in");
        let links = ben.vault.read(log::all).expect("whole");
        let of_share = links.iter().filter(|link| {
            let about = link.event.about.as_ref();
            about.is_some_and(|about| about.share == Some(grant.id))
        });
        let told: Vec<_> = of_share
            .map(|link| (link.event.who.name.as_str(), link.event.action))
            .collect();
        assert_eq!(told, [("Ana", Action::Received), ("Ana", action)], "way {number}");
        let said = log::sentence(&links.last().expect("an event").event, &ben.persona.account, "en");
        assert!(said.contains("Ana") && said.contains("a journal entry"), "{said}");
        let file = ben
            .vault
            .read(|view| log::export(view, later))
            .expect("signed")
            .to_json();
        assert!(matches!(log::verify(&file), Ok(VerifiedLog::Whole(_))), "way {number}");
    }
}
