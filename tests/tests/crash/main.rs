//! What is left when a process ends, or the disk refuses, at each call that changes the disk.
//!
//! A scenario has a starting state, a process that does one thing to it, and a check. The process runs once with a preloaded
//! library (`tests/crash/interpose.c`) that counts its calls; then it runs again from a copy of the same state for each
//! call: killed before the call takes effect; killed when half of the bytes are written; killed, and what was not synced
//! taken back as a power cut may; answered `EIO` once; answered `ENOSPC` from there on. After each, the check opens what is
//! left and completes what was begun: what was acknowledged is there once, what was being written is there whole or not at
//! all, and both sides of an exchange agree.
//!
//! A scenario with many calls is sampled evenly; every sync, rename and removal is in the sample.
//! `KITH_CRASH=all` runs every call in every mode, `KITH_CRASH=kill:17` one of them; a failure says which. Linux only.
//! Taken back is what files hold, not their names: a rename or a new file is durable here before its folder is synced.

mod creation;
mod crisis;
mod exchange;
mod interposer;
mod people;
mod points;
mod relay;
mod scenario;
mod stage;
mod vault;
