//! `region`: where the person is, as two letters, plain: so that a locked screen has the lines of their region.
//!
//! It says in which country somebody lives, and nothing else.

use std::path::Path;

use crate::foundation::keys::{create_private_folder, read_small, remove_file, replace_file};
use crate::foundation::types::Result;

const FILE: &str = "region";

/// What the file says; none if there is no file with two letters.
pub fn read(folder: &Path) -> Option<String> {
    let bytes = read_small(&folder.join(FILE), 2).ok().flatten()?;
    let text = String::from_utf8(bytes).ok()?;
    let two_letters = text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_uppercase());
    two_letters.then_some(text)
}

/// Whether the file says this.
pub fn says(folder: &Path, region: Option<&str>) -> bool {
    match region {
        Some(_) => read(folder).as_deref() == region,
        None => !folder.join(FILE).exists(),
    }
}

/// Replaces the file, or removes it.
///
/// # Errors
/// `disk_full`, `storage`.
pub fn write(folder: &Path, region: Option<&str>) -> Result<()> {
    let file = folder.join(FILE);
    match region {
        Some(region) => {
            create_private_folder(folder)?;
            replace_file(&file, region.as_bytes())
        }
        None => remove_file(&file),
    }
}
