//! A few connections that read what is committed, each call in one snapshot.

use std::path::Path;
use std::sync::{Condvar, Mutex, PoisonError};

use rusqlite::Connection;

use super::open::{self, OpenError};
use crate::store::Result;

/// How many read at the same time.
const CONNECTIONS: usize = 4;

/// The connections that are free.
pub struct Readers {
    free: Mutex<Vec<Connection>>,
    returned: Condvar,
}

impl Readers {
    /// Opens them.
    pub fn open(path: &Path) -> std::result::Result<Self, OpenError> {
        let free = (0..CONNECTIONS)
            .map(|_| open::reader(path))
            .collect::<std::result::Result<_, _>>()?;
        Ok(Readers {
            free: Mutex::new(free),
            returned: Condvar::new(),
        })
    }

    /// Reads from one snapshot.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let lent = self.lend();
        let conn = lent.conn.as_ref().expect("is there until it is given back");
        let snapshot = conn.unchecked_transaction()?;
        work(&snapshot)
    }

    fn lend(&self) -> Lent<'_> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match free.pop() {
                Some(conn) => {
                    return Lent {
                        readers: self,
                        conn: Some(conn),
                    };
                }
                None => free = self.returned.wait(free).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

struct Lent<'a> {
    readers: &'a Readers,
    conn: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            let mut free = self.readers.free.lock().unwrap_or_else(PoisonError::into_inner);
            free.push(conn);
            self.readers.returned.notify_one();
        }
    }
}
