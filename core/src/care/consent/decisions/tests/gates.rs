use super::super::*;
use super::world::{NOW, ana_and, changed_packs};
use crate::care::consent::{self, State};
use crate::care::consent::{NewGrant, Terms};
use crate::care::crisis::{self, PlanEdit, Step, WhileLocked};
use crate::care::journal::{self, NewEntry};
use crate::care::practice::{self, NewPlan};
use crate::care::support::{self, Kind, NewNode, NodeType};
use crate::exchange::identity::Role;
use crate::exchange::records::store::Writer;
use crate::foundation::types::Code;
use Document::{Boundaries, Export, Messages, Sharing};

#[test]
fn m10_a_conversation_opens_when_both_acknowledged_the_boundaries_and_not_before() {
    let (ana, ben, of_ben, of_ana) = ana_and("Ben", Role::Therapist);
    assert_eq!(ana.send(&of_ben, "hello"), Err(Code::ConsentNeeded));
    assert_eq!(ben.send(&of_ana, "hello"), Err(Code::ConsentNeeded));

    ana.gives(Messages, &of_ben);
    ana.gives(Boundaries, &of_ben);
    assert_eq!(
        ana.lacks(&of_ben, Channel::Messages),
        [(Side::Theirs, Boundaries, Lack::Never)]
    );
    assert_eq!(ana.send(&of_ben, "hello"), Err(Code::ConsentNeeded), "Ben has not");

    ben.gives(Boundaries, &of_ana);
    assert_eq!(
        ben.send(&of_ana, "hello"),
        Err(Code::ConsentNeeded),
        "Ana's have not arrived"
    );
    ana.hears(&ben);
    ben.hears(&ana);
    assert_eq!(
        (ana.send(&of_ben, "hello"), ben.send(&of_ana, "hello")),
        (Ok(()), Ok(()))
    );
}

#[test]
fn m11_a_changed_text_gates_again_until_it_is_renewed() {
    let (ana, _, of_cleo, _) = ana_and("Cleo", Role::Supporter);
    ana.gives(Messages, &of_cleo);
    let (newer, edited) = (changed_packs(Messages, 1), changed_packs(Messages, 0));
    let lacking = |packs: &[Pack]| ana.read(|view| gate::lacking_on(packs, view, &of_cleo, Channel::Messages));
    assert_eq!(lacking(packs()), []);
    for packs in [&newer, &edited] {
        let changed = Missing {
            side: Side::Mine,
            document: Messages,
            lack: Lack::Changed,
        };
        assert_eq!(lacking(packs), [changed]);
        let refused = ana.try_write(|tx| gate::require_on(packs, tx, &of_cleo, Channel::Messages));
        let refused = refused.expect_err("it must be renewed");
        assert_eq!(refused.code(), Code::ConsentNeeded);
        assert!(refused.detail().contains("changed"), "{}", refused.detail());
    }
    assert_eq!(lacking(&changed_packs(Sharing, 1)), [], "of another document");

    let give = |seen| {
        let to_cleo = (Messages, of_cleo.account);
        let answer = Answer::Give { seen };
        ana.try_write(|tx| decide::decide_on(&newer, tx, &ana.persona, to_cleo, answer, &ana.random, NOW))
    };
    let old = Messages.text("en").expect("a text").hash();
    assert_eq!(give(old).expect_err("it was another text").code(), Code::ConsentChanged);
    let new = newer[0]
        .texts()
        .iter()
        .find(|text| text.document == Messages)
        .expect("a text")
        .hash();
    assert_eq!(give(new).expect("renewed").version, 2);
    assert_eq!(lacking(&newer), []);
    assert_eq!(lacking(packs()), [], "nor is a text refused that is newer than ours");
}

#[test]
fn m11_a_withdrawal_stops_the_next_send_on_both_sides() {
    let (ana, ben, of_ben, of_ana) = ana_and("Ben", Role::Therapist);
    ana.gives(Messages, &of_ben);
    ana.gives(Boundaries, &of_ben);
    ben.gives(Boundaries, &of_ana);
    ana.hears(&ben);
    ben.hears(&ana);
    assert_eq!(
        (ana.send(&of_ben, "hello"), ben.send(&of_ana, "hello")),
        (Ok(()), Ok(()))
    );

    let reason = Some("the cobalt reason");
    let withdrawn = ana
        .decide(Messages, &of_ben, Answer::Withdraw { reason })
        .expect("withdrawn");
    assert_eq!(
        (withdrawn.choice, withdrawn.reason.as_deref()),
        (Choice::Withdrawn, reason)
    );
    assert_eq!(ana.send(&of_ben, "more"), Err(Code::ConsentWithdrawn));
    let conversation = of_ben.conversation.expect("a conversation");
    let gated = ana.read(|view| gate::gate(view, conversation, Channel::Messages));
    assert_eq!(
        gated.map(Missing::code),
        Some(Code::ConsentWithdrawn),
        "what waits is judged again"
    );

    assert_eq!(ben.send(&of_ana, "more"), Ok(()), "Ben has not heard of it");
    ben.hears(&ana);
    assert_eq!(ben.send(&of_ana, "more"), Err(Code::ConsentWithdrawn));
    let told = ana.queued().concat();
    assert!(!told.windows(6).any(|window| window == b"cobalt"), "a reason stays");

    ana.gives(Messages, &of_ben);
    ben.hears(&ana);
    assert_eq!(
        (ana.send(&of_ben, "again"), ben.send(&of_ana, "again")),
        (Ok(()), Ok(()))
    );
}

