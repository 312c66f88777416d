//! What must hold of shares, said once more in plain maps: the oracle of the worlds. It asks nothing of what it judges.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::*;

/// A thing of Ana's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    First,
    Second,
    Node,
    Safety,
    Plan,
}

pub const THINGS: [Thing; 5] = [Thing::First, Thing::Second, Thing::Node, Thing::Safety, Thing::Plan];

impl Thing {
    pub fn kind(self) -> &'static str {
        match self {
            Thing::First | Thing::Second => "journal.entry",
            Thing::Node => "support.node",
            Thing::Safety => "support.safety",
            Thing::Plan => "crisis.plan",
        }
    }

    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Thing::First | Thing::Second => &["created_at", "text", "mood", "tags"],
            Thing::Node => &["name", "type", "kinds", "ring", "phone"],
            Thing::Safety => &["name", "safety"],
            Thing::Plan => &["warning_signs", "coping", "help", "reasons"],
        }
    }

    fn usual(self) -> &'static [&'static str] {
        match self {
            Thing::Node => &["name", "type", "kinds"],
            Thing::Plan => &["warning_signs", "coping", "company", "help"],
            _ => self.fields(),
        }
    }
}

/// Ben is her therapist; Eva is a peer worker, who may see less and propose nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Ben,
    Eva,
}

fn may_see(who: Who, thing: Thing, field: &str) -> bool {
    who == Who::Ben || thing != Thing::Safety && !["tags", "ring", "phone", "help"].contains(&field)
}

fn may_propose(who: Who, thing: Thing, field: &str) -> bool {
    who == Who::Ben && thing == Thing::Plan && field != "reasons"
}

struct Given {
    id: GrantId,
    thing: Thing,
    who: Who,
    terms: Terms,
    fields: BTreeSet<String>,
    over: bool,
    /// What the relay was last given of it.
    sent: Option<Fields>,
}

/// The worlds' truth.
pub struct Model {
    pub now: Millis,
    pub values: BTreeMap<Thing, Fields>,
    given: Vec<Given>,
    /// With whom Ana must compare first.
    paused: Option<Who>,
}

/// An item as whoever has the keys could read it.
#[derive(Deserialize)]
struct Share {
    share: GrantId,
    until: Option<Millis>,
    kind: String,
    purpose: Option<String>,
    may_propose: Vec<String>,
    fields: Fields,
}

#[derive(Deserialize)]
struct Ended {
    share: GrantId,
}

#[derive(Deserialize)]
struct Proposed {
    share: GrantId,
    field: String,
}

/// What begins every word that was ever written, each of which is written once.
pub const WORD: &str = "word-";

/// The words in these bytes.
pub fn words(bytes: &[u8]) -> BTreeSet<Vec<u8>> {
    let places = bytes.windows(WORD.len()).enumerate();
    let starts = places.filter(|(_, window)| *window == WORD.as_bytes());
    starts
        .map(|(start, _)| {
            let word = bytes[start + WORD.len()..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit());
            word.copied().collect()
        })
        .collect()
}

fn words_of(fields: &Fields, purpose: Option<&String>) -> BTreeSet<Vec<u8>> {
    words(&kith_wire::encode(&(fields, purpose)))
}

impl Model {
    pub fn new(values: BTreeMap<Thing, Fields>) -> Self {
        Model {
            now: NOW,
            values,
            given: Vec::new(),
            paused: None,
        }
    }

    fn is_live(&self, given: &Given) -> bool {
        !given.over && given.terms.until.is_none_or(|until| until > self.now)
    }

    fn live(&self, share: GrantId) -> &Given {
        let given = self.given.iter().find(|given| given.id == share);
        let given = given.expect("something is sealed of which there was never a grant");
        assert!(self.is_live(given), "something is sealed after its end");
        given
    }

    fn shown(&self, given: &Given) -> Fields {
        let values = self.values[&given.thing].clone();
        values
            .into_iter()
            .filter(|(field, _)| given.fields.contains(field))
            .collect()
    }

    /// Whether these terms can be granted.
    pub fn permits(&self, thing: Thing, who: Who, terms: &Terms) -> bool {
        let fields = covered(thing, who, terms);
        let proposing = terms.proposing == Proposing::No || fields.iter().any(|field| may_propose(who, thing, field));
        let named_only = terms.fields.iter().all(|field| may_see(who, thing, field));
        self.paused != Some(who) && proposing && named_only && !fields.is_empty() && !self.values[&thing].is_empty()
    }

    /// It was granted.
    pub fn shared(&mut self, id: GrantId, thing: Thing, who: Who, terms: Terms) {
        let mut before = self.given.iter_mut();
        if let Some(known) = before.find(|given| !given.over && (given.thing, given.who) == (thing, who)) {
            if known.id == id {
                return;
            }
            known.over = true;
        }
        self.given.push(Given {
            id,
            thing,
            who,
            fields: covered(thing, who, &terms),
            terms,
            over: false,
            sent: None,
        });
    }

