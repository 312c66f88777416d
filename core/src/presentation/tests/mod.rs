//! Stories of the screens, with real vaults.

mod crisis;
mod first_steps;
mod home;
mod journal;
mod locks;
mod more;
mod person;
mod plan;
mod preferences;
mod unlocking;

use person::Person;
