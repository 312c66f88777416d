//! Small types that everything stands on: ids, times, secrets, the one error.

mod error;
mod hlc;
mod id;
mod secret;
mod time;

pub use error::{Advice, Code, Error, Result};
pub use hlc::Hlc;
pub use id::{
    AccountId, ConsentId, ConversationId, DeviceId, EntryId, GrantId, InvitationId, MessageId, OpId, PersonaId, PlanId,
    PromptId, RecordId, SkillId,
};
pub use secret::Secret;
pub use time::{Millis, format_rfc3339, parse_rfc3339};
