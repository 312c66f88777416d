//! What is not needed every day: [`more`] (where everything else is), [`account`] (who the person is here, this phone, the
//! recovery words), [`locks`] (when Kith locks and what opens it), [`new_passphrase`], [`about`]; [`act`] does what they offer.

mod about;
mod account;
mod act;
mod list;
mod locks;
mod passphrase;

pub use about::AboutState;
pub(super) use about::about;
pub use account::AccountState;
pub(super) use account::account;
pub use act::MoreAction;
pub(super) use act::act;
pub use list::MoreState;
pub(super) use list::more;
pub(super) use locks::locks;
pub use locks::{AwayLock, LocksState};
pub use passphrase::NewPassphraseState;
pub(super) use passphrase::{is_short, new_passphrase};
