//! What crosses to another person.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::grant::Grant;
use super::kind::Kind;
use super::matrix;
use crate::care::Fields;
use crate::exchange::identity::Role;
use crate::exchange::sync::queue::Outgoing;
use crate::foundation::types::{GrantId, MessageId, Millis, Result};
use crate::foundation::vault::View;

/// The kind of an item that holds a projection.
pub const KIND: &str = "share";
/// The kind of an item that ends one.
pub const END_KIND: &str = "share.end";

/// Something that a live grant covers. There is no other way to make one than a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted<T>(T);

/// What a reader sees of a record.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// The share's id: random, it says nothing of the record.
    pub share: GrantId,
    /// What it is, such as `journal.entry`.
    pub kind: String,
    /// Why it is shared, in the words of who shares it.
    pub purpose: Option<String>,
    /// When the reader deletes it.
    pub until: Option<Millis>,
    /// The fields for which the reader may propose a new text.
    pub may_propose: Vec<String>,
    /// The values; a field without one is left out.
    pub fields: Fields,
}

/// Tells what it is, never what a person wrote.
impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Shown({} as {}, {} fields)",
            self.kind,
            self.share,
            self.fields.len()
        )
    }
}

/// A version of a share, as it travels.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Projection {
    pub(super) share: GrantId,
    /// Counts the versions of this share, from 1.
    pub(super) number: i64,
    /// When this version was made.
    pub(super) sent_at: Millis,
    pub(super) until: Option<Millis>,
    pub(super) kind: String,
    pub(super) purpose: Option<String>,
    pub(super) may_propose: Vec<String>,
    pub(super) fields: Fields,
}

/// The end of a share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) share: GrantId,
}

/// What a reader in this role sees by the grant at this moment: the current values of the fields that it names, as far as
/// the role may see them. None if there is nothing (any more). Everything that shows or sends a share asks this.
pub(super) fn project(view: &View<'_>, grant: &Grant, role: Role) -> Result<Option<Granted<Shown>>> {
    let values = (Kind::named(&grant.kind)?.values)(view, grant.record)?;
    let Some(values) = values.filter(|values| !values.is_empty()) else {
        return Ok(None);
    };
    let covers = |field: &String| grant.fields.contains(field) && matrix::may_see(role, &grant.kind, field);
    Ok(Some(Granted(Shown {
        share: grant.id,
        kind: grant.kind.clone(),
        purpose: grant.purpose.clone(),
        until: grant.until,
        may_propose: grant.proposable(role),
        fields: values.into_iter().filter(|(field, _)| covers(field)).collect(),
    })))
}

impl Granted<Shown> {
    /// To show the one who shares it.
    pub(super) fn shown(self) -> Shown {
        self.0
    }

    /// A hash of all that the reader sees. Two versions with the same hash say the same.
    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::digest(kith_wire::encode(&self.clone().version(0, Millis(0)).0)).into()
    }

    /// The version with this number.
    pub(super) fn version(self, number: i64, sent_at: Millis) -> Granted<Projection> {
        let shown = self.0;
        Granted(Projection {
            share: shown.share,
            number,
            sent_at,
            until: shown.until,
            kind: shown.kind,
            purpose: shown.purpose,
            may_propose: shown.may_propose,
            fields: shown.fields,
        })
    }
}

impl Granted<Projection> {
    /// The item that carries it.
    pub(super) fn outgoing(&self, message: MessageId) -> Outgoing {
        Outgoing {
            message,
            kind: KIND,
            body: kith_wire::encode(&self.0),
        }
    }
}

impl Projection {
    /// What its reader sees.
    pub(super) fn shown(self) -> Shown {
        Shown {
            share: self.share,
            kind: self.kind,
            purpose: self.purpose,
            until: self.until,
            may_propose: self.may_propose,
            fields: self.fields,
        }
    }

    /// The same as [`Granted::hash`], of what waits in the queue.
    pub(super) fn hash(&self) -> [u8; 32] {
        let bare = Projection {
            number: 0,
            sent_at: Millis(0),
            ..self.clone()
        };
        Sha256::digest(kith_wire::encode(&bare)).into()
    }
}
