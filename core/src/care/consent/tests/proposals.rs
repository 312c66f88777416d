//! A reader's edits.

use super::*;

struct Pair {
    ana: Home,
    ben: Home,
    grant: Grant,
}

/// Ana's plan, which Ben reads and may propose for.
fn pair(fields: &[&str], proposing: Proposing) -> Pair {
    let (ana, ben) = (Home::ana(), Home::new("Ben", Role::Therapist, 2));
    let at_anas = ana.knows(ben.persona.account, "Ben", Role::Therapist);
    ben.knows(ana.persona.account, "Ana", Role::Patient);
    ana.plan("walk");
    let terms = Terms {
        fields: named(fields),
        proposing,
        ..Terms::default()
    };
    let grant = ana
        .try_share(ana.plan_record(), kind::CRISIS_PLAN, &at_anas, &terms, NOW)
        .expect("shared");
    let pair = Pair { ana, ben, grant };
    pair.deliver();
    pair
}

impl Pair {
    /// What Ana shares arrives at Ben.
    fn deliver(&self) {
        self.ana.sweep(NOW);
        for (kind, body) in self.ana.seals(NOW) {
            self.ben.receive(self.ana.persona.account, &kind, &body);
        }
    }

    fn propose(&self, field: &str, text: &str) -> Result<Vec<u8>> {
        self.ben
            .vault
            .write(|tx| propose(tx, self.grant.id, field, text, &self.ben.random, NOW))?;
        let [(_, body)] = self.ben.seals(NOW).try_into().expect("one item");
        Ok(body)
    }

    fn arrives(&self, body: &[u8], message: u8) -> Result<()> {
        self.ana
            .try_receive(self.ben.persona.account, PROPOSAL_KIND, body, message, NOW)
    }

    fn outcomes(&self) -> Vec<(Outcome, Option<String>)> {
        let proposals = self.ana.vault.read(proposals).expect("readable");
        proposals.into_iter().map(|one| (one.outcome, one.text)).collect()
    }

    fn seen(&self) -> Fields {
        let seen = self.ben.vault.read(|view| read(view, self.grant.id, NOW));
        seen.expect("a share").fields
    }

    /// A proposal as somebody would send it who does not keep the rules.
    fn forged(&self, change: fn(&mut proposal::Wire)) -> Vec<u8> {
        let mut wire = proposal::Wire {
            share: self.grant.id,
            number: 1,
            field: "coping".into(),
            base: "walk".into(),
            text: "swim".into(),
        };
        change(&mut wire);
        kith_wire::encode(&wire)
    }
}

#[test]
fn a_proposal_is_taken_over_as_the_owners_and_the_next_version_carries_it_back() {
    let pair = pair(&["coping"], Proposing::Permitted);
    let body = pair.propose("coping", "walk, then call Cleo").expect("proposed");
    pair.arrives(&body, 1).expect("taken in");
    assert_eq!(pair.outcomes(), [(Outcome::Taken, None)]);
    pair.deliver();
    assert_eq!(pair.seen()["coping"], line("walk, then call Cleo"));
}

#[test]
fn a_proposal_twice_is_one() {
    let pair = pair(&["coping"], Proposing::Permitted);
    let body = pair.propose("coping", "swim").expect("proposed");
    pair.arrives(&body, 1).expect("taken in");
    pair.ana.plan("dance");
    pair.arrives(&body, 1).expect("known");
    assert_eq!(pair.outcomes().len(), 1);
    pair.deliver();
    assert_eq!(pair.seen()["coping"], line("dance"), "what Ana wrote since stands");
}

#[test]
fn a_proposal_that_may_not_be_made_is_not_even_sent() {
    let reading = pair(&["coping"], Proposing::No);
    let code = |pair: &Pair, field: &str, text: &str| pair.propose(field, text).expect_err("refused").code();
    assert_eq!(code(&reading, "coping", "swim"), Code::NotPermitted);
    let pair = pair(&["coping", "reasons"], Proposing::Permitted);
    assert_eq!(
        code(&pair, "reasons", "for me"),
        Code::NotPermitted,
        "the patient's own"
    );
    assert_eq!(code(&pair, "help", "Cleo"), Code::NotPermitted, "not shared");
    assert_eq!(code(&pair, "coping", " "), Code::EmptyText);
    let waits = pair.ben.vault.write(|tx| {
        propose(tx, pair.grant.id, "coping", "swim", &pair.ben.random, NOW)?;
        receive_end_of(tx, &pair)
    });
    waits.expect("queued, and the share ended");
    assert!(pair.ben.seals(NOW).is_empty(), "the share ended before it was sealed");
}