    /// Ana's conversation with somebody is paused, or with nobody.
    pub fn pause(&mut self, who: Option<Who>) {
        self.paused = who;
    }

    /// The relay has this.
    pub fn sent(&mut self, kind: &str, body: &[u8]) {
        if kind == "share" {
            let item: Share = kith_wire::decode(body).expect("a share");
            let given = self.given.iter_mut().find(|given| given.id == item.share);
            given.expect("it was judged").sent = Some(item.fields);
        }
    }

    pub fn grants(&self) -> Vec<GrantId> {
        self.given.iter().map(|given| given.id).collect()
    }

    pub fn revoked(&mut self, id: GrantId) {
        let given = self.given.iter_mut().find(|given| given.id == id);
        given.expect("it was given").over = true;
    }

    /// Ana's device looked at what is over.
    pub fn swept(&mut self) {
        for place in 0..self.given.len() {
            let given = &self.given[place];
            let over = !self.is_live(given) || self.values[&given.thing].is_empty();
            self.given[place].over = over;
        }
    }

    /// Ana's device seals this for somebody, now.
    pub fn judge_sealed(&self, who: Who, kind: &str, body: &[u8]) {
        match kind {
            "share" => {
                let item: Share = kith_wire::decode(body).expect("a share");
                let given = self.live(item.share);
                assert_eq!(given.who, who, "it is for somebody else");
                assert_ne!(self.paused, Some(who), "people must compare first");
                assert_eq!(item.kind, given.thing.kind());
                assert_eq!((item.until, &item.purpose), (given.terms.until, &given.terms.purpose));
                let shown = self.shown(given);
                assert!(item.fields == shown, "another field, or another value than that of now");
                let proposable = item.may_propose.iter().all(|field| self.takes(given, field));
                assert!(proposable, "more is permitted than was granted");
                let allowed = words_of(&shown, given.terms.purpose.as_ref());
                assert!(words(body).is_subset(&allowed), "something of the history");
            }
            "share.end" => {
                let item: Ended = kith_wire::decode(body).expect("an end");
                let given = self.given.iter().find(|given| given.id == item.share);
                assert!(
                    given.is_some_and(|given| given.over && given.who == who),
                    "it has not ended"
                );
            }
            _ => panic!("Ana sends nothing else"),
        }
    }

    fn takes(&self, given: &Given, field: &str) -> bool {
        given.terms.proposing == Proposing::Permitted
            && given.fields.contains(field)
            && may_propose(given.who, given.thing, field)
    }

    /// Whether a proposal that arrives at Ana's device is to be taken over.
    pub fn takes_over(&self, who: Who, body: &[u8]) -> bool {
        let item: Proposed = kith_wire::decode(body).expect("a proposal");
        let given = self.given.iter().find(|given| given.id == item.share);
        let given = given.expect("proposed for a share");
        given.who == who && self.is_live(given) && self.takes(given, &item.field)
    }

    /// What somebody holds once all have synced, by share: while people must compare, what they were sent before.
    pub fn held(&self, who: Who) -> BTreeMap<GrantId, Fields> {
        let live = self
            .given
            .iter()
            .filter(|given| given.who == who && self.is_live(given));
        let held = live.filter_map(|given| match self.paused == Some(who) {
            true => Some((given.id, given.sent.clone()?)),
            false => Some((given.id, self.shown(given))),
        });
        held.collect()
    }

    /// What somebody may see now: of what is gone there is nothing.
    pub fn seen(&self, who: Who) -> BTreeMap<GrantId, Fields> {
        let is_there = |share: &GrantId| {
            let given = self.given.iter().find(|given| given.id == *share);
            given.is_some_and(|given| !self.values[&given.thing].is_empty())
        };
        let mut seen = self.held(who);
        seen.retain(|share, _| is_there(share));
        seen
    }

    /// Whether the time of a share is over.
    pub fn is_past(&self, share: GrantId) -> bool {
        let given = self.given.iter().find(|given| given.id == share);
        given.is_none_or(|given| given.terms.until.is_some_and(|until| until <= self.now))
    }

    /// The words that somebody may still have once all have synced.
    pub fn words_held(&self, who: Who) -> BTreeSet<Vec<u8>> {
        let held = self.held(who);
        let terms = |id: &GrantId| {
            self.given
                .iter()
                .find(|given| given.id == *id)
                .map(|given| &given.terms)
        };
        held.iter()
            .flat_map(|(id, fields)| words_of(fields, terms(id).and_then(|terms| terms.purpose.as_ref())))
            .collect()
    }
}

fn covered(thing: Thing, who: Who, terms: &Terms) -> BTreeSet<String> {
    let named = match terms.fields.as_slice() {
        [] => thing.usual().iter().map(|&field| field.to_owned()).collect(),
        fields => fields.to_vec(),
    };
    named.into_iter().filter(|field| may_see(who, thing, field)).collect()
}
