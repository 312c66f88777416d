//! A transaction as the modules see it: [`View`] reads, [`Tx`] reads and writes.

use std::ops::Deref;

use rusqlite::types::FromSql;
use rusqlite::{Connection, Params};

use super::fault::fault;
use crate::foundation::types::Result;

/// A consistent view of the vault that can only read.
pub struct View<'a> {
    connection: &'a Connection,
}

/// A transaction that can write. It is committed by whoever began it, or by nobody.
pub struct Tx<'a> {
    view: View<'a>,
}

/// A row of an answer.
pub struct Row<'a>(&'a rusqlite::Row<'a>);

impl Row<'_> {
    /// The column at `index`, from 0.
    ///
    /// # Errors
    /// `damaged` if the stored value has another type.
    pub fn get<T: FromSql>(&self, index: usize) -> Result<T> {
        self.0.get(index).map_err(fault)
    }
}

impl<'a> View<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        View { connection }
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// `damaged`, `storage`, or what `read` gives.
    pub fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut statement = self.connection.prepare_cached(sql).map_err(fault)?;
        let mut rows = statement.query(params).map_err(fault)?;
        match rows.next().map_err(fault)? {
            Some(row) => read(&Row(row)).map(Some),
            None => Ok(None),
        }
    }

    /// Every row.
    ///
    /// # Errors
    /// As [`View::one`].
    pub fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql).map_err(fault)?;
        let mut rows = statement.query(params).map_err(fault)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(fault)? {
            found.push(read(&Row(row))?);
        }
        Ok(found)
    }

    /// Whether there is a row.
    ///
    /// # Errors
    /// As [`View::one`].
    pub fn exists(&self, sql: &str, params: impl Params) -> Result<bool> {
        Ok(self.one(sql, params, |_| Ok(()))?.is_some())
    }
}

impl<'a> Tx<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Tx {
            view: View { connection },
        }
    }

    /// Runs one statement that changes rows and says how many.
    ///
    /// # Errors
    /// `disk_full`, `storage`, `damaged`; the transaction should then be given up.
    pub fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        self.view
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(params))
            .map_err(fault)
    }

    /// Runs `work` in a savepoint: if it fails, what it wrote is undone and the transaction goes on.
    ///
    /// # Errors
    /// What `work` gives.
    pub fn attempt<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.execute("SAVEPOINT attempt", [])?;
        let outcome = work(self);
        if outcome.is_err() {
            self.execute("ROLLBACK TO attempt", [])?;
        }
        self.execute("RELEASE attempt", [])?;
        outcome
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = View<'a>;
    fn deref(&self) -> &View<'a> {
        &self.view
    }
}
