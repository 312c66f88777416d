//! Consents between devices: what opens a conversation, what stops it, and what stays with the person.

use kith::care::consent::decisions::{Channel, Choice, Document, Lack, Side, Verdict};
use kith::care::consent::refusals::Refused;
use kith::care::consent::{Proposing, Terms};
use kith::care::crisis::{PlanEdit, Step};
use kith::care::journal::NewEntry;
use kith::companion::{NewPlan, Subject};
use kith::exchange::identity::Role;
use kith::foundation::types::Code;
use kith_tests::agree;

use super::world::{Device, World};

/// Ana and Ben, who know each other and agreed to nothing.
fn who_just_met() -> (World, Device, Device) {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let ben = world.newcomer("Ben", Role::Therapist);
    let link = world.invite(&ana, Role::Therapist);
    world.sync(&ana);
    ben.companion.people().accept(&link).expect("accepted");
    for device in [&ben, &ana, &ben] {
        world.sync(device);
    }
    (world, ana, ben)
}

fn refused(device: &Device, to: &str, text: &str) -> Code {
    let refused = device.companion.messages().send(to, text).expect_err("refused");
    refused.code()
}

fn draft(device: &Device, to: &str) -> Option<String> {
    device.companion.messages().draft(to).expect("readable")
}

fn reasons(device: &Device, with: &str) -> Vec<(&'static str, Option<Code>)> {
    let history = device.companion.messages().history(with).expect("history");
    let all = history.into_iter();
    all.map(|message| (message.state.as_str(), message.reason)).collect()
}

#[test]
fn m10_nothing_is_sent_before_both_acknowledged_and_a_refused_text_is_kept() {
    let (world, ana, ben) = who_just_met();
    assert_eq!(refused(&ana, "Ben", "the amber question"), Code::ConsentNeeded);
    assert_eq!(draft(&ana, "Ben").as_deref(), Some("the amber question"));
    assert_eq!(refused(&ana, "Ben", "the amber question"), Code::ConsentNeeded);
    assert_eq!(refused(&ana, "Ben", "another"), Code::ConsentNeeded);
    assert_eq!(draft(&ana, "Ben").as_deref(), Some("the amber question\n\nanother"));
    assert!(ana.texts("Ben").is_empty());

    agree(&ben.companion);
    assert_eq!(refused(&ben, "Ana", "hello"), Code::ConsentNeeded, "Ana has not agreed");
    world.agree(&ana, &ben);
    ana.send("Ben", "the amber question\n\nanother");
    assert_eq!(draft(&ana, "Ben"), None, "it is a message now");
    ben.send("Ana", "something else");
    assert_eq!(draft(&ben, "Ana").as_deref(), Some("hello"), "what was not sent stays");
    for device in [&ana, &ben, &ana] {
        world.sync(device);
    }
    assert_eq!(ben.texts("Ana"), ["something else", "the amber question\n\nanother"]);
}

#[test]
fn m11_a_withdrawal_fails_what_waits_keeps_its_text_and_stops_the_other_side() {
    let (world, ana, ben) = World::ana_and_ben();
    ana.send("Ben", "waits");
    let consents = ana.companion.consents();
    let reason = Some("I would rather talk");
    let withdrawn = consents
        .withdraw(Document::Messages, Some("Ben"), reason)
        .expect("withdrawn");
    world.sync(&ana);
    assert_eq!(reasons(&ana, "Ben"), [("failed", Some(Code::ConsentWithdrawn))]);
    assert_eq!(ana.texts("Ben"), ["waits"], "its text stays");
    assert_eq!(refused(&ana, "Ben", "more"), Code::ConsentWithdrawn);

    ben.send("Ana", "written before he heard");
    world.sync(&ben);
    assert_eq!(refused(&ben, "Ana", "more"), Code::ConsentWithdrawn);
    assert!(ben.texts("Ana").iter().all(|text| text != "waits"));
    let at_ben = ben.companion.consents().decisions().expect("decisions");
    let heard = at_ben
        .iter()
        .find(|decision| decision.id == withdrawn.id)
        .expect("it arrived");
    assert_eq!(
        (heard.choice, &heard.reason),
        (Choice::Withdrawn, &None),
        "the reason stays with Ana"
    );
    let copy = ben.companion.consents().signed_copy(withdrawn.id).expect("kept");
    assert_eq!(copy.verdict, Verdict::Genuine);
    let lacking = ben
        .companion
        .consents()
        .lacking("Ana", Channel::Messages)
        .expect("judged");
    assert_eq!(
        lacking
            .iter()
            .map(|missing| (missing.side, missing.lack))
            .collect::<Vec<_>>(),
        [(Side::Theirs, Lack::Withdrawn)]
    );

    // Everything else goes on, and so do messages once she agrees again.
    world.agree(&ana, &ben);
    ana.send("Ben", "again");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(ben.texts("Ana").last().map(String::as_str), Some("again"));
}