fn receive_end_of(tx: &Tx<'_>, pair: &Pair) -> Result<()> {
    let body = kith_wire::encode(&projection::End { share: pair.grant.id });
    let item = Inbound {
        conversation: ConversationId::from_bytes([4; 16]),
        account: pair.ana.persona.account,
        device: DeviceId::from_bytes([5; 16]),
        message: MessageId::from_bytes([6; 16]),
        sent_at: NOW,
        kind: END_KIND,
        body: &body,
        now: NOW,
    };
    receive_end(tx, &item)
}

#[test]
fn a_proposal_of_somebody_who_does_not_keep_the_rules_changes_nothing_and_is_seen() {
    let pair = pair(&["coping", "reasons"], Proposing::Permitted);
    pair.ana.write(|tx| {
        let new = NewNode {
            name: "Dan",
            node_type: NodeType::Person,
            kinds: &[support::Kind::Social],
            ring: 3,
            phone: None,
        };
        let dan = support::add(tx, pair.ana.writer(), new, &pair.ana.random, NOW)?;
        support::mark(tx, pair.ana.writer(), dan.id, support::Safety::Unsafe, NOW)
    });
    for (message, body) in [
        (1, pair.forged(|wire| wire.field = "reasons".into())),
        (2, pair.forged(|wire| wire.field = "help".into())),
        (3, pair.forged(|wire| wire.text = "call Dan".into())),
    ] {
        pair.arrives(&body, message).expect("judged");
    }
    let swim = Some("swim".to_owned());
    assert_eq!(
        pair.outcomes(),
        [
            (Outcome::NotPermitted, swim.clone()),
            (Outcome::NotPermitted, swim),
            (Outcome::NotFitting, Some("call Dan".into())),
        ]
    );
    let good = pair.forged(|_| ());
    let code = |body: &[u8]| pair.arrives(body, 9).expect_err("refused").code();
    assert_eq!(code(&pair.forged(|wire| wire.number = 0)), Code::InvalidInput);
    assert_eq!(code(&pair.forged(|wire| wire.number = 2)), Code::InvalidInput);
    assert_eq!(
        code(&pair.forged(|wire| wire.field = "name".into())),
        Code::InvalidInput
    );
    assert_eq!(code(&pair.forged(|wire| wire.text = String::new())), Code::InvalidInput);
    assert_eq!(
        code(&pair.forged(|wire| wire.share = GrantId::from_bytes([1; 16]))),
        Code::InvalidInput
    );
    pair.ana.knows(BEN, "Eva", Role::Therapist);
    let others = pair.ana.try_receive(BEN, PROPOSAL_KIND, &good, 9, NOW);
    assert_eq!(others.expect_err("not hers").code(), Code::InvalidInput);

    pair.ana.write(|tx| revoke(tx, pair.grant.id, &pair.ana.random, NOW));
    assert!(
        pair.outcomes().iter().all(|(_, text)| text.is_none()),
        "nothing is kept of an ended share"
    );
    pair.arrives(&good, 8).expect("judged");
    assert_eq!(pair.outcomes().last(), Some(&(Outcome::Ended, None)));
    let plan = pair
        .ana
        .vault
        .read(|view| crisis::shared_fields(view, pair.ana.plan_record()));
    assert_eq!(plan.expect("readable").expect("a plan")["coping"], line("walk"));
}

#[test]
fn of_each_person_a_bounded_number_of_proposals_is_remembered() {
    let pair = pair(&["coping"], Proposing::Permitted);
    let body = pair.forged(|wire| wire.field = "help".into());
    for message in 0..150 {
        pair.arrives(&body, message).expect("judged");
    }
    assert_eq!(pair.outcomes().len(), 100);
}
