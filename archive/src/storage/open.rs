//! Opening the database: what is not ours, not sound, newer or held is refused with the reason.
//!
//! Nothing here recreates or deletes a file that was there before.

use std::fs;
use std::io::Read;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Act, Error, Result};
use crate::storage::{APPLICATION_ID, PATIENCE, upgrade};

/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Opens an archive's database and brings it to the newest step.
pub(super) fn existing(path: &Path) -> Result<Connection> {
    recognise(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|e| name(e.into(), path))?;
    tune(&connection).map_err(|e| name(e, path))?;
    if connection.is_readonly("main")? {
        return Err(Error::ReadOnly(path.to_owned()));
    }
    let found = step_of(&connection).map_err(|e| name(e, path))?;
    if found > upgrade::NEWEST {
        return Err(Error::Newer { path: path.to_owned(), found, known: upgrade::NEWEST });
    }
    upgrade::run(&mut connection, path, found).map_err(|e| name(e, path))?;
    durable(&connection).map_err(|e| name(e, path))?;
    Ok(connection)
}

/// Makes a new database with the newest schema.
pub(super) fn fresh(path: &Path) -> Result<Connection> {
    if path.exists() {
        return Err(Error::TargetExists(path.to_owned()));
    }
    let mut connection = Connection::open(path).map_err(|e| name(e.into(), path))?;
    tune(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    upgrade::run(&mut connection, path, 0)?;
    durable(&connection)?;
    Ok(connection)
}

/// Settings every connection gets.
pub(super) fn tune(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // What a statement could have to take back is kept in memory and not in a file of its own.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Without it SQLite (built with STAT4) plans a kept statement anew whenever a value is bound:
    // 60 µs instead of 3 for a row of the list.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// What is acknowledged survives a power cut: write-ahead log, synced at every commit.
fn durable(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Looks at the file's own bytes before SQLite does, so that a foreign file is never touched.
fn recognise(path: &Path) -> Result<()> {
    if !path.is_file() {
        return Err(Error::NotAnArchive(path.parent().unwrap_or(path).to_owned()));
    }
    let mut head = Vec::with_capacity(100);
    let file = fs::File::open(path).map_err(Error::io(Act::Read, path))?;
    file.take(100).read_to_end(&mut head).map_err(Error::io(Act::Read, path))?;
    if head.len() < 100 || &head[..16] != MAGIC {
        let detail = format!("{} bytes, no database header", fs::metadata(path).map(|m| m.len()).unwrap_or(0));
        return Err(Error::Damaged { path: path.to_owned(), detail });
    }
    // Bytes 68..72: application_id, big endian (SQLite file format, 1.3).
    if head[68..72] != APPLICATION_ID.to_be_bytes() {
        return Err(Error::Foreign(path.to_owned()));
    }
    Ok(())
}

fn step_of(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Puts the real path into errors that only know "the database".
pub(super) fn name(error: Error, path: &Path) -> Error {
    let path = path.to_owned();
    match error {
        Error::Locked(_) => Error::Locked(path),
        Error::ReadOnly(p) if p.as_os_str() == "archive.db" => Error::ReadOnly(path),
        Error::DiskFull(p) if p.as_os_str() == "archive.db" => Error::DiskFull(path),
        Error::Damaged { path: p, detail } if p.as_os_str() == "archive.db" => Error::Damaged { path, detail },
        other => other,
    }
}
