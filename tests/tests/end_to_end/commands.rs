//! What each command does and says.

mod account;
mod chat;
mod consent;
mod journal;
mod lock;
mod log;
mod map;
mod people;
mod practice;
mod recover;
mod shapes;
mod share;
mod spanish;
mod sync;
mod terminal;
mod usage;
