//! Three people who do only what their screens offer, each on a phone, with a real relay between them.

use kith::foundation::types::AccountId;
use kith::presentation::{
    Action, ConversationState, Field, Offer, PersonState, Place, Screen, ScreenContent, Screens, reading_order,
};

use super::world::{Device, World};

const PASSPHRASE: &str = "four quiet words here";
/// Shorter than a screen stays open that nobody touches; twice that is longer than a proof of who one is counts.
const A_WHILE_MS: i64 = 4 * 60 * 1000;

/// Somebody with a phone.
struct Phone {
    device: Device,
    screens: Screens,
    runtime: tokio::runtime::Runtime,
}

impl Phone {
    fn new(world: &World, name: &str) -> Self {
        let device = world.bare(name);
        let screens = device.screens();
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().expect("a runtime");
        Phone {
            device,
            screens,
            runtime,
        }
    }

    fn sees(&self) -> Screen {
        self.screens.screen()
    }

    fn acts(&self, action: Action) -> Screen {
        self.runtime.block_on(self.screens.act(action)).screen
    }

    fn takes(&self, offer: Offer) -> Screen {
        self.acts(offer.action)
    }

    fn types(&self, field: Field, text: &str) {
        self.acts(Action::Typed {
            field,
            text: text.into(),
        });
    }

    fn opens(&self, place: Place) -> Screen {
        self.acts(Action::Open { place })
    }

    /// What the phone does by itself while there is a network.
    fn syncs(&self) {
        let (_, problem) = self
            .runtime
            .block_on(self.device.companion.sync())
            .expect("the vault works");
        assert_eq!(problem, None);
    }

    fn is_told(&self) -> String {
        self.sees().notice.expect("something happened").text.text
    }

    /// The first screens: an account without recovery words.
    fn begins(&self, arrives: impl FnOnce(ScreenContent) -> Offer, fields: &[(Field, &str)]) {
        let begin = self.takes(arrives(self.sees().content));
        for (field, text) in fields {
            self.types(*field, text);
        }
        let ScreenContent::Begin { state } = begin.content else {
            panic!("{begin:?}")
        };
        let words = self.takes(state.go_on);
        let ScreenContent::RecoveryWords { state } = words.content else {
            panic!("{words:?}")
        };
        let today = self.takes(state.without);
        assert!(matches!(today.content, ScreenContent::Today { .. }), "{today:?}");
    }

    /// Invites somebody, and gives what they are handed once the relay knows of it.
    fn invites(&self, label: &str) -> String {
        let invite = self.opens(Place::Invite);
        let ScreenContent::Invite { state } = invite.content else {
            panic!("{invite:?}")
        };
        let mut roles = state.roles.into_iter();
        self.takes(roles.find(|role| role.label.id == label).expect("offered"));
        assert!(self.says("It can be answered once the relay knows it."));
        self.syncs();
        assert!(self.says("It can be answered now."));
        match self.sees().content {
            ScreenContent::Invitation { state } => state.link.text,
            other => panic!("{other:?}"),
        }
    }

    fn says(&self, part: &str) -> bool {
        reading_order(&self.sees()).iter().any(|said| said.contains(part))
    }

    /// Opens the conversation from the list.
    fn writes_with(&self, name: &str) -> AccountId {
        let list = self.opens(Place::Messages);
        let ScreenContent::Messages { state } = list.content else {
            panic!("{list:?}")
        };
        let mut rows = state.conversations.into_iter();
        let open = rows.find(|row| row.name.text == name).expect("known").open;
        let Action::Open {
            place: Place::Conversation { person },
        } = open.action
        else {
            panic!("{open:?}")
        };
        self.takes(open);
        person
    }

    fn conversation(&self) -> ConversationState {
        match self.sees().content {
            ScreenContent::Conversation { state } => state,
            other => panic!("{other:?}"),
        }
    }

    /// Writes into the field of the conversation that is open, and sends it.
    fn sends(&self, text: &str) {
        let composer = self.conversation().composer.expect("a field");
        self.types(composer.text.field, text);
        self.takes(composer.send);
    }

