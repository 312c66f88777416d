use std::collections::BTreeMap;

use super::Person;
use crate::care::consent::decisions::Document;
use crate::care::crisis::{PlanEdit, Step};
use crate::care::journal::NewEntry;
use crate::care::support::{Kind, NewNode, NodeType, Safety};
use crate::exchange::identity::Role;
use crate::foundation::types::{AccountId, EntryId};
use crate::presentation::{
    Action, Field, Offer, Place, ReceivedState, ScreenContent, ShareHowState, Shareable, SharedByMeState,
    SharingAction, ShownThing, WhoCanReadState,
};

const MINUTE: i64 = 60_000;

macro_rules! screen_of {
    ($name:ident, $variant:ident, $state:ty) => {
        pub(super) fn $name(person: &Person) -> $state {
            match person.content() {
                ScreenContent::$variant { state } => state,
                other => panic!("{other:?}: {:?}", person.is_told()),
            }
        }
    };
}

screen_of!(how, ShareHow, ShareHowState);
screen_of!(received, Received, ReceivedState);
screen_of!(given, SharedByMe, SharedByMeState);
screen_of!(who_can_read, WhoCanRead, WhoCanReadState);

pub(super) fn opens(person: &Person, place: Place) {
    person.acts(Action::Open { place });
}

fn account(person: &Person) -> AccountId {
    person.companion.me().expect("an account").account
}

fn agrees(ana: &Person, with: &str) {
    let seen = Document::Sharing.text("en").expect("a text").hash();
    let consents = ana.companion.consents();
    consents.give(Document::Sharing, Some(with), seen).expect("agreed");
}

/// Ana, and somebody whom she may share with.
pub(super) fn ana_and(name: &str, role: Role) -> (Person, Person) {
    let (ana, other) = (Person::ana(), Person::with_role(name, role));
    ana.companion.meets(&other.companion);
    agrees(&ana, name);
    (ana, other)
}

fn entry(ana: &Person) -> EntryId {
    let entry = NewEntry {
        text: "The harbour was quiet.",
        mood: Some(1),
        tags: &["nightshift".to_owned()],
    };
    ana.companion.journal().write(entry).expect("written").id
}

fn plan(ana: &Person) {
    let items = BTreeMap::from([(Step::Coping, vec!["Walk to the harbour".to_owned()])]);
    let edit = PlanEdit {
        items,
        ..PlanEdit::default()
    };
    ana.companion.crisis().edit(&edit).expect("written");
}

fn named(offers: impl IntoIterator<Item = Offer>, label: &str) -> Offer {
    let mut offers = offers.into_iter();
    offers
        .find(|offer| offer.label.text == label)
        .unwrap_or_else(|| panic!("nothing is called {label}"))
}

/// Chooses a field, or leaves it out.
fn toggles(ana: &Person, label: &str) {
    let fields = how(ana).fields.into_iter().map(|field| field.offer);
    ana.takes(named(fields, label));
}

fn chosen(ana: &Person) -> Vec<String> {
    let fields = how(ana).fields.into_iter().filter(|field| field.chosen);
    fields.map(|field| field.offer.label.text).collect()
}

/// Shares something with the usual choice, by the screens.
pub(super) fn shares(ana: &Person, what: Shareable, with: &str) {
    opens(ana, Place::ShareWith { what });
    ana.does(|content| match content {
        ScreenContent::ShareWith { state } => named(state.people.into_iter().map(|one| one.offer), with),
        other => panic!("{other:?}"),
    });
    ana.takes(how(ana).share.expect("the least is chosen"));
    given(ana);
}

/// Opens the only thing that is shared with somebody.
fn looks(person: &Person) {
    opens(person, Place::SharedWithMe);
    person.does(|content| match content {
        ScreenContent::SharedWithMe { state } => state.shares.into_iter().next().expect("one").open,
        other => panic!("{other:?}"),
    });
}

