//! Entering a group by a welcome.

use openmls::prelude::{MlsMessageBodyIn, ProcessedWelcome, WelcomeError};
use openmls_traits::OpenMlsProvider;

use super::group::Group;
use super::key_package::Reuse;
use super::member::Member;
use super::provider::{Context, Provider};
use super::receive::parse;
use super::settings::{SUITE, join_config, rules};
use crate::foundation::types::{Code, Error, Result};
use crate::foundation::vault::Tx;

/// A group that was joined.
pub struct Joined {
    /// The group, stored in the transaction.
    pub group: Group,
    /// Who sent the welcome. Judge it, and every member of the group, before anything is shown.
    pub inviter: Member,
    /// Which kind of key package was used: one for a single use is gone now and wants to be replaced.
    pub used: Reuse,
    /// The reference of that key package.
    pub reference: Vec<u8>,
}

/// Joins the group of a welcome, an MLSMessage that only zeros may follow. The key package that it was made for is
/// deleted with it, unless it is a last resort. After an error nothing has changed and the key package is still there.
/// A stored group that this device was removed from is replaced.
///
/// # Errors
/// `not_found` if it was made for no key package of this device; `already_exists` while this device is a member;
/// `invalid_input` if it is no valid welcome to a group of Kith; `disk_full`, `storage`.
pub fn join(context: Context<'_>, welcome: &[u8]) -> Result<Joined> {
    context.tx.attempt(|tx: &Tx<'_>| {
        attempt(
            Context {
                tx,
                random: context.random,
            },
            welcome,
        )
    })
}

fn attempt(context: Context<'_>, welcome: &[u8]) -> Result<Joined> {
    let Some(MlsMessageBodyIn::Welcome(welcome)) = parse(welcome).map(|message| message.extract()) else {
        return Err(invalid());
    };
    let provider = Provider::new(context);
    let fault = |error: WelcomeError<Error>| match error {
        WelcomeError::NoMatchingKeyPackage => {
            provider.explain(Code::NotFound, "the welcome was made for no key package of this device")
        }
        WelcomeError::GroupAlreadyExists => already_member(),
        _ => provider.explain(Code::InvalidInput, "this is not a valid welcome"),
    };
    let processed = ProcessedWelcome::new_from_welcome(&provider, &join_config(0), welcome).map_err(fault)?;
    let info = processed.unverified_group_info();
    let id = info.group_id().as_slice().try_into().map_err(|_| invalid())?;
    if info.ciphersuite() != SUITE || !processed.psks().is_empty() {
        return Err(invalid());
    }
    let package = processed.own_key_package().ok_or_else(invalid)?;
    let used = if package.last_resort() {
        Reuse::LastResort
    } else {
        Reuse::Once
    };
    let reference = package
        .hash_ref(provider.crypto())
        .map_err(|_| invalid())?
        .as_slice()
        .to_vec();

    match Group::load(context, id)? {
        Some(group) if group.is_member() => return Err(already_member()),
        Some(_) => Group::delete(context, id)?,
        None => {}
    }
    let staged = openmls::prelude::JoinBuilder::new(&provider, processed)
        .skip_lifetime_validation()
        .build()
        .map_err(fault)?;
    if rules(staged.group_context().extensions()).is_none() {
        return Err(invalid());
    }
    let inviter = staged
        .welcome_sender()
        .ok()
        .and_then(|node| Member::at(staged.welcome_sender_index(), node));
    let inviter = inviter.ok_or_else(invalid)?;
    let inner = staged.into_group(&provider).map_err(fault)?;
    provider.settle()?;
    Ok(Joined {
        group: Group { inner, id },
        inviter,
        used,
        reference,
    })
}

fn invalid() -> Error {
    Error::new(Code::InvalidInput, "this is not a valid welcome to a group of Kith")
}

fn already_member() -> Error {
    Error::new(Code::AlreadyExists, "this device is a member of the group already")
}