    /// Reads what hinders a message, and agrees to all of it that is theirs to decide. Says how often they were asked to
    /// prove who they are.
    fn agrees(&self) -> usize {
        let mut proofs = 0;
        loop {
            let Some(hindrance) = self.conversation().hindrance else {
                return proofs;
            };
            let is_document = |way: &Offer| way.label.text.starts_with("Read: ");
            let Some(read) = hindrance.ways.into_iter().find(is_document) else {
                return proofs;
            };
            let page = self.takes(read);
            let ScreenContent::Consent { state } = page.content else {
                panic!("{page:?}")
            };
            let after = self.takes(state.agree.expect("to be decided"));
            if let Some(proof) = after.proof {
                proofs += 1;
                self.types(proof.passphrase.field, PASSPHRASE);
                self.takes(proof.with_passphrase);
            }
            assert!(self.is_told().starts_with("You agreed."), "{}", self.is_told());
        }
    }

    fn texts(&self) -> Vec<(String, Option<String>)> {
        let messages = self.conversation().messages.into_iter();
        messages
            .map(|message| (message.text.text, message.state.map(|state| state.text)))
            .collect()
    }

    fn person(&self, name: &str) -> PersonState {
        let list = self.opens(Place::People);
        let ScreenContent::People { state } = list.content else {
            panic!("{list:?}")
        };
        let mut people = state.people.into_iter();
        let open = people.find(|row| row.name.text == name).expect("known").open;
        match self.takes(open).content {
            ScreenContent::Person { state } => state,
            other => panic!("{other:?}"),
        }
    }
}

fn invited(phone: &Phone, name: &str, link: &str) {
    let arrives = |content| match content {
        ScreenContent::Welcome { state } => state.invited,
        other => panic!("{other:?}"),
    };
    let fields = [
        (Field::Invitation, link),
        (Field::Name, name),
        (Field::Passphrase, PASSPHRASE),
    ];
    phone.begins(arrives, &fields);
}

