//! What is chosen for a share until it is made, and what is looked at.

use serde::Serialize;

use super::thing::Shareable;
use crate::care::consent::{Offered, OfferedField, Proposing, Terms};
use crate::companion::Look;
use crate::foundation::types::{AccountId, GrantId, Millis};
use crate::presentation::place::Place;

const DAY: i64 = 24 * 3_600_000;

/// Until when something is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareUntil {
    /// For seven days.
    Week,
    /// For thirty days.
    Month,
    /// Until it is taken back.
    TakenBack,
}

/// What is held between the screens of sharing; nothing of it is content.
#[derive(Debug, Default)]
pub(in crate::presentation) struct Held {
    pub(super) choosing: Option<Choosing>,
    look: Option<Look>,
}

/// What is chosen so far of one share. What was not chosen yet is as [`Choosing::terms`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choosing {
    pub(super) what: Shareable,
    pub(super) with: AccountId,
    pub(super) fields: Option<Vec<String>>,
    pub(super) until: Option<ShareUntil>,
    pub(super) proposing: Option<Proposing>,
}

impl Held {
    /// The choice for this share, where one was begun.
    pub(super) fn choosing(&self, what: Shareable, with: AccountId) -> Choosing {
        let begun = self
            .choosing
            .as_ref()
            .filter(|one| (one.what, one.with) == (what, with));
        begun.cloned().unwrap_or(Choosing {
            what,
            with,
            fields: None,
            until: None,
            proposing: None,
        })
    }

    /// Somebody looks at it; see [`Look`].
    pub(super) fn look_at(&mut self, look: Look) {
        self.look = Some(look);
    }

    pub(super) fn look(&self, share: GrantId) -> Option<&Look> {
        self.look.as_ref().filter(|look| look.share() == share)
    }

    /// A look ends when the vault is locked.
    pub(in crate::presentation) fn stop_looking(&mut self) {
        self.look = None;
    }

    /// And when its screen is left.
    pub(in crate::presentation) fn settle(&mut self, path: &[Place]) {
        let is_open = |share: GrantId| path.contains(&Place::Received { share });
        self.look = self.look.take().filter(|look| is_open(look.share()));
    }
}

impl Choosing {
    /// The fields that are chosen: the ones of the share that this one takes the place of, else the least that says
    /// anything.
    pub(super) fn fields(&self, offered: &Offered) -> Vec<String> {
        if let Some(fields) = &self.fields {
            return fields.clone();
        }
        if let Some(before) = &offered.replaces {
            return before.fields.clone();
        }
        let names = |wanted: fn(&&OfferedField) -> bool| -> Vec<String> {
            let fields = offered.fields.iter().filter(wanted);
            fields.map(|field| field.name.to_owned()).collect()
        };
        let least = names(|field| field.is_least && field.is_filled);
        if least.is_empty() {
            names(|field| field.is_filled)
        } else {
            least
        }
    }

    /// Until when. A plan that nobody sees any more because a week is over helps nobody; all else ends soon.
    pub(super) fn until(&self, offered: &Offered) -> ShareUntil {
        let before = offered.replaces.as_ref();
        self.until.unwrap_or(match (self.what, before) {
            (Shareable::Plan, _) => ShareUntil::TakenBack,
            (_, Some(before)) if before.until.is_none() => ShareUntil::TakenBack,
            _ => ShareUntil::Week,
        })
    }

    /// Whether the reader may propose changes, where one of the chosen fields permits it.
    pub(super) fn proposing(&self, offered: &Offered) -> Proposing {
        let chosen = self.fields(offered);
        let mut fields = offered.fields.iter();
        let can = fields.any(|field| field.can_be_proposed_for && chosen.iter().any(|name| name == field.name));
        let before = offered.replaces.as_ref().map(|before| before.proposing);
        match can {
            true => self.proposing.or(before).unwrap_or_default(),
            false => Proposing::No,
        }
    }

    /// How it is shared.
    pub(super) fn terms(&self, offered: &Offered, purpose: &str, now: Millis) -> Terms {
        let until = match self.until(offered) {
            ShareUntil::Week => Some(now.plus(7 * DAY)),
            ShareUntil::Month => Some(now.plus(30 * DAY)),
            ShareUntil::TakenBack => None,
        };
        Terms {
            fields: self.fields(offered),
            purpose: Some(purpose.to_owned()),
            until,
            proposing: self.proposing(offered),
        }
    }
}
