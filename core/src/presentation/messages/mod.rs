//! Messages: the conversations ([`list`]), and one of them ([`conversation`]) with what is written in it.
//!
//! What is typed is kept for its person as it is typed, so that a text never comes to anybody else. What hinders a message
//! is said before it is sent too, with what leads on (`hindrance`). No state says that anything was read.

mod act;
mod conversation;
mod hindrance;
mod list;
mod message;
mod notes;

pub use act::MessagesAction;
pub(super) use act::{act, typed};
pub(super) use conversation::conversation;
pub use conversation::{Composer, ConversationState};
pub use hindrance::Hindrance;
pub(super) use list::list;
pub use list::{ConversationRow, MessagesState};
pub use message::MessageRow;
pub use notes::ConversationNote;
