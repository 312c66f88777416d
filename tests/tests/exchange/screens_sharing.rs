//! Sharing by the screens of two phones, over a real relay.

use std::sync::Arc;

use kith::care::journal::NewEntry;
use kith::exchange::identity::Role;
use kith::foundation::env::{Clock, Env};
use kith::presentation::{Action, Offer, Place, ScreenContent, Screens, Shareable, Surroundings, reading_order};

use super::world::{Device, World};

/// Somebody with a phone, who does what its screen offers.
struct Phone<'a> {
    device: &'a Device,
    screens: Screens,
}

impl<'a> Phone<'a> {
    fn of(world: &World, device: &'a Device) -> Self {
        let env = Env {
            clock: Arc::clone(&world.clock) as Arc<dyn Clock>,
            ..Env::system()
        };
        let surroundings = Surroundings {
            locale: "en-GB".to_owned(),
            zone: "Europe/Madrid".to_owned(),
        };
        let screens = Screens::new(Arc::clone(&device.companion), env, surroundings);
        Phone { device, screens }
    }

    fn acts(&self, action: Action) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime");
        let response = runtime.block_on(self.screens.act(action));
        assert!(response.effect.is_none(), "nothing is asked of the phone");
    }

    fn opens(&self, place: Place) {
        self.acts(Action::Open { place });
    }

    fn takes(&self, choose: impl FnOnce(ScreenContent) -> Option<Offer>) {
        let content = self.screens.screen().content;
        let shown = format!("{content:?}");
        let offer = choose(content).unwrap_or_else(|| panic!("not offered on {shown}"));
        self.acts(offer.action);
    }

    /// All that a screen reader says, and all that crosses to a view.
    fn hears(&self) -> (String, String) {
        let screen = self.screens.screen();
        let data = serde_json::to_string(&screen).expect("data");
        (reading_order(&screen).join("\n"), data)
    }
}

fn chooses(label: &'static str) -> impl Fn(ScreenContent) -> Option<Offer> {
    move |content| match content {
        ScreenContent::ShareHow { state } => {
            let fields = state.fields.into_iter().map(|field| field.offer);
            fields.into_iter().find(|offer| offer.label.text == label)
        }
        _ => None,
    }
}

#[test]
fn cleo_sees_what_ana_chose_and_no_more_of_it_once_ana_erased_a_part_or_took_it_back() {
    let world = World::new();
    let ana = world.admitted("Ana", Role::Patient);
    let cleo = world.newcomer("Cleo", Role::Supporter);
    world.pair(&ana, Role::Supporter, &cleo);
    let (ana, cleo) = (Phone::of(&world, &ana), Phone::of(&world, &cleo));
    let journal = ana.device.companion.journal();
    let new = NewEntry {
        text: "The harbour was quiet.",
        mood: Some(-2),
        tags: &["nightshift".to_owned()],
    };
    let entry = journal.write(new).expect("written").id;

    ana.opens(Place::Entry { entry });
    ana.takes(|content| match content {
        ScreenContent::Entry { state } => state.share,
        _ => None,
    });
    ana.takes(|content| match content {
        ScreenContent::ShareWith { state } => state.people.into_iter().next().map(|one| one.offer),
        _ => None,
    });
    ana.takes(chooses("Mood"));
    ana.takes(|content| match content {
        ScreenContent::ShareHow { state } => state.share,
        _ => None,
    });
    world.sync(ana.device);
    world.sync(cleo.device);

    cleo.opens(Place::SharedWithMe);
    cleo.takes(|content| match content {
        ScreenContent::SharedWithMe { state } => state.shares.into_iter().next().map(|row| row.open),
        _ => None,
    });
    let (heard, data) = cleo.hears();
    assert!(
        heard.contains("The harbour was quiet.") && heard.contains("\nLow\n"),
        "{heard}"
    );
    assert!(!data.contains("nightshift"), "what Ana did not choose is nowhere");
    ana.opens(Place::WhoCanRead {
        what: Shareable::Entry { entry },
    });
    let (heard, _) = ana.hears();
    assert!(
        heard.contains("Cleo, device 1"),
        "the device that has the keys: {heard}"
    );

    let without = NewEntry {
        text: "The harbour was quiet.",
        mood: None,
        tags: &[],
    };
    journal.rewrite(entry, without).expect("rewritten");
    world.sync(ana.device);
    world.sync(cleo.device);
    let (heard, data) = cleo.hears();
    assert!(heard.contains("The harbour was quiet."));
    assert!(
        !data.contains("mood") && !data.contains("Low"),
        "what Ana erased is nowhere: {data}"
    );

    ana.opens(Place::SharedByMe);
    ana.takes(|content| match content {
        ScreenContent::SharedByMe { state } => Some(state.people[0].shares[0].take_back.clone()),
        _ => None,
    });
    let question = ana.screens.screen().question.expect("asked before");
    ana.acts(question.yes.action);
    world.sync(ana.device);
    world.sync(cleo.device);
    let (heard, data) = cleo.hears();
    assert!(!data.contains("harbour"), "it is gone, also while it was open");
    assert!(
        heard.contains("Nobody shares anything with you at the moment."),
        "{heard}"
    );
}
