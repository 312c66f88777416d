//! The first screens: coming alone, with an invitation or with recovery words; the words and their check.
//!
//! [`welcome`], [`begin`] (name and passphrase), [`words`] and [`check`] (the recovery words), [`come_back`]; [`act`] does
//! what they offer. Nothing is on the disk before the last of them: who stops halfway has made nothing.

mod act;
mod making;
mod state;

pub use act::OnboardingAction;
pub(super) use act::act;
pub(super) use making::Making;
pub use state::{BeginState, CheckWordsState, ComeBackState, WelcomeState, WordsState};
pub(super) use state::{begin, check, come_back, invited_by, welcome, words};
