//! What each command does and says.

mod account;
mod chat;
mod journal;
mod map;
mod people;
mod practice;
mod recover;
mod share;
mod sync;
mod usage;
