//! Ten thousand random worlds: edits, grants, ends, proposals, time, pauses, and meetings with a relay that loses answers and
//! shows things twice. The oracle is [`super::model`].
//!
//! In each world and at each sealing: nothing of a record is sealed for a person without a live grant of theirs that covers
//! that field, nothing of its history, nothing that is not true at that moment, nothing after the end. Whenever all have
//! synced: what `view_as` shows is exactly what each reader holds, and nothing else is left on their devices. Not asserted:
//! what happens between two clocks that disagree or run backwards (see the tests of the exchange).
//!
//! Each world is a savepoint in three real vaults and is undone after it. A failure prints its seed;
//! `KITH_GRANT_SEED` replays one world and `KITH_GRANT_WORLDS` sets how many there are.

use std::collections::BTreeMap;

use super::model::{Model, THINGS, Thing, WORD, Who, words};
use super::*;
use crate::exchange::records::Scalar;

const STEPS: usize = 20;

/// Chance (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn word(&mut self) -> String {
        format!("{WORD}{}", self.next())
    }
}

struct Seed(u64);

impl Drop for Seed {
    #[expect(clippy::print_stderr, reason = "a world that fails is named")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the world of KITH_GRANT_SEED={}", self.0);
        }
    }
}

/// A device: its vault's transaction, and what stands on it.
#[derive(Clone, Copy)]
struct Device<'a> {
    home: &'a Home,
    tx: &'a Tx<'a>,
}

/// A reader beside what Ana knows of them.
#[derive(Clone, Copy)]
struct Reader<'a> {
    who: Who,
    device: Device<'a>,
    at_anas: &'a Person,
}

/// Items as they were sealed: their kinds and bodies.
type Items = Vec<(String, Vec<u8>)>;

struct World<'a> {
    chance: Chance,
    random: SeededRandom,
    ana: Device<'a>,
    readers: [Reader<'a>; 2],
    records: [RecordId; 4],
    model: Model,
    /// What the relay has for each reader, and how far they read.
    logs: [(Items, usize); 2],
    messages: u64,
}

fn item<'a>(from: &Home, kind: &'a str, body: &'a [u8], message: u64, now: Millis) -> Inbound<'a> {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&message.to_be_bytes());
    Inbound {
        conversation: ConversationId::from_bytes([4; 16]),
        account: from.persona.account,
        device: from.persona.device,
        message: MessageId::from_bytes(id),
        sent_at: now,
        kind,
        body,
        now,
    }
}

/// What waits for somebody and passes the gate now. Some of it is sealed in vain and waits again.
fn seal(device: Device<'_>, to: &Person, now: Millis, in_vain: bool) -> Result<Items> {
    let tx = device.tx;
    let waiting = tx.all(
        "SELECT position, message, kind, body FROM outbox
         WHERE conversation = ?1 AND state = 'waiting' ORDER BY position",
        params![to.conversation],
        |row| {
            Ok((
                row.get::<i64>(0)?,
                row.get(1)?,
                row.get::<String>(2)?,
                row.get::<Vec<u8>>(3)?,
            ))
        },
    )?;
    let mut sealed = Vec::new();
    for (position, message, kind, body) in waiting {
        let passes = gate(tx, &kind, &body, now)? == Gate::Pass;
        if !passes {
            tx.execute("DELETE FROM outbox WHERE position = ?1", params![position])?;
            continue;
        }
        if !in_vain {
            tx.execute(
                "UPDATE outbox SET state = 'sent' WHERE position = ?1",
                params![position],
            )?;
            if kind == KIND {
                sent(tx, message, now)?;
            }
        }
        sealed.push((kind, body));
    }
    Ok(sealed)
}