#[test]
fn m12_what_waits_to_be_shared_is_not_sent_once_sharing_was_withdrawn() {
    let (world, ana, ben) = World::ana_and_ben();
    let entry = kith::care::journal::NewEntry {
        text: "a hard day",
        mood: None,
        tags: &[],
    };
    let entry = ana.companion.journal().write(entry).expect("written").id;
    ana.companion
        .shares()
        .share(Subject::Entry(entry), "Ben", &Terms::default())
        .expect("shared");
    ana.companion
        .consents()
        .withdraw(Document::Sharing, Some("Ben"), None)
        .expect("withdrawn");
    ana.send("Ben", "messages go on");
    world.sync(&ana);
    world.sync(&ben);
    let shares = ben.companion.shares();
    assert!(shares.list().expect("shares").into_iter().all(|share| match share {
        kith::companion::Share::Received(received) => shares.read(received.id, Some("our session")).is_err(),
        kith::companion::Share::Given(_) => true,
    }));
    assert_eq!(ben.texts("Ana"), ["messages go on"]);
    let again = ana
        .companion
        .shares()
        .share(Subject::Entry(entry), "Ben", &Terms::default());
    assert_eq!(again.expect_err("withdrawn").code(), Code::ConsentWithdrawn);
}

#[test]
fn m11_what_was_sealed_and_did_not_reach_the_relay_is_taken_back_with_the_consent_or_the_share() {
    let (world, ana, ben) = World::ana_and_ben();
    let entry = NewEntry {
        text: "a hard day",
        mood: None,
        tags: &[],
    };
    let entry = ana.companion.journal().write(entry).expect("written").id;
    ana.send("Ben", "never mind");
    let shares = ana.companion.shares();
    let share = shares
        .share(Subject::Entry(entry), "Ben", &Terms::default())
        .expect("shared")
        .id;
    ana.net.lose_call("/entries");
    world.sync_any(&ana);
    ana.companion
        .consents()
        .withdraw(Document::Messages, Some("Ben"), None)
        .expect("withdrawn");
    shares.revoke(share).expect("taken back");
    world.sync(&ana);
    world.sync(&ben);
    assert_eq!(reasons(&ana, "Ben"), [("failed", Some(Code::ConsentWithdrawn))]);
    assert!(ben.texts("Ana").is_empty());
    assert!(ben.companion.shares().read(share, Some("our session")).is_err());

    // And so with somebody who is removed.
    world.agree(&ana, &ben);
    ana.send("Ben", "nor this");
    ana.net.lose_call("/entries");
    world.sync_any(&ana);
    ana.companion.people().remove("Ben").expect("removed");
    world.sync(&ana);
    world.sync(&ben);
    assert!(ben.companion.messages().history("Ana").is_err(), "nothing ever came");
}

/// Ben assigns something to Ana.
fn assign(ben: &Device) -> kith::foundation::types::PlanId {
    let plan = NewPlan {
        skill: "social.greet",
        rule: "FREQ=DAILY",
        at: "09:00",
        zone: "UTC",
        for_person: Some("Ana"),
    };
    ben.companion.practice().add(plan).expect("assigned")
}

/// What was refused on this device, and why.
fn refusals(device: &Device) -> Vec<(Refused, Code)> {
    let refusals = device.companion.refusals().expect("refusals").into_iter();
    refusals.map(|refusal| (refusal.what, refusal.why)).collect()
}

