//! The real programs, `kith` and `kith-relay`, as people and operators run them: real processes, files and sockets.
//!
//! Read `main_job` first. `commands` has what each command says, `crisis` that help is on the screen whatever is wrong, `encrypted` what holds over TLS, `faults` what happens
//! when something is wrong or in the way, `secrecy` what others can find, `kills` what is left when processes die. Clocks
//! are not moved here: what needs a wrong or a later clock is tested through the library.

mod commands;
mod crisis;
mod encrypted;
mod faults;
mod kills;
mod main_job;
mod secrecy;
