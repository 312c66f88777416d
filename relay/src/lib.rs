//! The relay of Kith: it passes sealed entries between devices, and knows no people.
//!
//! # What it promises
//!
//! - *Durable means durable.* A success is answered after the disk has synced. Many requests share one
//!   sync; each of them waits for it.
//! - *One order.* A channel is one log. A commit closes its epoch for everybody: the first wins, the loser
//!   learns by whom. An honest relay cannot fork a conversation.
//! - *The same request, the same answer.* An entry is known by its hash for as long as its channel lives,
//!   also after it expired: a device that lost an answer sends the same bytes again.
//! - *Access follows the epoch.* Who can sign with an epoch's key reads from that epoch's start up to the
//!   first commit after it that removes somebody, and writes while the epoch is current. The relay holds
//!   verifiers, never keys.
//! - *It says when it was set back.* A cursor carries a mark of the entry's hash: a relay restored from an
//!   old copy refuses the places that it no longer knows, instead of serving another history.
//! - *It keeps little.* Times are kept by the day; addresses are kept in memory for rate limits and nowhere
//!   else; logs hold starts, stops and faults; what expires is overwritten on the disk.
//!
//! # How it fails
//!
//! A fault of the disk refuses the writes that were under way with `unavailable`, whether or not they were
//! done, and they can be sent again; reads go on. Overload is refused (`unavailable`, `rate_limited`) before
//! memory is spent. A kill at any moment loses nothing that was answered: SQLite replays its log at the next
//! start. A database of a newer version, or of another program, is left as it is. A clock that jumps ahead
//! makes things expire early; nothing else depends on the time.
//!
//! # What it does not do
//!
//! It does not read, push, search, or know who talks to whom beyond what traffic shows. It does not protect
//! against an operator who serves different histories to different members: devices notice that by their
//! running hash. It is one process on one machine; [`store::Store`] is cut so that a replicated log fits.
//!
//! # Where to read
//!
//! [`store`] (what is kept, and the contract), [`service`] (the protocol's rules, without a transport),
//! [`http`] (HTTP around it), [`command`] (the program), [`clock`] and [`lease`].

pub mod clock;
pub mod command;
pub mod http;
pub mod lease;
pub mod service;
pub mod store;
mod wait;
