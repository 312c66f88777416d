//! For tests: a vault of somebody's own in a folder that goes with it.

use crate::exchange::identity::Role;
use crate::exchange::identity::persona::{NewPersona, Persona};
use crate::foundation::env::SeededRandom;
use crate::foundation::types::Millis;
use crate::foundation::vault::{Made, Vault, made};

/// A vault with one persona.
pub(super) struct Founded {
    pub(super) folder: tempfile::TempDir,
    pub(super) vault: Vault,
    pub(super) random: SeededRandom,
    pub(super) persona: Persona,
}

pub(super) fn founded(name: &str, role: Role, seed: u64, now: Millis) -> Founded {
    let Made {
        folder,
        vault,
        words,
        random,
        ..
    } = made(seed);
    let new = NewPersona {
        name,
        role,
        relay: None,
        admission: None,
        recovery: Some(&words),
    };
    let persona = vault
        .write(|tx| Persona::found(tx, new, &random, now))
        .expect("founded");
    Founded {
        folder,
        vault,
        random,
        persona,
    }
}
