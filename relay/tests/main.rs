//! The relay from outside: its rules without a transport, over HTTP, and as a process.
//!
//! The oracle of the rules is the protocol's text; what is deliberately not asserted is how long anything
//! takes, and which of two concurrent commits wins.

mod admission;
mod channels;
mod expiry;
mod hostile;
mod inboxes;
mod live;
mod over_http;
mod process;
mod support;
