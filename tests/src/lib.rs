//! What the end-to-end tests stand on: the two programs, started as people start them.
//!
//! [`World`] is a folder with everything in it: the vaults ([`Home`]), a relay ([`RelayProgram`]), the folder for temporary
//! files and what the programs said. [`Impostor`] stands where a relay should and is none.

mod files;
mod home;
mod impostor;
mod programs;
mod relay;
mod world;

pub use files::{copy_folder, every_file};
pub use home::{Done, Home, Refused, Said};
pub use impostor::Impostor;
pub use relay::RelayProgram;
pub use world::World;