#[test]
fn m11_an_assignment_that_is_refused_when_it_is_sealed_is_counted_once_and_kept_for_its_author() {
    let (world, ana, ben) = World::ana_and_ben();
    let assigned = assign(&ben);
    ben.send("Ana", "and a word with it");
    ana.companion
        .consents()
        .withdraw(Document::Messages, Some("Ben"), None)
        .expect("withdrawn");
    assert_eq!(world.sync(&ana).refused, 0);
    // Ben's device reads of the withdrawal before it seals.
    let report = world.sync(&ben);
    assert_eq!((report.sent, report.refused, report.pending), (0, 2, 0));
    assert_eq!(world.sync(&ben).refused, 0, "counted once");
    let all = ben.companion.refusals().expect("refusals");
    let account = ana.companion.me().expect("an account").account;
    assert!(
        all.iter()
            .all(|refusal| (refusal.person, refusal.why) == (account, Code::ConsentWithdrawn))
    );
    let Refused::Assignment(kept) = &all[0].what else {
        panic!("{:?}", all[0].what);
    };
    assert_eq!(
        (kept.plan, kept.skill.as_str(), kept.rule.as_str()),
        (assigned, "social.greet", "FREQ=DAILY")
    );
    assert_eq!((kept.at.as_str(), kept.zone.as_str()), ("09:00", "UTC"));
    assert_eq!(all[1].what, Refused::Message);
    assert_eq!(reasons(&ben, "Ana"), [("failed", Some(Code::ConsentWithdrawn))]);
    world.sync(&ana);
    assert!(ana.companion.practice().today("en").expect("today").is_empty());
    for refusal in all {
        ben.companion.dismiss_refusal(refusal.message).expect("dealt with");
    }
    assert!(refusals(&ben).is_empty());
    assert_eq!(ben.texts("Ana"), ["and a word with it"], "it stays in its conversation");
}

#[test]
fn what_waits_for_somebody_who_removed_its_author_is_counted_by_the_pass_that_learns_of_it() {
    let (world, ana, ben) = World::ana_and_ben();
    assign(&ben);
    ana.companion.people().remove("Ben").expect("removed");
    world.sync(&ana);
    assert_eq!(world.sync(&ben).refused, 1);
    assert!(matches!(refusals(&ben)[..], [(Refused::Assignment(_), Code::Ended)]));
    assert_eq!(world.sync(&ben).refused, 0);
}

#[test]
fn what_waits_for_somebody_whom_its_author_removes_is_counted_and_kept() {
    let (world, _, ben) = World::ana_and_ben();
    assign(&ben);
    ben.companion.people().remove("Ana").expect("removed");
    // Of a pass that meets a problem, the problem is shown: the next one counts.
    ben.net.lose_call("/v1/pull");
    assert_eq!(world.sync_fails(&ben), Code::RelayUnreachable);
    assert_eq!(world.sync(&ben).refused, 1);
    assert!(matches!(refusals(&ben)[..], [(Refused::Assignment(_), Code::Ended)]));
    assert_eq!(world.sync(&ben).refused, 0);
}

#[test]
fn a_proposal_for_a_share_that_ended_is_told_to_its_author_without_its_text() {
    let (world, ana, ben) = World::ana_and_ben();
    let plan = PlanEdit {
        items: [(Step::Coping, vec!["a walk by the sea".into()])].into(),
        ..PlanEdit::default()
    };
    ana.companion.crisis().edit(&plan).expect("written");
    let terms = Terms {
        proposing: Proposing::Permitted,
        ..Terms::default()
    };
    let share = ana.companion.shares().share(Subject::Plan, "Ben", &terms);
    let share = share.expect("shared").id;
    world.sync(&ana);
    world.sync(&ben);
    let proposed = ben
        .companion
        .shares()
        .propose(share, "coping", "a walk by the sea\ntea");
    proposed.expect("proposed");
    ana.companion.shares().revoke(share).expect("taken back");
    world.sync(&ana);
    assert_eq!(world.sync(&ben).refused, 1);
    assert_eq!(refusals(&ben), [(Refused::Proposal, Code::Ended)]);
}
