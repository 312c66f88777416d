//! Stories of the screens, with real vaults.

mod consents;
mod crisis;
mod first_steps;
mod home;
mod journal;
mod locks;
mod log;
mod messages;
mod more;
mod people;
mod person;
mod plan;
mod preferences;
mod sharing;
mod unlocking;

use person::Person;