#[test]
fn ana_ben_and_cleo_find_each_other_agree_and_write_with_the_relay_away_in_between() {
    let mut world = World::new();
    let (url, admission) = (world.relay.url.clone(), world.admission_text());
    let ana = Phone::new(&world, "Ana");
    let arrives = |content| match content {
        ScreenContent::Welcome { state } => state.alone,
        other => panic!("{other:?}"),
    };
    let fields = [
        (Field::Name, "Ana"),
        (Field::Passphrase, PASSPHRASE),
        (Field::Relay, url.as_str()),
        (Field::Admission, admission.as_str()),
    ];
    ana.begins(arrives, &fields);
    let ben_gets = ana.invites("invite-therapist");
    let cleo_gets = ana.invites("invite-supporter");
    let (ben, cleo) = (Phone::new(&world, "Ben"), Phone::new(&world, "Cleo"));
    invited(&ben, "Ben", &ben_gets);
    invited(&cleo, "Cleo", &cleo_gets);
    for phone in [&ben, &cleo, &ana, &ben, &cleo] {
        phone.syncs();
    }
    ana.opens(Place::Invitation);
    assert!(ana.says("Somebody answered it."));

    // Nobody has agreed to anything: the text stays, and the way to the consents is there.
    ana.writes_with("Ben");
    ana.sends("May I move our time?");
    assert!(ana.is_told().starts_with("A consent is needed first."));
    for _ in 0..2 {
        world.advance(A_WHILE_MS);
        for phone in [&ana, &ben, &cleo] {
            phone.acts(Action::CloseNotice);
        }
    }
    assert_eq!(ana.agrees(), 1, "a yes asks who it is, once in a while");
    assert!(ana.conversation().hindrance.is_some(), "Ben has not agreed");
    ben.writes_with("Ana");
    ben.agrees();
    ana.writes_with("Cleo");
    ana.agrees();
    for phone in [&ana, &ben, &cleo, &ana] {
        phone.syncs();
    }

    world.relay.kill();
    ana.writes_with("Ben");
    let kept = ana.conversation();
    assert!(kept.hindrance.is_none(), "{:?}", kept.hindrance);
    let composer = kept.composer.expect("a field");
    assert_eq!(composer.text.value, "May I move our time?");
    ana.takes(composer.send);
    assert_eq!(
        ana.texts(),
        [("May I move our time?".into(), Some("Waits on this phone".into()))]
    );
    ana.writes_with("Cleo");
    ana.sends("Shall we walk on Sunday?");
    ben.writes_with("Ana");
    ben.sends("I am back on Monday.");
    cleo.writes_with("Ana");
    cleo.sends("Thinking of you.");

    ana.opens(Place::Messages);
    world.relay.restart();
    for phone in [&ana, &ben, &cleo, &ana] {
        phone.syncs();
    }
    let list = ana.opens(Place::Messages);
    let ScreenContent::Messages { state } = list.content else {
        panic!("{list:?}")
    };
    assert!(state.conversations.iter().all(|row| row.news.is_some()));
    ana.writes_with("Ben");
    let sent = Some("At the relay, waiting for their phone".to_owned());
    assert_eq!(
        ana.texts(),
        [
            ("May I move our time?".into(), sent.clone()),
            ("I am back on Monday.".into(), None)
        ]
    );
    assert!(ana.says("Ben, Today, "));
    let list = ana.opens(Place::Messages);
    let ScreenContent::Messages { state } = list.content else {
        panic!("{list:?}")
    };
    let news: Vec<_> = state
        .conversations
        .iter()
        .map(|row| (row.name.text.as_str(), row.news.is_some()))
        .collect();
    assert!(
        news.contains(&("Ben", false)) && news.contains(&("Cleo", true)),
        "{news:?}"
    );
    ben.writes_with("Ana");
    assert_eq!(
        ben.texts(),
        [
            ("I am back on Monday.".into(), sent.clone()),
            ("May I move our time?".into(), None)
        ]
    );
    cleo.writes_with("Ana");
    assert_eq!(
        cleo.texts(),
        [
            ("Thinking of you.".into(), sent),
            ("Shall we walk on Sunday?".into(), None)
        ]
    );

    // Ana and Ben compare; both phones show the same number.
    let numbers = [(&ana, "Ben"), (&ben, "Ana")].map(|(phone, name)| {
        let compare = phone.person(name).compare.expect("they are here");
        let page = phone.takes(compare);
        let ScreenContent::SafetyNumber { state } = page.content else {
            panic!("{page:?}")
        };
        state
    });
    assert_eq!(numbers[0].groups, numbers[1].groups);
    ana.takes(numbers[0].same.clone().expect("they are connected"));
    let question = ana.sees().question.expect("asked first");
    ana.takes(question.yes);
    assert_eq!(ana.person("Ben").about.text, "Therapist. Compared in person.");
    let readers = ana.person("Ben").readers.expect("open");
    ana.takes(readers);
    assert!(ana.says("This phone") && ana.says("Ben, device 1"));

    // Ana takes her yes back: what she writes then stays with her, and so does Ben's.
    let consents = ana.takes(ana.person("Ben").consents);
    let ScreenContent::Consents { state } = consents.content else {
        panic!("{consents:?}")
    };
    assert!(state.theirs[0].standing.text.starts_with("Ben said yes."));
    let mut mine = state.mine.into_iter();
    let messages = mine.find(|row| row.what.text == "Writing to each other here");
    let page = ana.takes(messages.expect("decided").open);
    let ScreenContent::Consent { state } = page.content else {
        panic!("{page:?}")
    };
    ana.takes(state.withdraw.expect("given"));
    ana.takes(ana.sees().question.expect("asked first").yes);
    for phone in [&ana, &ben] {
        phone.syncs();
    }
    ben.writes_with("Ana");
    ben.sends("Until Monday then.");
    assert_eq!(
        ben.is_told(),
        "A consent was taken back, so nothing went out. What you wrote is kept."
    );
    assert!(ben.says("Ana prefers not to, for now: Writing to each other here."));
    assert_eq!(
        ben.conversation().composer.expect("a field").text.value,
        "Until Monday then."
    );
    assert!(ben.sees().crisis.is_some());
}
