//! What is typed and not yet anywhere else.

use std::collections::BTreeMap;

use serde::Serialize;
use zeroize::Zeroizing;

use crate::care::consent::decisions::Document;
use crate::care::crisis::Step;
use crate::foundation::types::AccountId;

/// A field to type into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// How others shall see the person.
    Name,
    /// A new passphrase, or the one that unlocks.
    Passphrase,
    /// An invitation's link.
    Invitation,
    /// The relay's address.
    Relay,
    /// The relay operator's admission.
    Admission,
    /// The recovery words of before.
    RecoveryWords,
    /// The first word that is asked for.
    FirstWord,
    /// The second.
    SecondWord,
    /// A journal entry, as it is written.
    Entry,
    /// What is looked for in the journal.
    JournalSearch,
    /// The certificate of a relay that has its own authority.
    RelayAuthority,
    /// Another passphrase.
    NewPassphrase,
    /// The same, once more.
    NewPassphraseAgain,
    /// A line of the crisis plan, as it is written.
    PlanLine {
        /// Of which step; none for a reason to live.
        step: Option<Step>,
        /// Its place there, from 0.
        line: u32,
    },
    /// Why something is shared: a line.
    SharePurpose,
    /// Why somebody looks at what is shared: a line.
    LookPurpose,
    /// A change that is proposed, as it is written.
    Proposal,
    /// A message, as it is written. It belongs to one conversation, whatever is open by the time it arrives.
    Message {
        /// To whom.
        person: AccountId,
    },
    /// How somebody or something is called on the support map.
    MapName,
    /// The number to call them.
    MapPhone,
    /// Why a consent is taken back, for oneself.
    ConsentReason {
        /// Which.
        document: Document,
        /// From whom; none for one's own.
        with: Option<AccountId>,
    },
}

impl Field {
    /// Whether it is typed while the vault is locked.
    fn unlocks(self) -> bool {
        matches!(self, Field::Passphrase | Field::RecoveryWords)
    }
}

/// What stands in the fields. Wiped when it goes.
#[derive(Default)]
pub(super) struct Inputs(BTreeMap<Field, Typed>);

#[derive(Default)]
struct Typed {
    text: Zeroizing<String>,
    revision: u32,
}

impl Inputs {
    /// What stands in a field.
    pub(super) fn text(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", |typed| typed.text.as_str())
    }

    /// How often a field was filled otherwise than by typing.
    pub(super) fn revision(&self, field: Field) -> u32 {
        self.0.get(&field).map_or(0, |typed| typed.revision)
    }

    /// A person typed it.
    pub(super) fn typed(&mut self, field: Field, text: String) {
        self.0.entry(field).or_default().text = Zeroizing::new(text);
    }

    /// Something else stands in it now, and not because it was typed.
    pub(super) fn refilled(&mut self, field: Field) {
        self.0.entry(field).or_default().empty();
    }

    /// A choice filled it.
    pub(super) fn fill(&mut self, field: Field, text: String) {
        let typed = self.0.entry(field).or_default();
        typed.empty();
        typed.text = Zeroizing::new(text);
    }

    /// Nothing stands in it any more.
    pub(super) fn clear(&mut self, field: Field) {
        // Also where nothing was typed in this process: what stood there came from the disk.
        self.0.entry(field).or_default().empty();
    }

    /// Nothing stands anywhere any more.
    pub(super) fn wipe(&mut self) {
        for typed in self.0.values_mut() {
            typed.empty();
        }
    }

    /// Nothing stands anywhere any more but what is to open the vault.
    pub(super) fn wipe_what_needs_the_vault(&mut self) {
        let filled = self
            .0
            .iter_mut()
            .filter(|(field, typed)| !field.unlocks() && !typed.text.is_empty());
        for (_, typed) in filled {
            typed.empty();
        }
    }
}

impl Typed {
    fn empty(&mut self) {
        self.text = Zeroizing::default();
        self.revision = self.revision.wrapping_add(1);
    }
}
