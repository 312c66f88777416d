//! Why a command fails, in words for an operator.

use std::net::SocketAddr;
use std::process::ExitCode;

use crate::http::TlsError;
use crate::lease::LeaseError;
use crate::store::StoreError;
use crate::store::sqlite::OpenError;

/// Why a command fails.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// Plain HTTP where others could read along.
    #[error(
        "{0} can be reached from other machines, and plain HTTP can be read by everybody between: \
         give --tls-cert and --tls-key, or --behind-proxy if a proxy in front ends TLS"
    )]
    PlainInPublic(SocketAddr),
    /// The folder cannot be locked.
    #[error(transparent)]
    Lease(#[from] LeaseError),
    /// The database does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database does not answer.
    #[error("the database does not answer: {0}")]
    Store(#[from] StoreError),
    /// Certificate and key cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's words.
        reason: std::io::Error,
    },
    /// The number is nobody's.
    #[error("there is no admission {0}: see kith-relay admissions")]
    NoAdmission(i64),
    /// The system refuses something else.
    #[error("{0}")]
    System(#[from] std::io::Error),
    /// The system gives no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(getrandom::Error),
}

impl CommandError {
    /// The exit status: 2 if the command line must change, else 1.
    pub fn status(&self) -> ExitCode {
        match self {
            CommandError::PlainInPublic(_) => ExitCode::from(2),
            _ => ExitCode::FAILURE,
        }
    }
}