impl World<'_> {
    fn step(&mut self) -> Result<()> {
        match self.chance.below(18) {
            0..=4 => self.edit(),
            5..=6 => self.share(),
            7 => self.revoke(),
            8 => {
                self.model.now = self.model.now.plus(self.chance.below(90) as i64 * 60_000);
                Ok(())
            }
            9 => self.sweep(),
            10..=11 => {
                let reader = self.chance.below(2);
                let in_vain = self.chance.one_in(4);
                self.seal_for(reader, in_vain)
            }
            12..=13 => {
                let reader = self.chance.below(2);
                let most = 1 + self.chance.below(3);
                self.pull(reader, most)
            }
            14 => self.propose(),
            15 => self.look(),
            16 => self.pause(),
            _ => self.meet(),
        }
    }

    fn edit(&mut self) -> Result<()> {
        let (tx, home, now) = (self.ana.tx, self.ana.home, self.model.now);
        let [first, second, node, _] = self.records;
        match self.chance.below(8) {
            place @ 0..=3 => {
                let (thing, record) = [(Thing::First, first), (Thing::Second, second)][place % 2];
                if self.model.values[&thing].is_empty() {
                    return Ok(());
                }
                if self.chance.one_in(12) {
                    journal::erase(tx, home.writer(), record.into(), now)?;
                    self.model.values.insert(thing, Fields::new());
                    return Ok(());
                }
                self.rewrite(thing, record)
            }
            4 => {
                let mark = self.chance.one_in(2);
                store::edit(tx, home.writer(), (node, kind::SUPPORT_NODE), now, |edit| {
                    let element = Scalar::Text("unsafe".into());
                    if mark {
                        edit.add("marks", element)
                    } else {
                        edit.remove("marks", &element)
                    }
                })?;
                self.show_node(node, mark)
            }
            5 => {
                let (field, word) = (self.chance.of(&["name", "phone"]), self.chance.word());
                store::edit(tx, home.writer(), (node, kind::SUPPORT_NODE), now, |edit| {
                    edit.set(field, Scalar::Text(word))
                })?;
                let mark = self.model.values[&Thing::Node].is_empty();
                self.show_node(node, mark)
            }
            _ => {
                let field = self.chance.of(Thing::Plan.fields());
                let word = if self.chance.one_in(3) {
                    String::new()
                } else {
                    self.chance.word()
                };
                let lines = if word.is_empty() {
                    Vec::new()
                } else {
                    vec![word.clone()]
                };
                let new = match field.parse::<Step>() {
                    Ok(step) => PlanEdit {
                        items: [(step, lines)].into(),
                        ..PlanEdit::default()
                    },
                    Err(_) => PlanEdit {
                        reasons: Some(lines),
                        ..PlanEdit::default()
                    },
                };
                crisis::edit(tx, home.writer(), &new, now)?;
                let values = self.model.values.entry(Thing::Plan).or_default();
                if word.is_empty() {
                    values.remove(field);
                } else {
                    values.insert(field.into(), line(&word));
                }
                Ok(())
            }
        }
    }

    fn rewrite(&mut self, thing: Thing, record: RecordId) -> Result<()> {
        let mood = self.chance.one_in(2).then(|| self.chance.below(7) as i64 - 3);
        let words = if mood.is_some() && self.chance.one_in(3) {
            String::new()
        } else {
            self.chance.word()
        };
        let tags: Vec<String> = (0..self.chance.below(3)).map(|_| self.chance.word()).collect();
        let new = NewEntry {
            text: &words,
            mood,
            tags: &tags,
        };
        journal::rewrite(self.ana.tx, self.ana.home.writer(), record.into(), new, self.model.now)?;
        let mut values = Fields::from([("created_at".into(), FieldValue::Int(NOW.0))]);
        if !words.is_empty() {
            values.insert("text".into(), FieldValue::Text(words));
        }
        values.extend(mood.map(|mood| ("mood".into(), FieldValue::Int(mood))));
        if !tags.is_empty() {
            let mut tags = tags;
            tags.sort();
            values.insert("tags".into(), FieldValue::Texts(tags));
        }
        self.model.values.insert(thing, values);
        Ok(())
    }

    /// Takes over in the model what stands in the registers, which is not what is judged here.
    fn show_node(&mut self, node: RecordId, mark: bool) -> Result<()> {
        let texts = store::read(self.ana.tx, node, |state| {
            let text = |field: &str| match state.value(field) {
                Some(Scalar::Text(text)) => FieldValue::Text(text.clone()),
                _ => panic!("each of these was written"),
            };
            Ok(["name", "phone"].map(|field| (field.to_owned(), text(field))))
        })?;
        let mut safety = Fields::from([("safety".into(), text("unsafe"))]);
        safety.insert("name".into(), texts[0].1.clone());
        let mut shown = Fields::from(texts);
        shown.insert("type".into(), text("person"));
        shown.insert("kinds".into(), FieldValue::Texts(vec!["social".into()]));
        shown.insert("ring".into(), FieldValue::Int(2));
        let (shown, safety) = if mark {
            (Fields::new(), safety)
        } else {
            (shown, Fields::new())
        };
        self.model.values.insert(Thing::Node, shown);
        self.model.values.insert(Thing::Safety, safety);
        Ok(())
    }

    /// Takes over in the model what the merge of a proposal gave, which is not what is judged here.
    fn show_plan(&mut self) -> Result<()> {
        let values = crisis::shared_fields(self.ana.tx, self.records[3])?;
        self.model.values.insert(Thing::Plan, values.unwrap_or_default());
        Ok(())
    }

    fn share(&mut self) -> Result<()> {
        let chance = &mut self.chance;
        let (thing, reader) = (chance.of(&THINGS), self.readers[chance.below(2)]);
        let mut fields: Vec<String> = named(thing.fields());
        fields.retain(|_| chance.one_in(2));
        let terms = Terms {
            fields,
            purpose: chance.one_in(2).then(|| chance.word()),
            until: chance
                .one_in(2)
                .then(|| self.model.now.plus((1 + chance.below(120)) as i64 * 60_000)),
            proposing: if chance.one_in(3) {
                Proposing::Permitted
            } else {
                Proposing::No
            },
        };
        let [first, second, node, plan] = self.records;
        let record = match thing {
            Thing::First => first,
            Thing::Second => second,
            Thing::Node | Thing::Safety => node,
            Thing::Plan => plan,
        };
        let new = NewGrant {
            record,
            kind: thing.kind(),
            terms: &terms,
        };
        let Device { home, tx } = self.ana;
        let person = self.at_anas(reader)?;
        let permitted = self.model.permits(thing, reader.who, &terms);
        let shared = tx.attempt(|tx| share(tx, &home.persona, &person, &new, &self.random, self.model.now));
        assert_eq!(shared.is_ok(), permitted, "{thing:?} {:?}", reader.who);
        if let Ok(grant) = shared {
            self.model.shared(grant.id, thing, reader.who, terms);
        }
        Ok(())
    }

    fn revoke(&mut self) -> Result<()> {
        let grants = self.model.grants();
        if !grants.is_empty() {
            let id = self.chance.of(&grants);
            revoke(self.ana.tx, id, &self.random, self.model.now)?;
            self.model.revoked(id);
        }
        Ok(())
    }

    /// Ana's conversation with one of them is paused, or goes on.
    fn pause(&mut self) -> Result<()> {
        let paused = self.chance.of(&[None, Some(0), Some(1)]);
        for (place, reader) in self.readers.iter().enumerate() {
            let standing = match paused == Some(place) {
                true => Standing::Paused,
                false => Standing::Active,
            };
            let person = Person {
                standing,
                ..reader.at_anas.clone()
            };
            person.save(self.ana.tx, self.model.now)?;
        }
        self.model.pause(paused.map(|place| self.readers[place].who));
        Ok(())
    }

    /// Somebody as they stand with Ana now.
    fn at_anas(&self, reader: Reader<'_>) -> Result<Person> {
        let person = Person::with_account(self.ana.tx, &reader.at_anas.account)?;
        Ok(person.expect("she knows them"))
    }

    fn sweep(&mut self) -> Result<()> {
        self.model.swept();
        sweep(self.ana.tx, &self.random, self.model.now)
    }

    fn seal_for(&mut self, place: usize, in_vain: bool) -> Result<()> {
        let reader = self.readers[place];
        let sealed = seal(self.ana, reader.at_anas, self.model.now, in_vain)?;
        for (kind, body) in &sealed {
            self.model.judge_sealed(reader.who, kind, body);
        }
        if !in_vain {
            for (kind, body) in &sealed {
                self.model.sent(kind, body);
            }
            self.logs[place].0.extend(sealed);
        }
        Ok(())
    }

    fn pull(&mut self, place: usize, most: usize) -> Result<()> {
        let (reader, ana) = (self.readers[place], self.ana);
        let (log, read) = &mut self.logs[place];
        let until = log.len().min(*read + most);
        // Now and then something that was there is shown again.
        let again = if until > 0 && self.chance.one_in(4) {
            Some(self.chance.below(until))
        } else {
            None
        };
        for one in (*read..until).chain(again) {
            let (kind, body) = &log[one];
            self.messages += 1;
            take(
                reader.device.tx,
                &item(ana.home, kind, body, self.messages, self.model.now),
            )?;
        }
        *read = until;
        Ok(())
    }

    fn propose(&mut self) -> Result<()> {
        let (Reader { device, .. }, now) = (self.readers[self.chance.below(2)], self.model.now);
        let live = received(device.tx)?
            .into_iter()
            .filter(|share| share.state == State::Live);
        let shares: Vec<GrantId> = live.map(|share| share.id).collect();
        if shares.is_empty() {
            return Ok(());
        }
        let (id, field) = (self.chance.of(&shares), self.chance.of(Thing::Plan.fields()));
        let word = self.chance.word();
        let proposed = device.tx.attempt(|tx| propose(tx, id, field, &word, &self.random, now));
        match proposed {
            Err(error) if !matches!(error.code(), Code::NotPermitted | Code::NotFound) => Err(error),
            _ => Ok(()),
        }
    }

    /// Between two meetings: what is shown as a reader's is what they may see now, and their own device ends by itself what
    /// is over, whatever Ana's says.
    fn look(&mut self) -> Result<()> {
        let (reader, now) = (self.readers[self.chance.below(2)], self.model.now);
        let seen = view_as(self.ana.tx, &self.at_anas(reader)?, now)?;
        let seen: BTreeMap<GrantId, Fields> = seen.into_iter().map(|shown| (shown.share, shown.fields)).collect();
        assert!(
            seen == self.model.seen(reader.who),
            "more or less is shown than is seen"
        );
        sweep(reader.device.tx, &self.random, now)?;
        let kept = reader
            .device
            .tx
            .all("SELECT id FROM shares WHERE content IS NOT NULL", [], |row| row.get(0))?;
        assert!(
            kept.into_iter().all(|share| !self.model.is_past(share)),
            "something is kept past its end"
        );
        Ok(())
    }

    /// All sync until nothing moves, and what they hold is compared.
    fn meet(&mut self) -> Result<()> {
        for round in 0..2 {
            self.sweep()?;
            for place in 0..2 {
                self.seal_for(place, false)?;
                self.pull(place, usize::MAX / 2)?;
                let reader = self.readers[place];
                if round == 1 {
                    continue;
                }
                let to = Person::find(reader.device.tx, "Ana")?;
                for (kind, body) in seal(reader.device, &to, self.model.now, false)? {
                    assert_eq!(kind, PROPOSAL_KIND, "a reader sends nothing else");
                    self.messages += 1;
                    let item = item(reader.device.home, &kind, &body, self.messages, self.model.now);
                    receive_proposal(self.ana.tx, &item)?;
                    if self.model.takes_over(reader.who, &body) {
                        self.show_plan()?;
                    }
                }
            }
        }
        for reader in self.readers {
            sweep(reader.device.tx, &self.random, self.model.now)?;
            self.compare(reader)?;
        }
        Ok(())
    }

    fn compare(&self, reader: Reader<'_>) -> Result<()> {
        let (tx, now) = (reader.device.tx, self.model.now);
        let seen = view_as(self.ana.tx, &self.at_anas(reader)?, now)?;
        let live = received(tx)?.into_iter().filter(|share| share.state == State::Live);
        let held: Vec<Shown> = live.map(|share| read(tx, share.id, now)).collect::<Result<_>>()?;
        let sorted = |shown: Vec<Shown>| {
            shown
                .into_iter()
                .map(|one| (one.share, one))
                .collect::<BTreeMap<_, _>>()
        };
        let (seen, held) = (sorted(seen), sorted(held));
        assert!(
            seen == held,
            "what is shown as {:?}'s is not what they hold",
            reader.who
        );
        let fields: BTreeMap<GrantId, Fields> = held.into_iter().map(|(id, shown)| (id, shown.fields)).collect();
        assert!(
            fields == self.model.held(reader.who),
            "{:?} holds something else",
            reader.who
        );
        let contents = tx.all("SELECT content FROM shares WHERE content IS NOT NULL", [], |row| {
            row.get::<Vec<u8>>(0)
        })?;
        assert_eq!(contents.len(), fields.len(), "something is kept of what has ended");
        let kept = contents.iter().flat_map(|content| words(content)).collect();
        assert!(self.model.words_held(reader.who).is_superset(&kept));
        Ok(())
    }
}

