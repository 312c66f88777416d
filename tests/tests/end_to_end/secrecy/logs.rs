//! What the library and everything below it log of a whole exchange, at the finest level.
//!
//! An app may forward these events to a log that others read, with any filter. The listener hears this whole process, so
//! that other tests may be heard too: their words are none of those that are looked for.

use std::fmt::{Debug, Write};
use std::sync::{Mutex, PoisonError};

use kith::care::consent::Terms;
use kith::care::journal::NewEntry;
use kith::care::support::{Kind, NewNode, NodeType};
use kith::companion::{Companion, Subject};
use kith::exchange::identity::Role;
use kith::foundation::keys::Passphrase;
use kith::foundation::types::Code;
use kith_tests::World;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::{CANARIES, forms, holds, named};

/// Everything that was logged.
static HEARD: Mutex<String> = Mutex::new(String::new());

fn hear(text: &str) {
    let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
    heard.push_str(text);
    heard.push('\n');
}

/// The values of an event or a span.
#[derive(Default)]
struct Values(String);

impl Visit for Values {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).expect("a text takes everything");
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.0, " {}={value}", field.name()).expect("a text takes everything");
    }
}

/// Hears everything, of `tracing` and of `log`.
struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut values = Values::default();
        span.record(&mut values);
        hear(&format!(
            "{} {}{}",
            span.metadata().target(),
            span.metadata().name(),
            values.0
        ));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut said = Values::default();
        values.record(&mut said);
        hear(&said.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut values = Values::default();
        event.record(&mut values);
        hear(&format!("{}{}", event.metadata().target(), values.0));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        hear(&format!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

static LISTENER: Listener = Listener;

#[test]
fn nothing_that_is_logged_of_a_whole_exchange_holds_a_word_or_a_name() {
    tracing::subscriber::set_global_default(Listener).expect("nobody else listens");
    log::set_logger(&LISTENER).expect("nobody else listens");
    log::set_max_level(log::LevelFilter::Trace);
    let world = World::encrypted();
    let homes = [
        named(&world, "a", "Ana Ivorygate", "patient", "words-of-a"),
        named(&world, "b", "Ben Marblefield", "therapist", "words-of-b"),
        named(&world, "e", "Eva", "therapist", "words-of-e"),
    ];
    let [ana, ben, eva] = homes.each_ref().map(kith_tests::Home::companion);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let sync = |companion: &Companion| {
        let (report, _) = runtime.block_on(companion.sync()).expect("the vault works");
        report
    };

    let invitation = ana.people().invite(Role::Therapist, 3_600_000).expect("invited");
    let link = invitation.to_link();
    sync(&ana);
    ben.people().accept(&link).expect("accepted");
    for companion in [&ben, &ana, &ben] {
        sync(companion);
    }
    kith_tests::agree(&ana);
    kith_tests::agree(&ben);
    for companion in [&ana, &ben, &ana] {
        sync(companion);
    }
    let journal = ana.journal();
    let tags = ["quartzlabel".to_owned()];
    let entry = journal.write(NewEntry {
        text: "The amber lighthouse sentence.",
        mood: Some(-1),
        tags: &tags,
    });
    let entry = entry.expect("written");
    journal.keep_draft("a willow sentence, half written").expect("kept");
    journal.search("amber lighthouse sentence").expect("searched");
    let cleo = NewNode {
        name: "Cleo Saffronhill",
        node_type: NodeType::Person,
        kinds: &[Kind::Social],
        ring: 1,
        phone: Some("+34 600 123 987"),
    };
    ana.support_map().add(cleo).expect("on the map");
    let shared = ana
        .shares()
        .share(Subject::Entry(entry.id), "Ben Marblefield", &Terms::default());
    shared.expect("shared");
    let question = ana.messages().send("Ben Marblefield", "The velvet compass question?");
    question.expect("queued");
    let answer = ben.messages().send("Ana Ivorygate", "The copper meadow answer.");
    answer.expect("queued");
    for companion in [&ana, &ben, &ana] {
        sync(companion);
    }
    assert_eq!(ana.messages().history("Ben Marblefield").expect("read").len(), 2);
    assert_eq!(ben.shares().list().expect("read").len(), 1);

    // What is refused, and what goes wrong: a copied link raises an alarm, which is logged.
    let nobody = ana.messages().send("unsent tulip draft", "unsent tulip draft");
    assert_eq!(nobody.expect_err("unknown").code(), Code::UnknownPerson);
    eva.people().accept(&link).expect("copied");
    sync(&eva);
    sync(&ana);
    let paused = ana.messages().send("Ben Marblefield", "unsent tulip draft");
    assert_eq!(paused.expect_err("paused").code(), Code::Paused);
    ana.lock().expect("locked");
    let wrong = ana.unlock_with_passphrase(&Passphrase::new("killed in the middle of this sentence".into()));
    assert_eq!(wrong.expect_err("wrong").code(), Code::WrongPassphrase);
    let right = ana.unlock_with_passphrase(&Passphrase::new(homes[0].passphrase.clone()));
    right.expect("opens");

    let heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
    let words = ["words-of-a", "words-of-b", "words-of-e"].map(|file| {
        let text = std::fs::read_to_string(world.file(file)).expect("there");
        let line = text.lines().find(|line| line.split_whitespace().count() == 24);
        line.expect("the words").to_owned()
    });
    let said: Vec<&str> = words
        .iter()
        .chain([&link])
        .map(String::as_str)
        .chain(CANARIES)
        .collect();
    for canary in said {
        for form in forms(canary) {
            assert!(!holds(heard.as_bytes(), &form), "{canary:?} was logged");
        }
    }
    // It was no silence: the core was heard, and what lies below it.
    for said in ["a conversation needs attention", "openmls::framing", "hyper_util"] {
        assert!(heard.contains(said), "{said}");
    }
}