fn lines(thing: &ShownThing) -> Vec<&str> {
    let lines = thing.fields.iter().flat_map(|field| &field.lines);
    lines.map(|line| line.text.as_str()).collect()
}

#[test]
fn ana_sees_what_cleo_will_see_before_she_shares_it_and_cleo_sees_exactly_that() {
    let (ana, cleo) = ana_and("Cleo", Role::Supporter);
    opens(&ana, Place::Journal);
    opens(&ana, Place::Entry { entry: entry(&ana) });
    ana.does(|content| match content {
        ScreenContent::Entry { state } => state.share.expect("Ana shares"),
        other => panic!("{other:?}"),
    });
    ana.does(|content| match content {
        ScreenContent::ShareWith { state } => named(state.people.into_iter().map(|one| one.offer), "Cleo"),
        other => panic!("{other:?}"),
    });
    assert_eq!(chosen(&ana), ["Text"], "the least");
    toggles(&ana, "Mood");
    ana.takes(named(how(&ana).reasons, "So that you know how I am"));
    assert_eq!(how(&ana).why.value, "So that you know how I am");
    ana.takes(how(&ana).until[1].offer.clone());
    ana.takes(how(&ana).preview.expect("something is chosen"));
    let ScreenContent::SharePreview { state } = ana.content() else {
        panic!("{:?}", ana.content())
    };
    assert_eq!(lines(&state.thing), ["The harbour was quiet.", "Rather good"]);
    assert!(
        ana.companion.shares().list().expect("open").is_empty(),
        "nothing is shared"
    );
    // It took her a while: sharing asks who it is, and then goes on.
    ana.clock.advance(3 * MINUTE);
    ana.types(Field::SharePurpose, "So that you know how I am");
    ana.clock.advance(3 * MINUTE);
    ana.takes(state.share);
    assert!(
        ana.companion.shares().list().expect("open").is_empty(),
        "nothing is shared"
    );
    ana.types(Field::Passphrase, super::person::PASSPHRASE);
    let proof = ana.sees().proof.expect("asked who it is");
    ana.takes(proof.with_passphrase);
    let shared = given(&ana);
    assert_eq!(shared.people[0].name.text, "Cleo");
    assert_eq!(shared.people[0].shares[0].fields.text, "Text, mood");
    assert_eq!(shared.people[0].shares[0].delivery.id, "delivery-waiting");
    ana.companion.reaches(&cleo.companion);
    assert_eq!(given(&ana).people[0].shares[0].delivery.id, "delivery-current");
    looks(&cleo);
    let seen = received(&cleo).thing.expect("a supporter is asked nothing");
    let until = |thing: &ShownThing| thing.until.clone();
    assert!(until(&seen).text.starts_with("Until Friday, 25 December"), "{seen:?}");
    let bare = |thing: ShownThing| (thing.what, thing.why, thing.fields);
    assert_eq!(bare(seen), bare(state.thing));
    let screen = serde_json::to_string(&cleo.sees()).expect("data");
    assert!(!screen.contains("nightshift"), "what was not chosen is not there");
    let back = ana.sees().back.expect("leads back");
    ana.takes(back);
    assert!(
        matches!(ana.content(), ScreenContent::Entry { .. }),
        "not through the choice"
    );
}

#[test]
fn what_was_taken_back_after_a_question_is_gone_from_cleos_screens() {
    let (ana, cleo) = ana_and("Cleo", Role::Supporter);
    shares(&ana, Shareable::Entry { entry: entry(&ana) }, "Cleo");
    ana.companion.reaches(&cleo.companion);
    looks(&cleo);
    ana.takes(given(&ana).people[0].shares[0].take_back.clone());
    let question = ana.sees().question.expect("asked before");
    assert_eq!(question.text.id, "share-take-back-question", "Cleo may have read it");
    ana.takes(question.yes);
    let shared = given(&ana);
    assert!(shared.people.is_empty() && shared.nobody.is_some());
    assert!(
        shared.over[0].text.contains("Cleo could see it before"),
        "{:?}",
        shared.over
    );
    ana.companion.reaches(&cleo.companion);
    assert!(
        matches!(cleo.content(), ScreenContent::SharedWithMe { state } if state.shares.is_empty()),
        "also while it is open"
    );
    let screen = serde_json::to_string(&cleo.sees()).expect("data");
    assert!(!screen.contains("harbour"));
}

