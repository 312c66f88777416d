//! Which vaults key files name, also files that open nothing any more: the keys of those vaults can still be erased.

use std::path::Path;

use super::{FILES, Keyslots, LARGEST_FILE};
use crate::foundation::keys::file::beside;
use crate::foundation::keys::read_small;

/// The field of the map as it is encoded: its name, and that 16 bytes follow.
const FIELD: &[u8] = b"\xa5vault\xc4\x10";

impl Keyslots {
    /// The vaults that the files of `folder` name: whole or damaged, of a newer version, or of a change that was cut short.
    pub fn vaults_named_in(folder: &Path) -> Vec<String> {
        let files = FILES.map(|name| folder.join(name));
        let files = files.iter().flat_map(|file| [file.clone(), beside(file)]);
        files
            .filter_map(|file| read_small(&file, LARGEST_FILE).ok().flatten())
            .filter_map(|bytes| named(&bytes))
            .collect()
    }
}

/// The field is looked for, since whatever stands around it may be damaged.
fn named(bytes: &[u8]) -> Option<String> {
    let at = bytes.windows(FIELD.len()).position(|found| found == FIELD)?;
    let (name, _) = bytes.get(at + FIELD.len()..)?.split_first_chunk::<16>()?;
    Some(kith_wire::Array(*name).to_hex())
}
