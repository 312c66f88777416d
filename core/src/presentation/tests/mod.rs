//! Stories of the screens, with real vaults.

mod consents;
mod crisis;
mod first_steps;
mod journal;
mod locks;
mod messages;
mod people;
mod person;

use person::Person;
