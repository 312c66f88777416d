//! Keeps what opens without the vault as the vault says.
//!
//! Every transaction is looked at before it commits ([`Watch`]), whoever makes it: triggers of the database note what the
//! files are made of. If they will say something else, the mark is laid first, and what must not be seen any more (a plan
//! that somebody unsafe leaves, a choice that was taken back) is removed first: its key, and the file. After the commit the
//! files are made anew and the mark is taken away. What was cut short, or failed, is made up for at the next opening.

use std::path::PathBuf;
use std::sync::Arc;

use super::Companion;
use crate::care::crisis::{self, ShownPlan, WhileLocked};
use crate::care::practice;
use crate::foundation::boot::dirty;
use crate::foundation::boot::projection::Projection;
use crate::foundation::boot::region;
use crate::foundation::boot::reminders::{self, Kind, Reminder};
use crate::foundation::env::Env;
use crate::foundation::keys::SecretStore;
use crate::foundation::types::{Code, Error, Millis, Result, Secret};
use crate::foundation::vault::{After, Tx, Vault, View, Watch};

/// What is kept of the plan; none if there is no file.
///
/// # Errors
/// As [`Projection::read`]; `damaged`.
pub(super) fn kept(folder: &std::path::Path, store: &dyn SecretStore) -> Result<Option<ShownPlan>> {
    let Some(content) = Projection::at(folder, store).read()? else {
        return Ok(None);
    };
    kith_wire::decode(content.expose())
        .map(Some)
        .map_err(|_| Error::new(Code::Damaged, "the kept plan is damaged"))
}

impl Companion {
    /// From now on what opens without the vault follows it, beginning with what was missed.
    pub(super) fn keep_up(&self, vault: &Vault) {
        let boot = Boot {
            folder: self.places.boot_dir.clone(),
            store: Arc::clone(&self.store),
            env: self.env.clone(),
            vault: vault.name().to_owned(),
        };
        let made_up_for = vault.read(|view| {
            if dirty::lies(&boot.folder) || boot.wanted(view)?.differs(&boot) {
                boot.after(view);
            }
            Ok(())
        });
        if let Err(error) = made_up_for {
            tracing::warn!(
                code = error.code().as_str(),
                "what opens without the vault cannot be compared with it"
            );
        }
        vault.watch(Arc::new(boot));
    }
}

struct Boot {
    folder: PathBuf,
    store: Arc<dyn SecretStore>,
    env: Env,
    vault: String,
}

/// What the files shall say.
struct Wanted {
    plan: Option<ShownPlan>,
    region: Option<String>,
    reminders: Vec<Reminder>,
    now: Millis,
}

impl Wanted {
    fn differs(&self, boot: &Boot) -> bool {
        kept(&boot.folder, boot.store.as_ref()) != Ok(self.plan.clone()) || self.plain_differs(boot)
    }

    /// Whether one of the files that are not sealed differs.
    fn plain_differs(&self, boot: &Boot) -> bool {
        self.reminders_differ(boot) || !region::says(&boot.folder, self.region.as_deref())
    }

    fn reminders_differ(&self, boot: &Boot) -> bool {
        !reminders::says(&boot.folder, &self.reminders, self.now)
    }
}

impl Boot {
    fn wanted(&self, view: &View<'_>) -> Result<Wanted> {
        let now = self.env.clock.now();
        let ahead = practice::ahead(view, now, reminders::MOST)?.into_iter();
        let reminders = ahead.map(|one| Reminder {
            at: one.due_at,
            zone: one.zone.to_string(),
            kind: Kind::Practice,
        });
        Ok(Wanted {
            plan: crisis::kept_plan(view)?,
            region: crisis::kept_region(view)?,
            reminders: reminders.collect(),
            now,
        })
    }

    fn projection(&self) -> Projection<'_> {
        Projection::at(&self.folder, self.store.as_ref())
    }

    /// Removes what is kept of the plan: its key, so that no copy opens, and the file.
    fn remove(&self) -> Result<()> {
        let (keys, file) = (
            self.projection().erase_keys(&self.vault),
            self.projection().remove_file(),
        );
        // Either is enough for nobody to see it. What is left is removed by the rebuilding, or at the next opening.
        keys.or(file)
    }

    fn rebuild(&self, view: &View<'_>) -> Result<()> {
        let wanted = self.wanted(view)?;
        // First, since it needs no key: it is there also where the plan cannot be kept, and the plan where it cannot.
        let region = match region::says(&self.folder, wanted.region.as_deref()) {
            true => Ok(()),
            false => region::write(&self.folder, wanted.region.as_deref()),
        };
        match &wanted.plan {
            Some(plan) => {
                let content = Secret::new(kith_wire::encode(plan));
                self.projection()
                    .write(&self.vault, &content, self.env.random.as_ref())?;
            }
            None => {
                self.projection().erase_keys(&self.vault)?;
                self.projection().remove_file()?;
            }
        }
        if wanted.reminders_differ(self) {
            reminders::write(&self.folder, &wanted.reminders)?;
        }
        region?;
        dirty::clear(&self.folder)
    }
}

impl Watch for Boot {
    fn before(&self, tx: &Tx<'_>) -> Result<After> {
        if !crisis::take_touched(tx)? {
            return Ok(After::Nothing);
        }
        let wanted = self.wanted(tx)?;
        let kept = kept(&self.folder, self.store.as_ref());
        let plan_differs = kept.as_ref() != Ok(&wanted.plan);
        if !dirty::lies(&self.folder) && !plan_differs && !wanted.plain_differs(self) {
            return Ok(After::Nothing);
        }
        match dirty::lay(&self.folder) {
            // No file opens there, and the keys are erased below: marking somebody unsafe does not depend on it.
            Err(_) if dirty::has_no_place(&self.folder) => {}
            laid => laid?,
        }
        match (kept, &wanted.plan) {
            (Ok(None), _) => {}
            (Ok(Some(before)), Some(plan)) if !before.holds_more_than(plan) => {}
            // What was chosen is that nothing opens: the key must be gone, not the file alone.
            _ if crisis::chosen(tx)? == WhileLocked::Hidden => self.projection().erase_keys(&self.vault)?,
            _ => self.remove()?,
        }
        Ok(After::Look)
    }

    fn after(&self, view: &View<'_>) {
        if let Err(error) = self.rebuild(view) {
            tracing::warn!(
                code = error.code().as_str(),
                "what opens without the vault could not be made anew"
            );
        }
    }
}
