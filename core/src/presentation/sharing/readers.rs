//! Who can read something, by the keys of devices and by what is shared.

use serde::Serialize;

use super::given::{see_offer, take_back_offer, was_shared};
use super::names::{People, Things};
use super::thing::{Shareable, field_names, until_phrase};
use crate::care::consent::Grant;
use crate::companion::GrantReaders;
use crate::exchange::sync::readers::{Reader, Standing};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::parts::{Offer, Phrase, Tone};
use crate::presentation::place::Place;
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// Most of those who could read it before.
const MOST_BEFORE: usize = 50;

/// Who can read something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhoCanReadState {
    /// What.
    pub what: Phrase,
    /// Where all of it is.
    pub intro: Phrase,
    /// Who can read it, or fields of it.
    pub now: Vec<RecordReaderRow>,
    /// Said where nobody else can.
    pub nobody: Option<Phrase>,
    /// Who could, the newest first. What was read then cannot be called back.
    pub before: Vec<EarlierReader>,
    /// Shares it, where it can be shared.
    pub share: Option<Offer>,
}

/// Somebody who can read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordReaderRow {
    /// Who.
    pub name: Phrase,
    /// Which fields; none where they read all of it.
    pub fields: Option<Phrase>,
    /// Until when, where it is shared.
    pub until: Option<Phrase>,
    /// On which devices.
    pub devices: Vec<Phrase>,
    /// Shows all that they see.
    pub see: Option<Offer>,
    /// Takes it back, after a question.
    pub take_back: Option<Offer>,
}

/// Somebody who could read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EarlierReader {
    /// Who, and what.
    pub about: Phrase,
}

pub(in crate::presentation) fn who_can_read(scene: &Scene<'_>, what: Shareable) -> Result<ScreenContent> {
    let shares = scene.companion.shares();
    let readers = shares.readers_of(shares.record_of(what.subject())?)?;
    let people = People::of(scene)?;
    let things = Things::of(scene, readers.before.iter())?;
    let row = |one: &GrantReaders| {
        let Grant { id, person, fields, .. } = &one.grant;
        let name = people.name(scene, person);
        RecordReaderRow {
            fields: Some(field_names(scene, fields)),
            until: Some(until_phrase(scene, one.grant.until)),
            devices: devices(scene, &people, &one.devices),
            see: Some(see_offer(scene, &name, *person)),
            take_back: Some(take_back_offer(scene, *id)),
            name: Phrase::written(name),
        }
    };
    let before = readers.before.iter().rev().take(MOST_BEFORE);
    let can_be_shared = !shares.possible_readers(what.subject())?.is_empty();
    let state = WhoCanReadState {
        what: what.name(scene)?,
        intro: scene.phrase("who-can-read-own"),
        nobody: readers.now.is_empty().then(|| scene.phrase("who-can-read-nobody")),
        now: readers.now.iter().map(row).collect(),
        before: before
            .map(|grant| EarlierReader {
                about: was_shared(scene, &people, &things, grant),
            })
            .collect(),
        share: can_be_shared.then(|| scene.way("way-share", Place::ShareWith { what }, Tone::Plain)),
    };
    Ok(ScreenContent::WhoCanRead { state })
}

pub(in crate::presentation) fn who_can_read_messages(scene: &Scene<'_>, with: AccountId) -> Result<ScreenContent> {
    let readers = scene.companion.shares().readers_of_conversation(&with.to_string())?;
    let people = People::of(scene)?;
    let own = scene.companion.me()?.account;
    // Oneself, the other, and whoever else has the keys.
    let mut accounts: Vec<Option<AccountId>> = Vec::new();
    for reader in &readers.devices {
        if !accounts.contains(&reader.account) {
            accounts.push(reader.account);
        }
    }
    let row = |account: &Option<AccountId>| {
        let theirs = readers.devices.iter().filter(|reader| reader.account == *account);
        RecordReaderRow {
            name: match account {
                Some(account) if *account == own => scene.phrase("reader-you"),
                Some(account) => Phrase::written(people.name(scene, account)),
                None => scene.phrase("reader-unknown"),
            },
            fields: None,
            until: None,
            devices: devices(scene, &people, &theirs.copied().collect::<Vec<_>>()),
            see: None,
            take_back: None,
        }
    };
    let name = readers.person.name.clone();
    let nobody = readers.devices.is_empty();
    let state = WhoCanReadState {
        what: scene.phrase_with("thing-messages", &[("name", name.into())]),
        intro: scene.phrase("who-can-read-messages"),
        now: accounts.iter().map(row).collect(),
        nobody: nobody.then(|| scene.phrase("who-can-read-no-keys")),
        before: Vec::new(),
        share: None,
    };
    Ok(ScreenContent::WhoCanRead { state })
}

/// Devices in words, counted for each person.
fn devices(scene: &Scene<'_>, people: &People, readers: &[Reader]) -> Vec<Phrase> {
    let mut said = Vec::new();
    for (at, reader) in readers.iter().enumerate() {
        let before = readers[..at].iter().filter(|one| one.account == reader.account);
        let number = u32::try_from(before.count() + 1).unwrap_or(u32::MAX);
        let name = match &reader.account {
            Some(account) => people.name(scene, account),
            None => scene.words.say("somebody"),
        };
        let values = [("name", name.into()), ("number", number.into())];
        said.push(match reader.standing {
            Standing::Own => scene.phrase("device-own"),
            Standing::Member => scene.phrase_with("device-member", &values),
            Standing::Leaving => scene.phrase_with("device-leaving", &values),
            Standing::Strange => scene.phrase("device-strange"),
        });
    }
    said
}
