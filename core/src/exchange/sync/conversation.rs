//! Where a conversation stands: its group, its channel, the place up to which the log was read.

use kith_wire::id::{ChannelId, Cursor};

use crate::exchange::identity::persona::decode_relay;
use crate::foundation::env::{Random, Relay};
use crate::foundation::types::{AccountId, Code, ConversationId, Error, PersonaId, Result};
use crate::foundation::vault::{Row, Tx, View, params};

/// What can be done in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It has no group yet: what is written waits.
    Pending,
    /// It is read and written.
    Active,
    /// It is read; nothing is sealed until people have compared.
    Paused,
    /// It is over.
    Ended,
    /// Its log cannot be followed further.
    Wedged,
}

impl State {
    const ALL: [State; 5] = [
        State::Pending,
        State::Active,
        State::Paused,
        State::Ended,
        State::Wedged,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Active => "active",
            State::Paused => "paused",
            State::Ended => "ended",
            State::Wedged => "wedged",
        }
    }
}

/// A conversation.
#[derive(Debug, Clone)]
pub struct Conversation {
    /// Known to this vault alone.
    pub id: ConversationId,
    /// The persona that takes part.
    pub persona: PersonaId,
    /// What can be done in it.
    pub state: State,
    pub(super) group: Option<[u8; 16]>,
    pub(super) relay: Option<Relay>,
    pub(super) channel: Option<ChannelId>,
    pub(super) creation: Option<Vec<u8>>,
    pub(super) cursor: Option<Cursor>,
    pub(super) run: [u8; 32],
    pub(super) next_counter: u64,
    pub(super) head_seen_in: i64,
}

const COLUMNS: &str = "id, persona, state, group_id, relay, channel, creation, cursor, run, next_counter, head_seen_in";

fn read(row: &Row<'_>) -> Result<Conversation> {
    let state = row.get::<String>(2)?;
    let state = State::ALL
        .into_iter()
        .find(|known| known.as_str() == state)
        .ok_or_else(|| Error::new(Code::Damaged, "a conversation's stored state is unknown"))?;
    Ok(Conversation {
        id: row.get(0)?,
        persona: row.get(1)?,
        state,
        group: row.get(3)?,
        relay: row
            .get::<Option<Vec<u8>>>(4)?
            .map(|bytes| decode_relay(&bytes))
            .transpose()?,
        channel: row
            .get::<Option<[u8; 32]>>(5)?
            .map(|id| ChannelId(kith_wire::Array(id))),
        creation: row.get(6)?,
        cursor: row.get::<Option<Vec<u8>>>(7)?.map(Cursor),
        run: row.get::<Option<[u8; 32]>>(8)?.unwrap_or_default(),
        next_counter: u64::try_from(row.get::<i64>(9)?)
            .map_err(|_| Error::new(Code::Damaged, "a stored counter is negative"))?,
        head_seen_in: row.get(10)?,
    })
}

impl Conversation {
    /// A conversation with this account whose group comes later.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub fn create_pending(
        tx: &Tx<'_>,
        persona: PersonaId,
        peer: &AccountId,
        random: &dyn Random,
    ) -> Result<ConversationId> {
        let id = ConversationId::from_bytes(random.array());
        tx.execute(
            "INSERT INTO conversations (id, persona, peer, kind, state) VALUES (?1, ?2, ?3, 'direct', 'pending')",
            params![id, persona, peer],
        )?;
        Ok(id)
    }

    /// The conversation with this id.
    ///
    /// # Errors
    /// `not_found`.
    pub fn load(view: &View<'_>, id: ConversationId) -> Result<Self> {
        view.one(
            &format!("SELECT {COLUMNS} FROM conversations WHERE id = ?1"),
            params![id],
            read,
        )?
        .ok_or_else(|| Error::new(Code::NotFound, "there is no such conversation"))
    }

    /// Every conversation whose log is read: active and paused ones.
    pub(super) fn all_open(view: &View<'_>) -> Result<Vec<Self>> {
        view.all(
            &format!("SELECT {COLUMNS} FROM conversations WHERE state IN ('active', 'paused') ORDER BY id"),
            [],
            read,
        )
    }

    pub(super) fn set_state(tx: &Tx<'_>, id: ConversationId, state: State) -> Result<()> {
        tx.execute(
            "UPDATE conversations SET state = ?2 WHERE id = ?1",
            params![id, state.as_str()],
        )?;
        Ok(())
    }

    /// Nothing is sealed until people have compared.
    pub(super) fn pause(tx: &Tx<'_>, id: ConversationId) -> Result<()> {
        tx.execute(
            "UPDATE conversations SET state = 'paused' WHERE id = ?1 AND state = 'active'",
            params![id],
        )?;
        Ok(())
    }

    /// People have compared.
    pub(super) fn go_on(tx: &Tx<'_>, id: ConversationId) -> Result<()> {
        tx.execute(
            "UPDATE conversations SET state = 'active' WHERE id = ?1 AND state = 'paused'",
            params![id],
        )?;
        Ok(())
    }

    pub(super) fn settle(
        tx: &Tx<'_>,
        id: ConversationId,
        group: [u8; 16],
        relay: &Relay,
        channel: ChannelId,
        creation: Option<Vec<u8>>,
    ) -> Result<()> {
        tx.execute(
            "UPDATE conversations SET state = 'active', group_id = ?2, relay = ?3, channel = ?4, creation = ?5 WHERE id = ?1",
            params![id, group, kith_wire::encode(relay), channel.0.0, creation],
        )?;
        Ok(())
    }

    /// The group, relay and channel of a conversation that has begun.
    pub(super) fn begun(&self) -> Result<([u8; 16], &Relay, ChannelId)> {
        match (self.group, &self.relay, self.channel) {
            (Some(group), Some(relay), Some(channel)) => Ok((group, relay, channel)),
            _ => Err(Error::new(
                Code::Damaged,
                "an open conversation has no group or channel",
            )),
        }
    }
}
