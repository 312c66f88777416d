//! Joining a group by a Welcome.

use openmls::prelude::tls_codec::Deserialize as _;
use openmls::prelude::{MlsMessageBodyIn, MlsMessageIn, StagedWelcome};

use super::config::{self, SUITE};
use super::context::Context;
use super::group::Group;
use crate::foundation::types::{Code, Error, Result};

/// A group that was joined.
pub struct Joined {
    /// The group, in the epoch that the Welcome names.
    pub group: Group,
}

/// Joins by a Welcome. The key package that it used is consumed in the same transaction, a last-resort one kept. Who the
/// members are is for the caller to judge, who gives the transaction up if they are not whom they should be.
///
/// # Errors
/// `invalid_input` if the Welcome is not valid or was not made for a key package of this device.
pub fn join(context: &Context<'_>, welcome: &[u8]) -> Result<Joined> {
    let wrong = |_| Error::new(Code::InvalidInput, "this welcome is not valid, or not for this device");
    let message = MlsMessageIn::tls_deserialize_exact(welcome).map_err(|_| wrong(()))?;
    let MlsMessageBodyIn::Welcome(welcome) = message.extract() else {
        return Err(wrong(()));
    };
    let provider = context.provider();
    let staged =
        StagedWelcome::new_from_welcome(&provider, &config::join_config(), welcome, None).map_err(|_| wrong(()))?;
    let inner = staged.into_group(&provider).map_err(|_| wrong(()))?;
    if inner.group_id().as_slice().len() != 16 || inner.ciphersuite() != SUITE {
        return Err(wrong(()));
    }
    Ok(Joined { group: Group { inner } })
}
