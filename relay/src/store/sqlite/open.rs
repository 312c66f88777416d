//! Opening `relay.db`: make the file, set up the connection, migrate, hand it out.

use std::fs::{DirBuilder, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

/// How long one connection waits for another.
const BUSY: Duration = Duration::from_secs(10);

const MIGRATIONS: [&str; 2] = [
    include_str!("../../../migrations/0001.sql"),
    include_str!("../../../migrations/0002.sql"),
];
/// `PRAGMA application_id`: "KITH".
const APPLICATION: i32 = 0x4b49_5448;

/// Why `relay.db` does not open. The file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or the file cannot be made or read.
    #[error("cannot use {path}: {reason}")]
    Files {
        /// The folder or file.
        path: PathBuf,
        /// The system's words.
        reason: std::io::Error,
    },
    /// A newer version of the relay wrote it.
    #[error("{path} was written by a newer version of the relay (schema {found}, this one knows {known}): update it")]
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema that it has.
        found: i64,
        /// The newest schema that this version knows.
        known: i64,
    },
    /// It is the database of another program.
    #[error("{path} is not a relay's database: nothing was changed in it")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// SQLite does not open it.
    #[error("cannot open {path}: {reason}")]
    Database {
        /// The file.
        path: PathBuf,
        /// SQLite's words.
        reason: rusqlite::Error,
    },
}

/// Makes the folder (0700) and the file (0600) if they are missing.
pub fn make(data: &Path) -> Result<PathBuf, OpenError> {
    let files = |path: &Path, reason| OpenError::Files {
        path: path.into(),
        reason,
    };
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data)
        .map_err(|reason| files(data, reason))?;
    let path = data.join("relay.db");
    // SQLite gives its log and index files the mode of the database.
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(&path)
        .map_err(|reason| files(&path, reason))?;
    Ok(path)
}

/// A connection that writes, with the schema of this version.
pub fn writer(path: &Path) -> Result<Connection, OpenError> {
    let database = |reason| OpenError::Database {
        path: path.into(),
        reason,
    };
    let mut conn = connect(path).map_err(database)?;
    migrate(&mut conn, path)?;
    Ok(conn)
}

/// A connection that cannot write.
pub fn reader(path: &Path) -> Result<Connection, OpenError> {
    connect(path)
        .and_then(|conn| {
            conn.pragma_update(None, "query_only", true)?;
            Ok(conn)
        })
        .map_err(|reason| OpenError::Database {
            path: path.into(),
            reason,
        })
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    // `kith-relay admit` writes into the same file while the relay serves.
    conn.busy_timeout(BUSY)?;
    write_ahead(&conn)?;
    // An answer of success means durable: the log is synced at every commit.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // What expired is overwritten, not only unlinked.
    conn.pragma_update(None, "secure_delete", true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "journal_size_limit", 16 * 1024 * 1024)?;
    conn.pragma_update(None, "cache_size", -16 * 1024)?;
    // Statements are planned once, not again for each value that is bound.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

/// Switches the file to a write-ahead log, which the first to open it does. SQLite does not wait for another that switches it
/// at the same moment, so this does.
fn write_ahead(conn: &Connection) -> rusqlite::Result<()> {
    let until = Instant::now() + BUSY;
    loop {
        match conn.pragma_update(None, "journal_mode", "WAL") {
            Err(error)
                if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) && Instant::now() < until =>
            {
                std::thread::sleep(Duration::from_millis(5));
            }
            other => return other,
        }
    }
}