#[test]
fn without_a_yes_to_sharing_nothing_is_shared_and_the_choice_stays() {
    let (ana, cleo) = (Person::ana(), Person::with_role("Cleo", Role::Supporter));
    ana.companion.meets(&cleo.companion);
    let what = Shareable::Entry { entry: entry(&ana) };
    opens(&ana, Place::ShareWith { what });
    ana.does(|content| match content {
        ScreenContent::ShareWith { state } => state.people[0].offer.clone(),
        other => panic!("{other:?}"),
    });
    assert!(how(&ana).lacking.is_some(), "said before");
    toggles(&ana, "Mood");
    ana.types(Field::SharePurpose, "You asked how I am");
    ana.takes(how(&ana).share.expect("chosen"));
    assert_eq!(
        ana.is_told().as_deref(),
        Some("A consent is needed first. What you wrote or chose is kept.")
    );
    opens(&ana, Place::Today);
    agrees(&ana, "Cleo");
    opens(&ana, Place::ShareWith { what });
    ana.does(|content| match content {
        ScreenContent::ShareWith { state } => state.people[0].offer.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(chosen(&ana), ["Text", "Mood"]);
    assert_eq!(how(&ana).why.value, "You asked how I am");
    assert!(how(&ana).lacking.is_none());
    ana.takes(how(&ana).share.expect("chosen"));
    let row = &given(&ana).people[0].shares[0];
    assert_eq!(row.why.as_ref().expect("a reason").text, "Why: You asked how I am");
}

#[test]
fn only_people_and_fields_that_a_role_permits_are_offered_and_nothing_is_shared_by_choosing_nothing() {
    let ana = Person::ana();
    let others = [
        ("Ben", Role::Therapist),
        ("Cleo", Role::Supporter),
        ("Dan", Role::Patient),
        ("Eva", Role::PeerWorker),
    ];
    let others = others.map(|(name, role)| Person::with_role(name, role));
    others.iter().for_each(|one| ana.companion.meets(&one.companion));
    let map = ana.companion.support_map();
    let node = NewNode {
        name: "Uncle",
        node_type: NodeType::Person,
        kinds: &[Kind::Practical],
        ring: 2,
        phone: None,
    };
    let node = map.add(node).expect("added").id;
    map.mark(node, Safety::Unsafe).expect("marked");
    let people = |what: Shareable| -> Vec<String> {
        opens(&ana, Place::ShareWith { what });
        match ana.content() {
            ScreenContent::ShareWith { state } => state.people.into_iter().map(|one| one.offer.label.text).collect(),
            other => panic!("{other:?}"),
        }
    };
    let entry = Shareable::Entry { entry: entry(&ana) };
    let mut seeing = people(entry);
    seeing.sort();
    assert_eq!(seeing, ["Ben", "Cleo", "Eva"]);
    assert_eq!(people(Shareable::Unsafe { node }), ["Ben"]);
    // Eva is not offered the labels, and the map not at all while all on it is marked.
    let eva = account(&others[3]);
    opens(&ana, Place::ShareWhat { with: Some(eva) });
    ana.does(|content| match content {
        ScreenContent::ShareWhat { state } => {
            assert!(state.map.is_empty() && state.plan.is_none());
            state.entries[0].clone()
        }
        other => panic!("{other:?}"),
    });
    let offered: Vec<_> = how(&ana)
        .fields
        .into_iter()
        .map(|field| field.offer.label.text)
        .collect();
    assert_eq!(offered, ["When it was written", "Text", "Mood"]);
    toggles(&ana, "Text");
    let state = how(&ana);
    assert!(state.nothing_chosen.is_some() && state.share.is_none() && state.preview.is_none());
    let action = SharingAction::Share { what: entry, with: eva };
    ana.acts(Action::Sharing { action });
    assert!(ana.is_told().is_some());
    assert!(ana.companion.shares().list().expect("open").is_empty());
    // Who shares nothing is offered nothing.
    opens(
        &others[0],
        Place::Entry {
            entry: self::entry(&others[0]),
        },
    );
    assert!(matches!(others[0].content(), ScreenContent::Entry { state } if state.share.is_none()));
}

#[test]
fn ben_says_once_why_he_looks_and_ana_reads_it_in_her_log() {
    let (ana, ben) = ana_and("Ben", Role::Therapist);
    shares(&ana, Shareable::Entry { entry: entry(&ana) }, "Ben");
    ana.companion.reaches(&ben.companion);
    looks(&ben);
    let asked = received(&ben);
    assert!(asked.thing.is_none() && asked.question.is_some());
    let screen = serde_json::to_string(&ben.sees()).expect("data");
    assert!(!screen.contains("harbour"), "nothing of it before he said why");
    ben.takes(asked.look.expect("his own words"));
    assert_eq!(ben.is_told().as_deref(), Some("Please say why you look at it."));
    ben.takes(named(received(&ben).reasons, "To get ready for our session"));
    for _ in 0..3 {
        assert_eq!(
            lines(&received(&ben).thing.expect("he said why")),
            ["The harbour was quiet."]
        );
    }
    ben.companion.reaches(&ana.companion);
    let told = ana.companion.access_log().read("en").expect("open");
    let read: Vec<_> = told
        .iter()
        .filter(|one| one.sentence.starts_with("Ben looked"))
        .collect();
    assert_eq!(read.len(), 1, "{told:?}");
    assert_eq!(
        read[0].sentence,
        "Ben looked at a journal entry (text). Why: To get ready for our session"
    );
    // After a lock, and after he left it, he is asked again.
    ben.companion.lock().expect("locked");
    assert!(matches!(ben.content(), ScreenContent::Locked { .. }));
    ben.unlocks();
    assert!(received(&ben).thing.is_none());
    ben.types(Field::LookPurpose, "Our call today");
    ben.takes(received(&ben).look.expect("his own words"));
    assert!(received(&ben).thing.is_some());
    let back = ben.sees().back.expect("leads back");
    ben.takes(back);
    looks(&ben);
    assert!(received(&ben).thing.is_none());
    assert_eq!(received(&ben).reasons.len(), 4);
}

#[test]
fn ben_proposes_a_step_for_the_plan_word_by_word_and_ana_sees_what_became_of_it() {
    let (ana, ben) = ana_and("Ben", Role::Therapist);
    plan(&ana);
    opens(&ana, Place::ShareWith { what: Shareable::Plan });
    ana.does(|content| match content {
        ScreenContent::ShareWith { state } => state.people[0].offer.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(chosen(&ana), ["What helps alone"], "the least that is filled");
    assert!(how(&ana).until[2].chosen, "a plan stays until it is taken back");
    ana.takes(how(&ana).propose.expect("a therapist can be let").offer);
    assert!(how(&ana).propose.expect("still").chosen);
    ana.takes(how(&ana).share.expect("chosen"));
    ana.companion.reaches(&ben.companion);
    looks(&ben);
    ben.takes(received(&ben).reasons[1].clone());
    let field = received(&ben).thing.expect("he said why").fields[0].clone();
    ben.takes(field.propose.expect("he may"));
    let text = |ben: &Person| match ben.content() {
        ScreenContent::Propose { state } => (state.text.value, state.propose),
        other => panic!("{other:?}"),
    };
    assert_eq!(text(&ben).0, "Walk to the harbour");
    ben.types(Field::Proposal, "Walk to the harbour\nCall so");
    assert_eq!(text(&ben).0, "Walk to the harbour\nCall so");
    ben.types(Field::Proposal, "Walk to the harbour\nCall Cleo");
    ben.takes(text(&ben).1);
    assert!(received(&ben).thing.is_some(), "back where it was");
    ben.companion.reaches(&ana.companion);
    opens(&ana, Place::SharedByMe);
    let proposal = &given(&ana).proposals[0];
    assert_eq!(proposal.outcome.id, "proposal-taken");
    assert!(proposal.about.text.starts_with("Ben proposed a change"));
    ana.companion.reaches(&ben.companion);
    assert_eq!(
        lines(&received(&ben).thing.expect("shown")),
        ["Walk to the harbour", "Call Cleo"]
    );
}

#[test]
fn a_proposal_that_is_half_written_goes_with_the_share_that_it_is_for() {
    let (ana, ben) = ana_and("Ben", Role::Therapist);
    plan(&ana);
    opens(&ana, Place::ShareWith { what: Shareable::Plan });
    ana.does(|content| match content {
        ScreenContent::ShareWith { state } => state.people[0].offer.clone(),
        other => panic!("{other:?}"),
    });
    ana.takes(how(&ana).propose.expect("a therapist can be let").offer);
    ana.takes(how(&ana).share.expect("chosen"));
    ana.companion.reaches(&ben.companion);
    looks(&ben);
    ben.takes(received(&ben).reasons[0].clone());
    let field = received(&ben).thing.expect("he said why").fields[0].clone();
    ben.takes(field.propose.expect("he may"));
    ben.types(Field::Proposal, "Walk to the harbour, slowly");
    let kept = || {
        ben.companion
            .in_the_vault(|tx, _| tx.all("SELECT text FROM drafts", [], |row| row.get::<String>(0)))
    };
    assert_eq!(kept(), ["Walk to the harbour, slowly"]);
    ana.takes(given(&ana).people[0].shares[0].take_back.clone());
    ana.takes(ana.sees().question.expect("asked").yes);
    ana.companion.reaches(&ben.companion);
    assert!(kept().is_empty(), "nothing of it is left");
    assert!(matches!(ben.content(), ScreenContent::SharedWithMe { .. }));
}

#[test]
fn ana_sees_all_that_cleo_sees_and_who_can_and_could_read_an_entry() {
    let (ana, cleo) = ana_and("Cleo", Role::Supporter);
    plan(&ana);
    let what = Shareable::Entry { entry: entry(&ana) };
    opens(&ana, Place::WhoCanRead { what });
    assert!(who_can_read(&ana).nobody.is_some());
    shares(&ana, Shareable::Plan, "Cleo");
    shares(&ana, what, "Cleo");
    ana.companion.reaches(&cleo.companion);
    ana.takes(given(&ana).people[0].see.clone());
    match ana.content() {
        ScreenContent::SeenBy { state } => {
            let all: Vec<_> = state.things.iter().flat_map(lines).collect();
            assert_eq!(all, ["The harbour was quiet.", "Walk to the harbour"]);
        }
        other => panic!("{other:?}"),
    }
    opens(&ana, Place::WhoCanRead { what });
    let state = who_can_read(&ana);
    assert_eq!(
        (state.now[0].name.text.as_str(), state.nobody.is_none()),
        ("Cleo", true)
    );
    ana.takes(state.now[0].take_back.clone().expect("hers"));
    ana.takes(ana.sees().question.expect("asked").yes);
    let state = who_can_read(&ana);
    assert!(state.now.is_empty());
    assert!(state.before[0].about.text.contains("Cleo could see it before"));
    opens(&ana, Place::WhoCanReadMessages { with: account(&cleo) });
    assert!(who_can_read(&ana).nobody.is_some(), "no keys yet");
}
