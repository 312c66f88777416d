//! The views of what people do.

use std::sync::Arc;

use super::Companion;
use crate::{AccessLog, Consents, Crisis, Journal, Messages, People, Practice, Shares, SupportMap};

#[uniffi::export]
impl Companion {
    /// The journal.
    pub fn journal(&self) -> Arc<Journal> {
        Arc::new(Journal(Arc::clone(&self.inner)))
    }

    /// Messages.
    pub fn messages(&self) -> Arc<Messages> {
        Arc::new(Messages(Arc::clone(&self.inner)))
    }

    /// People and invitations.
    pub fn people(&self) -> Arc<People> {
        Arc::new(People(Arc::clone(&self.inner)))
    }

    /// Practice.
    pub fn practice(&self) -> Arc<Practice> {
        Arc::new(Practice(Arc::clone(&self.inner)))
    }

    /// The support map.
    pub fn support_map(&self) -> Arc<SupportMap> {
        Arc::new(SupportMap(Arc::clone(&self.inner)))
    }

    /// The crisis plan; its screen opens in every state.
    pub fn crisis(&self) -> Arc<Crisis> {
        Arc::new(Crisis(Arc::clone(&self.inner)))
    }

    /// Consents.
    pub fn consents(&self) -> Arc<Consents> {
        Arc::new(Consents(Arc::clone(&self.inner)))
    }

    /// Shares.
    pub fn shares(&self) -> Arc<Shares> {
        Arc::new(Shares(Arc::clone(&self.inner)))
    }

    /// Who was given, was sent or has read what.
    pub fn access_log(&self) -> Arc<AccessLog> {
        Arc::new(AccessLog(Arc::clone(&self.inner)))
    }
}