fn migrate(conn: &mut Connection, path: &Path) -> Result<(), OpenError> {
    let database = |reason| OpenError::Database {
        path: path.into(),
        reason,
    };
    let known = MIGRATIONS.len() as i64;
    // The lock is taken before the version is read: `admit` and `serve` may both be the first.
    let tx = conn
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(database)?;
    let found: i64 = tx
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .map_err(database)?;
    let application: i32 = tx
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(database)?;
    let tables: i64 = tx
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(database)?;
    if application != APPLICATION && (tables > 0 || found != 0) {
        return Err(OpenError::Foreign { path: path.into() });
    }
    if found > known {
        return Err(OpenError::Newer {
            path: path.into(),
            found,
            known,
        });
    }
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(migration).map_err(database)?;
    }
    if found < known {
        tx.pragma_update(None, "application_id", APPLICATION)
            .map_err(database)?;
        tx.pragma_update(None, "user_version", known).map_err(database)?;
    }
    tx.commit().map_err(database)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_database_of_a_newer_version_or_another_program_is_refused_untouched() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = make(dir.path()).expect("a file");
        drop(writer(&path).expect("opens"));
        let conn = Connection::open(&path).expect("opens");
        conn.pragma_update(None, "user_version", 99).expect("set");
        assert!(matches!(
            writer(&path),
            Err(OpenError::Newer {
                found: 99,
                known: 2,
                ..
            })
        ));
        conn.pragma_update(None, "user_version", 2).expect("set");
        conn.pragma_update(None, "application_id", 7).expect("set");
        assert!(matches!(writer(&path), Err(OpenError::Foreign { .. })));
    }

    #[test]
    fn what_the_first_version_stored_is_metered_after_the_upgrade() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = make(dir.path()).expect("a file");
        let conn = Connection::open(&path).expect("opens");
        conn.execute_batch(MIGRATIONS[0]).expect("made");
        let [zero, one, two] = [0, 1, 2].map(|number| format!("x'{number:064x}'"));
        conn.execute_batch(&format!(
            "INSERT INTO admissions (token_hash, channels, inboxes) VALUES ({zero}, 9, 9);
             INSERT INTO channels (id, admission, start_epoch, start_verifier, bytes, asked_on_day)
                 VALUES ({zero}, 1, 0, {zero}, 768, 0), ({one}, 1, 0, {zero}, 0, 0);
             INSERT INTO entries (channel, position, epoch, hash, verifier, removes, stored_on_day, sealed)
                 VALUES (1, 1, 0, {zero}, NULL, NULL, 0, zeroblob(256)),
                        (1, 2, 0, {one}, {zero}, 0, 0, zeroblob(512));
             INSERT INTO inboxes (id, admission, created_at_s, asked_on_day)
                 VALUES ({zero}, 1, 0, 0), ({one}, 1, 0, 0), ({two}, 1, 0, 0);
             INSERT INTO vouches VALUES (1, 0, {one});
             INSERT INTO rendezvous_uses VALUES (1, {zero}, 'inbox', {two});
             PRAGMA application_id = 0x4b495448; PRAGMA user_version = 1;",
        ))
        .expect("filled");
        drop(conn);
        let conn = writer(&path).expect("upgraded");
        let rows = |select: &str| {
            let mut select = conn.prepare(select).expect("a statement");
            let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
            rows.expect("read")
                .collect::<rusqlite::Result<Vec<(i64, i64, i64)>>>()
                .expect("rows")
        };
        assert_eq!(
            rows("SELECT bytes, commit_bytes, coalesce(voucher, 0) FROM channels ORDER BY number"),
            [(256, 512, 0), (0, 0, 1)]
        );
        assert_eq!(
            rows("SELECT number, coalesce(voucher, 0), invites FROM inboxes ORDER BY number"),
            [(1, 0, 1), (2, 1, 0), (3, 0, 0)]
        );
    }

    #[test]
    fn the_folder_and_the_file_are_the_operators_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let data = dir.path().join("new");
        let path = make(&data).expect("a file");
        let conn = writer(&path).expect("opens");
        for (path, mode) in [
            (data.clone(), 0o700),
            (path, 0o600),
            (data.join("relay.db-wal"), 0o600),
            (data.join("relay.db-shm"), 0o600),
        ] {
            let found = std::fs::metadata(&path).expect("is there").permissions().mode() & 0o777;
            assert_eq!(found, mode, "{}", path.display());
        }
        drop(conn);
    }

    #[test]
    fn every_commit_is_synced_what_is_deleted_is_overwritten_and_a_statement_is_planned_once() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = make(dir.path()).expect("a file");
        let conn = writer(&path).expect("opens");
        let pragma = |name: &str| {
            conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0))
                .expect("a value")
        };
        assert_eq!((pragma("synchronous"), pragma("secure_delete")), (2, 1));
        assert_eq!(conn.db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG), Ok(true));
    }
    #[test]
    fn several_who_are_the_first_to_open_a_relay_all_open_it() {
        for _ in 0..20 {
            let dir = tempfile::tempdir().expect("a folder");
            let path = make(dir.path()).expect("a file");
            let start = std::sync::Barrier::new(8);
            std::thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(|| {
                        start.wait();
                        drop(writer(&path).expect("opens"));
                    });
                }
            });
        }
    }
}
