//! What the tests that cross crates stand on: the programs, started as people start them, and companions on the disk.
//!
//! [`World`] is a folder with everything in it: the vaults ([`Home`]), a relay ([`RelayProgram`]), the folder for temporary
//! files and what the programs said. [`Impostor`] stands where a relay should and is none. [`companion_at`] is a device
//! without a program around it.

mod consent;
mod device;
mod files;
mod home;
mod impostor;
mod programs;
mod relay;
mod world;

pub use consent::agree;
pub use device::companion_at;
pub use files::{copy_folder, every_file, memory_folder, restore_folder};
pub use home::{Done, Home, Refused, Said};
pub use impostor::Impostor;
pub use programs::{kith, kith_relay};
pub use relay::RelayProgram;
pub use world::World;
