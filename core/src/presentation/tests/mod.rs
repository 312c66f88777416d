//! Stories of the screens, with real vaults.

mod crisis;
mod first_steps;
mod journal;
mod locks;
mod log;
mod person;
mod sharing;

use person::Person;
