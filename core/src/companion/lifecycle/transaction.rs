//! What the views and the machinery stand on: one consistent view, one transaction.
//!
//! [`Companion::read`] and [`Companion::write`] are for what a person sees and does: they give `locked` behind a locked
//! screen. [`Companion::read_behind`] and [`Companion::write_behind`] are for what goes on behind it (passes, sweeps, drafts
//! that are kept): they hand nothing to a screen.

use super::Companion;
use crate::exchange::identity::persona::Persona;
use crate::exchange::mls::Context;
use crate::exchange::records::store::Writer;
use crate::foundation::types::{Code, Millis, Result};
use crate::foundation::vault::{Standing, Tx, View};

impl Companion {
    pub(in crate::companion) fn read<T>(&self, work: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        let found = self.shown()?.vault.read(work)?;
        // What was read while the screen was being locked is not shown.
        self.shown()?;
        Ok(found)
    }

    /// As [`Companion::read`], also behind a locked screen.
    pub(in crate::companion) fn read_behind<T>(&self, work: impl FnOnce(&View<'_>) -> Result<T>) -> Result<T> {
        self.open()?.vault.read(work)
    }

    /// One transaction, at the time that it is given.
    pub(in crate::companion) fn write<T>(&self, work: impl FnOnce(&Tx<'_>, Millis) -> Result<T>) -> Result<T> {
        let now = self.env.clock.now();
        self.shown()?.vault.write(|tx| work(tx, now))
    }

    /// As [`Companion::write`], also behind a locked screen.
    pub(in crate::companion) fn write_behind<T>(&self, work: impl FnOnce(&Tx<'_>, Millis) -> Result<T>) -> Result<T> {
        let now = self.env.clock.now();
        self.open()?.vault.write(|tx| work(tx, now))
    }

    /// As [`Companion::write`], with what MLS needs.
    pub(in crate::companion) fn write_sealed<T>(
        &self,
        work: impl FnOnce(&Context<'_>, Millis) -> Result<T>,
    ) -> Result<T> {
        let random = self.env.random.as_ref();
        self.write(|tx, now| work(&Context { tx, random }, now))
    }

    /// A vault that was put back pauses conversations, and comparing does not end that: the rollback is the reason that is
    /// told.
    pub(in crate::companion) fn or_rolled_back<T>(&self, outcome: Result<T>) -> Result<T> {
        match outcome {
            Err(error) if error.code() == Code::Paused && self.standing()? == Standing::RolledBack => {
                Standing::RolledBack.permits_sealing().and(Err(error))
            }
            other => other,
        }
    }
}

pub(in crate::companion) fn writer_of(persona: &Persona) -> Writer {
    Writer {
        account: persona.account,
        device: persona.device,
    }
}
