//! That a clinician has looked at what a patient shares, and why.
//!
//! A clinician's device asks for a purpose before it shows a share (HIPAA, 45 CFR 164.312(b), asks for records of who
//! looked), writes it in its own log and tells the patient's devices. Supporters are asked nothing and tell nothing.

use serde::{Deserialize, Serialize};

use super::store::What;
use super::{About, Action, store};
use crate::care::consent::matrix;
use crate::exchange::identity::Role;
use crate::exchange::identity::person::Person;
use crate::exchange::sync::Inbound;
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, GrantId, MessageId, Millis, Result};
use crate::foundation::vault::{Tx, params};

/// The kind of an item that tells of a clinician's look.
pub const KIND: &str = "share.read";
/// Longest purpose, in bytes.
const LONGEST_PURPOSE: usize = 256;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Look {
    share: GrantId,
    at: Millis,
    purpose: String,
}

/// The purpose with which somebody of this role looks at a share: a line for a clinician, nothing for others.
///
/// # Errors
/// `purpose_needed` if a clinician gives none; `too_large`, `invalid_input` for one that is no short line.
pub fn purpose_of_read(role: Role, purpose: Option<&str>) -> Result<Option<&str>> {
    if !matrix::is_asked_why(role) {
        return Ok(None);
    }
    let purpose = purpose.map(str::trim).filter(|purpose| !purpose.is_empty());
    let purpose = purpose.ok_or_else(|| {
        Error::new(
            Code::PurposeNeeded,
            "say why you look at this: the patient sees it in their log",
        )
    })?;
    checked_purpose(purpose).map(Some)
}

fn checked_purpose(purpose: &str) -> Result<&str> {
    if purpose.len() > LONGEST_PURPOSE {
        Err(Error::new(Code::TooLarge, "a purpose has at most 256 bytes"))
    } else if purpose.chars().any(char::is_control) {
        Err(Error::new(Code::InvalidInput, "a purpose is one line"))
    } else {
        Ok(purpose)
    }
}

/// Writes down that a clinician looks at a share, and tells its owner.
///
/// # Errors
/// As [`Tx::execute`].
pub fn read_by_clinician(
    tx: &Tx<'_>,
    owner: &Person,
    about: About,
    purpose: &str,
    random: &dyn Random,
    now: Millis,
) -> Result<()> {
    let share = about.share;
    let what = What {
        to: Some(&owner.account),
        about: Some(about),
        purpose: Some(purpose),
    };
    store::note_own(tx, Action::Read, what, now)?;
    let (Some(conversation), Some(share)) = (owner.conversation, share) else {
        return Ok(());
    };
    let look = Look {
        share,
        at: now,
        purpose: purpose.to_owned(),
    };
    queue::push(
        tx,
        conversation,
        Outgoing {
            message: MessageId::make(now, random.array()),
            kind: KIND,
            body: kith_wire::encode(&look),
        },
        now,
    )
}

/// Writes down that somebody has looked at what we share with them. When, is the time of their device.
///
/// # Errors
/// `invalid_input` if it is malformed or we never shared this with them.
pub(crate) fn receive(tx: &Tx<'_>, item: &Inbound<'_>) -> Result<()> {
    let refused = || {
        Error::new(
            Code::InvalidInput,
            "a look at a share is malformed or of no share of ours",
        )
    };
    let look: Look = kith_wire::decode(item.body).map_err(|_| refused())?;
    checked_purpose(&look.purpose)?;
    let about = tx
        .one(
            "SELECT kind, fields FROM grants WHERE id = ?1 AND person = ?2",
            params![look.share, item.account],
            |row| {
                let fields: String = row.get(1)?;
                Ok(About {
                    share: Some(look.share),
                    kind: row.get(0)?,
                    fields: fields.split_whitespace().map(str::to_owned).collect(),
                })
            },
        )?
        .ok_or_else(refused)?;
    let what = What {
        about: Some(about),
        purpose: Some(&look.purpose),
        ..What::default()
    };
    // Their clock may be wrong, or not tell the truth.
    let at = Millis(look.at.0.clamp(0, item.now.0.max(0)));
    store::note(tx, &item.account, Action::Read, what, at)
}
