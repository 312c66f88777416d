//! What must not pass in silence: an alarm stays until it was dealt with.

use crate::foundation::types::{Code, ConversationId, Error, Result};
use crate::foundation::vault::{Tx, View, params};

/// Something that must not pass in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alarm {
    /// Somebody else answered the same invitation later.
    SecondAnswer,
    /// Members were shown different logs, or the relay lost entries that it had confirmed.
    RelayRegressed,
    /// A commit closed the epoch that nobody can process, or one with another verifier than it yields.
    Wedged,
    /// An entry claims to be of this device and is not known here.
    StrangeOwnEntry,
    /// A device is in the group whose credential does not prove an account that belongs there.
    StrangeDevice,
}

impl Alarm {
    const ALL: [Alarm; 5] = [
        Alarm::SecondAnswer,
        Alarm::RelayRegressed,
        Alarm::Wedged,
        Alarm::StrangeOwnEntry,
        Alarm::StrangeDevice,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Alarm::SecondAnswer => "second_answer",
            Alarm::RelayRegressed => "relay_regressed",
            Alarm::Wedged => "wedged",
            Alarm::StrangeOwnEntry => "strange_own_entry",
            Alarm::StrangeDevice => "strange_device",
        }
    }

    fn parse(text: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|alarm| alarm.as_str() == text)
            .ok_or_else(|| Error::new(Code::Damaged, "a stored alarm is unknown"))
    }
}

/// Raises an alarm.
pub(super) fn raise(tx: &Tx<'_>, conversation: ConversationId, alarm: Alarm) -> Result<()> {
    tracing::warn!(alarm = alarm.as_str(), "a conversation needs attention");
    tx.execute(
        "INSERT INTO alarms (conversation, alarm) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![conversation, alarm.as_str()],
    )?;
    Ok(())
}

/// The alarms that stand.
pub(super) fn standing(view: &View<'_>, conversation: ConversationId) -> Result<Vec<Alarm>> {
    view.all(
        "SELECT alarm FROM alarms WHERE conversation = ?1 ORDER BY alarm",
        params![conversation],
        |row| Alarm::parse(&row.get::<String>(0)?),
    )
}

/// People have compared: what that answers is over. A log that cannot be followed stays so, and so does a strange device
/// that is still there.
pub(super) fn compared(tx: &Tx<'_>, conversation: ConversationId, strange_devices: bool) -> Result<()> {
    tx.execute(
        "DELETE FROM alarms WHERE conversation = ?1 AND alarm <> ?2 AND NOT (alarm = ?3 AND ?4)",
        params![
            conversation,
            Alarm::Wedged.as_str(),
            Alarm::StrangeDevice.as_str(),
            strange_devices
        ],
    )?;
    Ok(())
}
