//! The only place that knows SQLite: opening and upgrading the database, the one transaction door,
//! and every statement, one folder a noun.
//!
//! Promises: a damaged, foreign, newer or locked database is refused and never touched
//! ([`open`]); an upgrade is one transaction and copies the database first ([`upgrade`]); one
//! writer, many readers, and a search never waits for an attach (WAL). It knows no rule of the
//! archive: who may do what is decided by the nouns.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::error::{Error, Result};

pub mod approvals;
pub mod attachments;
pub mod calendar;
pub mod checks;
pub mod customers;
pub mod drafts;
pub mod incidents;
pub mod journal;
pub mod ledgers;
pub mod loans;
pub mod marks;
pub mod materials;
pub mod numbers;
pub mod open;
pub mod people;
pub mod places;
#[cfg(test)]
mod plans;
pub mod printings;
pub mod receipts;
pub mod reminders;
pub mod reviews;
pub mod rows;
pub(crate) mod search;
pub mod settings;
pub mod tables;
pub mod today;
pub mod upgrade;
pub mod usages;

/// Marks a database as ours: `KDNG` as `application_id`.
pub const APPLICATION_ID: i32 = 0x4B44_4E47;

/// How long a writer waits for another one before it says so.
const PATIENCE: Duration = Duration::from_secs(8);

/// How many readers are kept open.
const READERS: usize = 4;

/// What each of them keeps of the database, in KiB.
const READER_KIB: i64 = 8 * 1024;

/// The database of one archive: one writer and a few readers.
pub struct Database {
    path: PathBuf,
    /// Closed before the writer: only the last one to close folds the log into the file, and a reader
    /// may not.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
}

impl Database {
    /// Opens an existing database, upgrading it when it is of an older step.
    ///
    /// # Errors
    /// Refuses (and leaves untouched) what is damaged, foreign, newer, locked or read-only.
    pub fn open(path: &Path) -> Result<Self> {
        let writer = open::existing(path)?;
        Self::with(path, writer)
    }

    /// Makes a new database where none is.
    ///
    /// # Errors
    /// When the file exists or the place cannot be written.
    pub fn create(path: &Path) -> Result<Self> {
        let writer = open::fresh(path)?;
        Self::with(path, writer)
    }

    fn with(path: &Path, writer: Connection) -> Result<Self> {
        #[cfg(test)]
        let writer = plans::watched(writer);
        Ok(Self { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::new(Vec::new()) })
    }

    /// Runs `work` in one IMMEDIATE transaction: all of it is there afterwards, or nothing.
    ///
    /// # Errors
    /// Those of `work`, and [`Error::Locked`] when another program writes for too long.
    pub fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut writer = self.lock_writer();
        let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|e| self.name(e.into()))?;
        let value = work(&tx).map_err(|e| self.name(e))?;
        #[cfg(test)]
        plans::judge(&tx);
        tx.commit().map_err(|e| self.name(e.into()))?;
        Ok(value)
    }

    /// Runs `work` on a reader, seeing one consistent state.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut reader = match self.lock_readers().pop() {
            Some(reader) => reader,
            None => self.new_reader()?,
        };
        let tx = reader.transaction_with_behavior(TransactionBehavior::Deferred)?;
        let value = work(&tx).map_err(|e| self.name(e));
        #[cfg(test)]
        plans::judge(&tx);
        drop(tx);
        let mut readers = self.lock_readers();
        if readers.len() < READERS {
            readers.push(reader);
        }
        value
    }

    /// Folds the write-ahead log into the file, so that the file alone is the whole database.
    ///
    /// # Errors
    /// Those of SQLite.
    pub fn fold(&self) -> Result<()> {
        self.lock_readers().clear();
        let writer = self.lock_writer();
        writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        writer.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(())
    }

    /// Gives the writer a large cache, for writing very much at once; kept until it is closed.
    ///
    /// # Errors
    /// Those of SQLite.
    pub fn make_room(&self) -> Result<()> {
        const KIB: i64 = 512 * 1024;
        Ok(self.lock_writer().pragma_update(None, "cache_size", -KIB)?)
    }

    fn new_reader(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.path, flags).map_err(|e| self.name(e.into()))?;
        open::tune(&reader)?;
        // Each of them keeps its own; what they share the system keeps.
        reader.pragma_update(None, "cache_size", -READER_KIB)?;
        #[cfg(test)]
        let reader = plans::watched(reader);
        Ok(reader)
    }

    fn lock_writer(&self) -> MutexGuard<'_, Connection> {
        // A panic inside a transaction rolled it back; the connection itself is sound.
        self.writer.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn lock_readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Puts the real path into errors that only know "the database".
    fn name(&self, error: Error) -> Error {
        open::name(error, &self.path)
    }
}