/// What everybody begins with; each world goes back to it.
struct Beginning {
    ana: Home,
    homes: [Home; 2],
    people: [Person; 2],
    records: [RecordId; 4],
}

impl Beginning {
    fn new() -> Self {
        let ana = Home::ana();
        let homes = [
            Home::new("Ben", Role::Therapist, 2),
            Home::new("Eva", Role::PeerWorker, 3),
        ];
        let people = [
            ana.knows(homes[0].persona.account, "Ben", Role::Therapist),
            ana.knows(homes[1].persona.account, "Eva", Role::PeerWorker),
        ];
        for home in &homes {
            home.knows(ana.persona.account, "Ana", Role::Patient);
        }
        let new = NewNode {
            name: "word-1",
            node_type: NodeType::Person,
            kinds: &[support::Kind::Social],
            ring: 2,
            phone: Some("600 1"),
        };
        let node = ana.write(|tx| support::add(tx, ana.writer(), new, &ana.random, NOW)).id;
        let records = [
            ana.entry("word-2").into(),
            ana.entry("word-3").into(),
            node,
            ana.plan_record(),
        ];
        Beginning {
            ana,
            homes,
            people,
            records,
        }
    }

    fn world(&self, seed: u64, txs: [&Tx<'_>; 3]) -> Result<()> {
        let _seed = Seed(seed);
        let [ana, ben, eva] = txs;
        let entry = |word: &str| {
            Fields::from([
                ("created_at".into(), FieldValue::Int(NOW.0)),
                ("text".into(), text(word)),
                ("mood".into(), FieldValue::Int(-1)),
                ("tags".into(), FieldValue::Texts(vec!["night".into()])),
            ])
        };
        let values = BTreeMap::from([
            (Thing::First, entry("word-2")),
            (Thing::Second, entry("word-3")),
            (Thing::Plan, Fields::new()),
        ]);
        let device = |home, tx| Device { home, tx };
        let [bens, evas] = &self.homes;
        let mut world = World {
            chance: Chance(seed),
            random: SeededRandom::new(seed),
            ana: device(&self.ana, ana),
            readers: [
                Reader {
                    who: Who::Ben,
                    device: device(bens, ben),
                    at_anas: &self.people[0],
                },
                Reader {
                    who: Who::Eva,
                    device: device(evas, eva),
                    at_anas: &self.people[1],
                },
            ],
            records: self.records,
            model: Model::new(values),
            logs: Default::default(),
            messages: 0,
        };
        world.show_node(self.records[2], false)?;
        for _ in 0..STEPS {
            world.step()?;
        }
        world.meet()?;
        // Undoes it.
        Err(Error::new(Code::Cancelled, "this world is over"))
    }
}

fn set<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Lives through these worlds, one after the other.
fn live_through(seeds: impl Iterator<Item = u64>) {
    let beginning = Beginning::new();
    let [bens, evas] = &beginning.homes;
    beginning.ana.write(|ana| {
        bens.vault.write(|ben| {
            evas.vault.write(|eva| {
                for seed in seeds {
                    let world =
                        ana.attempt(|ana| ben.attempt(|ben| eva.attempt(|eva| beginning.world(seed, [ana, ben, eva]))));
                    let ended = world.expect_err("a world ends with its undoing");
                    assert_eq!(ended.code(), Code::Cancelled, "KITH_GRANT_SEED={seed}: {ended}");
                }
                Ok(())
            })
        })
    });
}

#[test]
fn m17_in_ten_thousand_worlds_nothing_goes_out_without_a_grant_and_all_see_what_is_shown_as_theirs() {
    if let Some(seed) = set("KITH_GRANT_SEED") {
        return live_through(std::iter::once(seed));
    }
    let worlds: u64 = set("KITH_GRANT_WORLDS").unwrap_or(10_000);
    std::thread::scope(|scope| {
        for first in 0..2 {
            scope.spawn(move || live_through((first..worlds).step_by(2)));
        }
    });
}
