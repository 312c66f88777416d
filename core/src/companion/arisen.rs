//! What arises while the person is not let in: taken in at once where the key is in memory, else kept in the drop box and
//! taken in when the vault is opened. Nothing of it is sent by that.
//!
//! In the drop box an item is a version byte and the kind with its content. What this version does not know, or cannot
//! take in, stays in the vault as it was and is tried again with every box: it is never dropped.

use serde::{Deserialize, Serialize};

use super::Companion;
use super::feed::Change;
use super::lifecycle::writer_of;
use crate::care::practice::Outcome;
use crate::care::{crisis, drafts, practice};
use crate::exchange::identity::persona::Persona;
use crate::foundation::drop_box::{Collected, DropBox};
use crate::foundation::keys::VaultKey;
use crate::foundation::types::{Code, Millis, PromptId, Result, Secret};
use crate::foundation::vault::{Tx, Vault, params};

/// The version of the items that this version writes and reads.
const VERSION: u8 = 1;

/// Something that arose while nothing could be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arisen {
    /// A half-written text.
    Draft {
        /// What is being written: [`journal::JOURNAL`], or the place of a message's draft.
        place: String,
        /// As far as it was typed.
        text: String,
        /// When.
        at: Millis,
    },
    /// What became of a prompt.
    Outcome {
        /// Which.
        prompt: PromptId,
        /// What was said of it.
        outcome: Outcome,
        /// When.
        at: Millis,
    },
    /// The crisis plan was used.
    CrisisUse {
        /// The step's stable name; none for the plan as a whole.
        step: Option<String>,
        /// Whether it helped, if the person said.
        helped: Option<bool>,
        /// When.
        at: Millis,
    },
}

impl Arisen {
    fn encode(&self) -> Secret<Vec<u8>> {
        let body = Secret::new(kith_wire::encode(self));
        Secret::new([&[VERSION], body.expose().as_slice()].concat())
    }

    fn decode(item: &[u8]) -> Option<Self> {
        let body = item.strip_prefix(&[VERSION])?;
        kith_wire::decode(body).ok()
    }

    fn take_in(&self, tx: &Tx<'_>) -> Result<()> {
        match self {
            Arisen::Draft { place, text, at } => drafts::merge(tx, place, text, *at),
            Arisen::Outcome { prompt, outcome, at } => {
                practice::record_late(tx, writer_of(&Persona::only(tx)?), *prompt, *outcome, *at)
            }
            Arisen::CrisisUse { step, helped, at } => crisis::uses::record(tx, step.as_deref(), *helped, *at),
        }
    }

    /// Whether what follows in the same box makes this one needless: of a text that is typed on, the last state counts. A text
    /// that was emptied is no such state: it takes no word of an earlier one away.
    fn is_outdone_in(&self, later: &[Option<Arisen>]) -> bool {
        let Arisen::Draft { place, .. } = self else {
            return false;
        };
        let next = later.iter().flatten().find_map(|item| match item {
            Arisen::Draft { place: other, text, .. } if other == place => Some(text),
            _ => None,
        });
        next.is_some_and(|next| !next.is_empty())
    }
}

impl Companion {
    /// Takes in what arose: at once where the key is in memory, also behind a locked screen, else when the vault is opened
    /// next. It is on the disk when this returns.
    ///
    /// # Errors
    /// `too_large` for the item or a full drop box; `key_missing` if there is no vault yet; what its module gives;
    /// `disk_full`, `storage`.
    pub fn arose(&self, arisen: Arisen) -> Result<()> {
        match self.write_behind(|tx, _| arisen.take_in(tx)) {
            Ok(()) => {
                self.note_all();
                Ok(())
            }
            Err(error) if error.code() == Code::Locked => self.drop_in(&arisen),
            Err(error) => Err(error),
        }
    }

    /// When the crisis plan was used, in the order in which it became known. For the person alone.
    ///
    /// # Errors
    /// `locked`.
    pub fn crisis_uses(&self) -> Result<Vec<crisis::uses::Use>> {
        self.read(crisis::uses::all)
    }

    /// Puts something into the drop box.
    pub(super) fn drop_in(&self, arisen: &Arisen) -> Result<()> {
        let the_box = DropBox::at(&self.places.boot_dir);
        the_box.put(arisen.encode().expose(), self.store.as_ref(), self.env.random.as_ref())
    }

    /// Takes in what the drop box holds. What fails stays there for the next time: nobody is kept out of their vault by it.
    pub(super) fn take_in(&self, vault: &Vault, key: &VaultKey) {
        let the_box = DropBox::at(&self.places.boot_dir);
        let merged = (|| -> Result<bool> {
            let mut any = false;
            while let Some(collected) = the_box.collect(key)? {
                vault.write(|tx| store(tx, &collected))?;
                the_box.discard()?;
                any = true;
            }
            Ok(any)
        })();
        match merged {
            Ok(false) => {}
            Ok(true) => self.note_all(),
            Err(error) => tracing::warn!(code = error.code().as_str(), "the drop box could not be emptied"),
        }
    }

    fn note_all(&self) {
        for change in [Change::Journal, Change::Messages, Change::Practice, Change::Crisis] {
            self.note(change);
        }
    }
}

/// Takes in the items of a box that were not taken in yet, and those of earlier boxes that can be now.
fn store(tx: &Tx<'_>, collected: &Collected) -> Result<()> {
    if !collected.again {
        tx.execute("DELETE FROM arisen_ids", [])?;
    }
    let kept: Vec<(i64, Vec<u8>)> = tx.all("SELECT position, item FROM arisen_kept ORDER BY position", [], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    for (position, item) in kept {
        if Arisen::decode(&item).is_some_and(|arisen| tx.attempt(|tx| arisen.take_in(tx)).is_ok()) {
            tx.execute("DELETE FROM arisen_kept WHERE position = ?1", params![position])?;
        }
    }
    let read: Vec<Option<Arisen>> = collected
        .items
        .iter()
        .map(|item| Arisen::decode(&item.content))
        .collect();
    for (n, (item, arisen)) in collected.items.iter().zip(&read).enumerate() {
        let new = tx.execute("INSERT OR IGNORE INTO arisen_ids (id) VALUES (?1)", params![item.id])?;
        if new == 0 {
            continue;
        }
        let taken = match arisen {
            Some(arisen) if arisen.is_outdone_in(&read[n + 1..]) => Ok(()),
            Some(arisen) => tx.attempt(|tx| arisen.take_in(tx)),
            None => tx
                .execute("INSERT INTO arisen_kept (item) VALUES (?1)", params![item.content])
                .map(drop),
        };
        match taken {
            Err(error) if error.is_of_the_vault() => return Err(error),
            Err(error) => {
                tracing::warn!(
                    code = error.code().as_str(),
                    "something from the drop box is kept for later"
                );
                tx.execute("INSERT INTO arisen_kept (item) VALUES (?1)", params![item.content])?;
            }
            Ok(()) => {}
        }
    }
    Ok(())
}
