//! Sharing: what ([`what`]), with whom ([`with`]), which fields, why and until when ([`how`]), what they will see
//! ([`preview`]); what the person shares ([`given`]) and what others share with them ([`received`], [`one_received`],
//! [`propose`]); what somebody sees ([`seen_by`]) and who can read something ([`who_can_read`]).
//!
//! Nothing is offered that a role cannot be granted, and nothing leaves before it was seen as its reader will see it, if
//! the person wants to: both by the code that sends.

mod act;
mod choosing;
mod given;
mod how;
mod names;
mod preview;
mod propose;
mod readers;
mod received;
mod seen;
mod thing;
mod what;
mod with;

pub use act::{LookReason, ShareReason, SharingAction};
pub(super) use act::{act, typed};
pub(super) use choosing::Held;
pub use choosing::ShareUntil;
pub(super) use given::given;
pub use given::{GivenRow, PersonWhoSees, ProposalRow, SharedByMeState};
pub(super) use how::how;
pub use how::{FieldChoice, ShareHowState, UntilChoice};
pub use preview::SharePreviewState;
pub(super) use preview::preview;
pub use propose::ProposeState;
pub(super) use propose::propose;
pub use readers::{EarlierReader, RecordReaderRow, WhoCanReadState};
pub(super) use readers::{who_can_read, who_can_read_messages};
pub use received::{ReceivedRow, ReceivedState, SharedWithMeState};
pub(super) use received::{one_received, received};
pub use seen::SeenByState;
pub(super) use seen::seen_by;
pub use thing::{Shareable, ShownField, ShownThing};
pub(super) use what::what;
pub use what::{MapChoice, ShareWhatState};
pub(super) use with::with;
pub use with::{PersonChoice, ShareWithState};
