//! Devices and a real relay: what the exchange promises, through the library.
//!
//! The relay is the real binary on loopback; devices are whole companions with real vault files. The clock is moved by
//! hand. Faults of the network and lies of a relay are made on purpose, not by luck.

mod consent;
mod epochs;
mod faults;
mod hostile;
mod live;
mod lying;
mod net;
mod pairing;
mod recovery;
mod screens;
mod screens_sharing;
mod sharing;
mod simulation;
mod world;
