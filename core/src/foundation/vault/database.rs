//! Opening SQLCipher. Each pragma is explained in `docs/storage.md`.

use std::fmt::Write;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::fault::fault;
use super::wiping::wipe_what_is_freed;
use crate::foundation::keys::DatabaseKey;
use crate::foundation::types::{Result, Secret};

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Creates the file.
    Create,
    /// Writes into a file that is there.
    Write,
    /// Reads only.
    Read,
}

pub(super) fn open(path: &Path, key: &DatabaseKey, salt: &[u8; 16], purpose: Purpose) -> Result<Connection> {
    let mut flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    if purpose == Purpose::Create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    wipe_what_is_freed()?;
    let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
    connection.set_prepared_statement_cache_capacity(256);
    // Plans do not depend on bound values. Without this a statement whose plan could is prepared anew each time that it
    // comes from the cache.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(fault)?;
    // SQLCipher would report a damaged page on standard error by itself.
    connection
        .execute_batch("PRAGMA cipher_log_level = NONE;")
        .map_err(fault)?;
    let keyed = key_pragma(key, salt);
    connection.execute_batch(keyed.expose()).map_err(fault)?;
    connection
        .execute_batch(
            "PRAGMA cipher_plaintext_header_size = 32;
             PRAGMA temp_store = MEMORY;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA trusted_schema = OFF;
             PRAGMA cell_size_check = ON;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA journal_size_limit = 1048576;
             PRAGMA busy_timeout = 0;",
        )
        .map_err(fault)?;
    if purpose == Purpose::Read {
        connection.execute_batch("PRAGMA query_only = ON;").map_err(fault)?;
    }
    Ok(connection)
}

/// The raw key and salt as SQLCipher takes them, so that it derives nothing from a passphrase.
fn key_pragma(key: &DatabaseKey, salt: &[u8; 16]) -> Secret<String> {
    let mut text = String::with_capacity(128);
    text.push_str("PRAGMA key = \"x'");
    for byte in key.0.expose().iter().chain(salt) {
        write!(text, "{byte:02x}").expect("writing to a String cannot fail");
    }
    text.push_str("'\";");
    Secret::new(text)
}
