//! Stories of the screens, with real vaults.

mod crisis;
mod first_steps;
mod journal;
mod locks;
mod person;

use person::Person;
