//! Devices and a real relay: what the exchange promises, through the library.
//!
//! The relay is the real binary on loopback; devices are whole companions with real vault files. The clock is moved by
//! hand. Faults of the network are made by losing answers, not by luck.

mod epochs;
mod faults;
mod hostile;
mod live;
mod pairing;
mod recovery;
mod sharing;
mod simulation;
mod world;
