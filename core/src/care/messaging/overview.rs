//! Conversations as a list shows them, and up to where the person has looked at each.
//!
//! That somebody has looked is known on this device alone and is told to nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::draft;
use super::message::{self, COLUMNS, Message};
use crate::exchange::identity::person::{Person, Standing};
use crate::foundation::types::{AccountId, ConversationId, Result};
use crate::foundation::vault::{Tx, View, params};

/// A conversation as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// With whom.
    pub person: Person,
    /// The last message, if there is one.
    pub last: Option<Message>,
    /// Whether the last message came since the person looked here last.
    pub has_news: bool,
    /// Whether a text for them is half-written or was refused.
    pub has_draft: bool,
    /// Whether an alarm stands; see `sync/alarm.rs`.
    pub is_alarmed: bool,
}

/// The last message with each account, and its place in the order in which this device learned of them.
///
/// # Errors
/// As [`View::all`].
pub(super) fn latest(view: &View<'_>) -> Result<BTreeMap<AccountId, (i64, Message)>> {
    // One look at the index for each conversation, however long it is.
    let last = view.all(
        &format!(
            "SELECT {COLUMNS}, position, peer FROM conversations AS c JOIN messages
             ON position = (SELECT max(position) FROM messages WHERE conversation = c.id)"
        ),
        [],
        |row| Ok((row.get::<AccountId>(7)?, (row.get::<i64>(6)?, message::read(row)?))),
    )?;
    let mut latest = BTreeMap::new();
    for (account, one) in last {
        let known: &mut (i64, Message) = latest.entry(account).or_insert_with(|| one.clone());
        if known.0 < one.0 {
            *known = one;
        }
    }
    Ok(latest)
}

/// Every conversation with what a list shows of it: those of today in the order in which people were added, then those that
/// are over and can still be read. The number of reads does not grow with them.
///
/// # Errors
/// As [`View::all`].
pub fn overview(view: &View<'_>) -> Result<Vec<Overview>> {
    let mut latest = latest(view)?;
    let looked = looked_at(view)?;
    let drafts = draft::kept_for(view)?;
    let alarmed: BTreeSet<ConversationId> = view
        .all("SELECT DISTINCT conversation FROM alarms", [], |row| row.get(0))?
        .into_iter()
        .collect();
    let (over, today): (Vec<_>, Vec<_>) = Person::ever(view)?.into_iter().partition(is_over);
    let people = today.into_iter().chain(over);
    let listed = people.filter_map(|person| {
        let last = latest.remove(&person.account);
        if is_over(&person) && last.is_none() {
            return None;
        }
        let seen = looked.get(&person.account).copied().unwrap_or_default();
        let news = last
            .as_ref()
            .is_some_and(|(position, last)| *position > seen && last.state == message::State::Received);
        Some(Overview {
            has_news: news,
            has_draft: drafts.contains(&person.account.to_string()),
            is_alarmed: person.conversation.is_some_and(|id| alarmed.contains(&id)),
            last: last.map(|(_, last)| last),
            person,
        })
    });
    Ok(listed.collect())
}

fn is_over(person: &Person) -> bool {
    matches!(person.standing, Standing::Removed | Standing::Refused)
}

fn looked_at(view: &View<'_>) -> Result<BTreeMap<AccountId, i64>> {
    let looked = view.all("SELECT person, position FROM looked_at", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(looked.into_iter().collect())
}

/// Up to where there is something that the person did not look at; none if they have seen all.
///
/// # Errors
/// As [`View::one`].
pub fn not_looked_at(view: &View<'_>, person: &AccountId) -> Result<Option<i64>> {
    let last = view.one(
        "SELECT max((SELECT max(position) FROM messages WHERE conversation = c.id)) FROM conversations AS c WHERE peer = ?1",
        params![person],
        |row| row.get::<Option<i64>>(0),
    )?;
    let seen = view.one(
        "SELECT position FROM looked_at WHERE person = ?1",
        params![person],
        |row| row.get::<i64>(0),
    )?;
    Ok(last.flatten().filter(|last| *last > seen.unwrap_or_default()))
}

/// The person looked at everything up to here.
///
/// # Errors
/// As [`Tx::execute`].
pub fn look_at(tx: &Tx<'_>, person: &AccountId, position: i64) -> Result<()> {
    tx.execute(
        "INSERT INTO looked_at (person, position) VALUES (?1, ?2)
         ON CONFLICT (person) DO UPDATE SET position = max(position, ?2)",
        params![person, position],
    )?;
    Ok(())
}
