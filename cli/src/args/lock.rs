//! `lock`.

use clap::{Args, Subcommand};

use crate::parse::{Time, time};

#[derive(Subcommand)]
pub enum LockAction {
    /// See, or set, when the apps lock by themselves.
    Policy(NewPolicy),
}

#[derive(Args)]
pub struct NewPolicy {
    /// The screen locks after this time without a touch: 30s, 5m, 1h, off.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub idle: Option<Time>,
    /// The key is taken away after this time without a touch; then nothing is sent or fetched.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub key_after: Option<Time>,
    /// What happens when the app goes to the background.
    #[arg(long, value_name = "screen|key|off", value_enum, hide_possible_values = true)]
    pub background: Option<When>,
    /// After how long there; 0s is at once.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub background_after: Option<Time>,
}

/// What locks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum When {
    /// The screen.
    Screen,
    /// The key.
    Key,
    /// Nothing.
    Off,
}