#[test]
fn m12_a_consent_to_messages_permits_neither_sharing_nor_export_nor_another_person() {
    let (ana, _, of_cleo, _) = ana_and("Cleo", Role::Supporter);
    let dan = super::world::Somebody::new("Dan", Role::Supporter, 3);
    let of_dan = ana.knows(&dan);
    ana.gives(Messages, &of_cleo);
    assert_eq!(ana.send(&of_cleo, "hello"), Ok(()));
    assert_eq!(ana.send(&of_dan, "hello"), Err(Code::ConsentNeeded));
    assert_eq!(
        ana.lacks(&of_cleo, Channel::Records),
        [(Side::Mine, Sharing, Lack::Never)]
    );
    assert_eq!(
        ana.lacks(&of_cleo, Channel::Export),
        [(Side::Mine, Export, Lack::Never)]
    );

    let writer = Writer {
        account: ana.persona.account,
        device: ana.persona.device,
    };
    let new = NewEntry {
        text: "a hard day",
        mood: None,
        tags: &[],
    };
    let entry = ana.write(|tx| journal::write(tx, writer, new, &ana.random, NOW)).id;
    let new = NewGrant {
        record: entry.into(),
        kind: "journal.entry",
        terms: &Terms::default(),
    };
    let share = || ana.try_write(|tx| consent::share(tx, &ana.persona, &of_cleo, &new, &ana.random, NOW));
    assert_eq!(share().expect_err("not agreed to").code(), Code::ConsentNeeded);
    ana.gives(Sharing, &of_cleo);
    assert_eq!(share().expect("shared").state, State::Live);
    assert_eq!(
        ana.lacks(&of_cleo, Channel::Export),
        [(Side::Mine, Export, Lack::Never)]
    );

    ana.decide(Sharing, &of_cleo, Answer::Withdraw { reason: None })
        .expect("withdrawn");
    let given = ana.read(consent::given);
    assert!(
        given.iter().all(|grant| grant.state == State::Revoked),
        "what was shared is taken back"
    );
    assert_eq!(share().expect_err("withdrawn").code(), Code::ConsentWithdrawn);
    assert_eq!(ana.send(&of_cleo, "hello"), Ok(()), "messages are not touched");
}

#[test]
fn m13_who_refuses_everything_keeps_journal_practice_map_and_crisis_plan() {
    let (ana, ben, of_ben, of_ana) = ana_and("Ben", Role::Therapist);
    for document in [Boundaries, Messages, Sharing] {
        let refused = ana
            .decide(document, &of_ben, Answer::Refuse { locale: "es" })
            .expect("refused");
        assert_eq!((refused.choice, refused.locale.as_str()), (Choice::Refused, "es"));
    }
    let own = (Export, ana.persona.account);
    ana.write(|tx| decide(tx, &ana.persona, own, Answer::Refuse { locale: "en" }, &ana.random, NOW));
    assert_eq!(ana.send(&of_ben, "hello"), Err(Code::ConsentNeeded));

    let writer = Writer {
        account: ana.persona.account,
        device: ana.persona.device,
    };
    ana.write(|tx| {
        let entry = NewEntry {
            text: "a hard day",
            mood: Some(-1),
            tags: &[],
        };
        journal::write(tx, writer, entry, &ana.random, NOW)?;
        journal::keep_draft(tx, "half a word", NOW)?;
        let plan = NewPlan {
            skill: "breathing.paced",
            rule: "FREQ=DAILY",
            at: "08:30",
            zone: "Europe/Madrid",
        };
        practice::add(tx, writer, &plan, &ana.random, NOW)?;
        let cleo = NewNode {
            name: "Cleo",
            node_type: NodeType::Person,
            kinds: &[Kind::Emotional],
            ring: 1,
            phone: None,
        };
        support::add(tx, writer, cleo, &ana.random, NOW)?;
        let plan = PlanEdit {
            items: [(Step::Coping, vec!["a shower".into()])].into(),
            ..PlanEdit::default()
        };
        crisis::edit(tx, writer, &plan, NOW)?;
        crisis::choose(tx, WhileLocked::Shown)?;
        assert!(crisis::kept_plan(tx)?.is_some());
        assert_eq!(journal::search(tx, "hard")?.len(), 1);
        assert_eq!(practice::today(tx, "en", NOW)?.len(), 1);
        assert_eq!(support::show(tx)?.len(), 1);
        Ok(())
    });

    // Nor does a refusal ask anything of the other side but to stop.
    ben.gives(Boundaries, &of_ana);
    ben.hears(&ana);
    assert_eq!(ben.send(&of_ana, "hello"), Err(Code::ConsentNeeded));
    let plan = NewPlan {
        skill: "breathing.paced",
        rule: "FREQ=DAILY",
        at: "08:30",
        zone: "Europe/Madrid",
    };
    let assigned = ben.try_write(|tx| practice::assign(tx, &ben.persona, &of_ana, &plan, &ben.random, NOW));
    assert_eq!(
        assigned.expect_err("it is a message of care").code(),
        Code::ConsentNeeded
    );
}
