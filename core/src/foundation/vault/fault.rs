//! What SQLite's errors mean to Kith.

use rusqlite::ErrorCode;

use crate::foundation::types::{Code, Error};

pub(super) fn fault(error: rusqlite::Error) -> Error {
    let code = match &error {
        rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
            ErrorCode::DiskFull => Code::DiskFull,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Code::Damaged,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Code::Busy,
            ErrorCode::TooBig => Code::TooLarge,
            ErrorCode::SystemIoFailure if out_of_space(failure.extended_code) => Code::DiskFull,
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied
            | ErrorCode::ReadOnly
            | ErrorCode::FileLockingProtocolFailed => Code::Storage,
            _ => Code::Internal,
        },
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..) => Code::Damaged,
        _ => Code::Internal,
    };
    // The message of SQLite names tables and columns, never a bound value.
    match error {
        rusqlite::Error::SqliteFailure(failure, Some(message)) if code == Code::Internal => {
            Error::technical(code, format!("{failure}: {message}"))
        }
        rusqlite::Error::SqliteFailure(failure, _) => Error::technical(code, failure),
        _ => Error::new(code, "a stored value has an unexpected form"),
    }
}

/// A write or sync that failed for want of room comes as an I/O error when the file grows through the WAL index.
fn out_of_space(extended: i32) -> bool {
    matches!(
        extended,
        rusqlite::ffi::SQLITE_IOERR_SHMSIZE | rusqlite::ffi::SQLITE_IOERR_WRITE
    )
}
