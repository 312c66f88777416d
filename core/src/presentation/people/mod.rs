//! People: everybody ([`list`]), one of them ([`person`]), the number that is compared ([`safety_number`]), which devices can
//! read along ([`readers`]); inviting ([`invite`], [`invitation`]) and being invited ([`accept`]); and the support map
//! ([`new_map_entry`], [`map_entry`]).
//!
//! An entry of the map is no person who uses Kith, and who is marked unsafe is seen as such by its owner alone.

mod accept;
mod act;
mod invitation;
mod invite;
mod list;
mod map;
mod new_entry;
mod person;
mod readers;
mod safety;
mod words;

pub use accept::AcceptState;
pub(super) use accept::accept;
pub use act::PeopleAction;
pub(super) use act::act;
pub(super) use invitation::invitation;
pub use invitation::{InvitationState, QrCode};
pub use invite::InviteState;
pub(super) use invite::invite;
pub(super) use list::list;
pub use list::{MapPart, MapRow, PeopleState, PersonRow};
pub use map::MapEntryState;
pub(super) use map::map_entry;
pub use new_entry::{KindPick, NewMapEntryState};
pub(super) use new_entry::{NewEntry, new_map_entry};
pub use person::PersonState;
pub(super) use person::person;
pub(super) use readers::readers;
pub use readers::{DeviceRow, ReadersState};
pub use safety::SafetyNumberState;
pub(super) use safety::safety_number;
pub(super) use words::about;
