//! Whether something may go to somebody: judged before it is queued, and again at each sealing.

use super::document::{Channel, Document};
use super::ledger::{self, Held};
use super::needed::{Needed, needed};
use super::pack::{Pack, packs};
use super::statement::Choice;
use crate::exchange::identity::Role;
use crate::exchange::identity::person::Person;
use crate::foundation::types::{AccountId, Code, ConversationId, Error, PersonaId, Result};
use crate::foundation::vault::{View, params};

/// Who must decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// We.
    Mine,
    /// The other person.
    Theirs,
}

/// Why a consent does not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    /// Nothing was decided yet, as far as this device knows.
    Never,
    /// It was declined.
    Refused,
    /// It was given and taken back.
    Withdrawn,
    /// It was given to an older text.
    Changed,
}

impl Lack {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Lack::Never => "never",
            Lack::Refused => "refused",
            Lack::Withdrawn => "withdrawn",
            Lack::Changed => "changed",
        }
    }

    /// Whether somebody said no, rather than nothing yet or to another text.
    pub const fn is_no(self) -> bool {
        matches!(self, Lack::Refused | Lack::Withdrawn)
    }
}

/// A consent that does not stand and is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// Who must decide.
    pub side: Side,
    /// On what.
    pub document: Document,
    /// Why it does not stand.
    pub lack: Lack,
}

impl Missing {
    /// The cause that a caller is told.
    pub const fn code(self) -> Code {
        match self.lack {
            Lack::Withdrawn => Code::ConsentWithdrawn,
            Lack::Never | Lack::Refused | Lack::Changed => Code::ConsentNeeded,
        }
    }

    fn error(self) -> Error {
        let why = match (self.side, self.lack) {
            (Side::Mine, Lack::Never) => "you have not decided on it yet",
            (Side::Mine, Lack::Refused) => "you said no to it, which you may",
            (Side::Mine, Lack::Withdrawn) => "you took it back, which you may",
            (Side::Mine, Lack::Changed) => "its text was changed since you agreed",
            (Side::Theirs, Lack::Never) => "their yes has not arrived here yet",
            (Side::Theirs, Lack::Refused) => "they said no to it, which they may",
            (Side::Theirs, Lack::Withdrawn) => "they took it back, which they may",
            (Side::Theirs, Lack::Changed) => "its text was changed since they agreed",
        };
        Error::technical(
            self.code(),
            format_args!("this needs the consent \"{}\": {why}", self.document.as_str()),
        )
    }
}

/// What is missing before something goes to this person on this channel, what we owe first. For `export` the person is
/// whoever the records are about; oneself decides.
///
/// # Errors
/// As [`View::one`].
pub fn lacking(view: &View<'_>, person: &Person, channel: Channel) -> Result<Vec<Missing>> {
    lacking_on(packs(), view, person, channel)
}

/// As [`lacking`], judged by the texts of these packs.
pub(super) fn lacking_on(packs: &[Pack], view: &View<'_>, person: &Person, channel: Channel) -> Result<Vec<Missing>> {
    let (me, role) = own(view, person.persona)?;
    let Needed { mine, theirs } = needed(role, person.role, channel);
    let recipient = if channel == Channel::Export { me } else { person.account };
    let mine = mine.iter().map(|document| (Side::Mine, *document, me, recipient));
    let theirs = theirs
        .iter()
        .map(|document| (Side::Theirs, *document, person.account, me));
    let mut missing = Vec::new();
    for (side, document, by, recipient) in mine.chain(theirs) {
        if let Some(lack) = judge(packs, ledger::held(view, &by, &recipient, document)?, document) {
            missing.push(Missing { side, document, lack });
        }
    }
    Ok(missing)
}

fn own(view: &View<'_>, persona: PersonaId) -> Result<(AccountId, Role)> {
    let found = view.one(
        "SELECT account, role FROM personas WHERE id = ?1",
        params![persona],
        |row| Ok((row.get(0)?, row.get::<String>(1)?.parse()?)),
    )?;
    found.ok_or_else(|| Error::new(Code::Damaged, "a person's persona is missing"))
}

/// Nothing is lacking if the newest decision is a yes to a text of today. A text of a newer version than ours, or in a
/// language that we do not have, is taken for current: the others' app is ahead of ours.
fn judge(packs: &[Pack], held: Option<Held>, document: Document) -> Option<Lack> {
    let Some(held) = held else {
        return Some(Lack::Never);
    };
    if held.choice == Choice::Withdrawn.as_str() {
        return Some(Lack::Withdrawn);
    }
    if held.choice != Choice::Given.as_str() {
        return Some(Lack::Refused);
    }
    let texts = || {
        packs
            .iter()
            .flat_map(Pack::texts)
            .filter(|text| text.document == document)
    };
    let version = texts().map(|text| text.version).max().unwrap_or_default();
    let ours = texts().find(|text| text.locale == held.locale);
    let changed =
        held.version < version || held.version == version && ours.is_some_and(|text| text.hash() != held.hash);
    changed.then_some(Lack::Changed)
}

/// Why the consent of this account for that one does not stand; nothing if it stands.
///
/// # Errors
/// As [`View::one`].
pub fn stands(view: &View<'_>, by: &AccountId, recipient: &AccountId, document: Document) -> Result<Option<Lack>> {
    Ok(judge(packs(), ledger::held(view, by, recipient, document)?, document))
}

/// Refuses what lacks a consent.
///
/// # Errors
/// `consent_needed`, or `consent_withdrawn` if one was taken back; the detail says which and why.
pub fn require(view: &View<'_>, person: &Person, channel: Channel) -> Result<()> {
    require_on(packs(), view, person, channel)
}

/// Refuses what lacks a consent that is given for oneself, as [`Document::Export`] is.
///
/// # Errors
/// As [`require`].
pub fn require_own(view: &View<'_>, own: &AccountId, document: Document) -> Result<()> {
    match stands(view, own, own, document)? {
        Some(lack) => Err(Missing {
            side: Side::Mine,
            document,
            lack,
        }
        .error()),
        None => Ok(()),
    }
}

/// As [`require`], judged by the texts of these packs.
pub(super) fn require_on(packs: &[Pack], view: &View<'_>, person: &Person, channel: Channel) -> Result<()> {
    match first(&lacking_on(packs, view, person, channel)?) {
        Some(missing) => Err(missing.error()),
        None => Ok(()),
    }
}

/// What is told first: that somebody said no, then what we can do ourselves.
fn first(missing: &[Missing]) -> Option<Missing> {
    let no = missing.iter().find(|missing| missing.lack.is_no());
    no.or(missing.first()).copied()
}

/// What an item lacks that is about to be sealed in this conversation.
///
/// # Errors
/// As [`View::one`].
pub fn gate(view: &View<'_>, conversation: ConversationId, channel: Channel) -> Result<Option<Missing>> {
    let Some(person) = Person::of_conversation(view, conversation)? else {
        return Ok(None);
    };
    Ok(first(&lacking(view, &person, channel)?))
}
