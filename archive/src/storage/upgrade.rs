//! The steps of the schema: each in the one transaction that also writes the version, the database
//! copied beside itself first. Old archives open for ever (promise 10).

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Act, Error, Result};

const STEPS: &[&str] = &[concat!(include_str!("steps/001.sql"), include_str!("steps/001_search.sql"))];

/// The newest schema step this program knows.
pub const NEWEST: u32 = STEPS.len() as u32;

/// Brings the database from `found` to [`NEWEST`].
pub(super) fn run(connection: &mut Connection, path: &Path, found: u32) -> Result<()> {
    if found == NEWEST {
        return Ok(());
    }
    if found > 0 {
        copy_first(connection, path, found)?;
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have upgraded while this one waited for the lock.
    let now: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in STEPS.iter().skip(now as usize) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", NEWEST)?;
    tx.commit()?;
    Ok(())
}

/// `archive-step-1.db` beside the database: the way back, never overwritten.
fn copy_first(connection: &Connection, path: &Path, found: u32) -> Result<()> {
    let copy = path.with_file_name(format!("archive-step-{found}.db"));
    if copy.exists() {
        return Ok(());
    }
    let target = copy.to_str().ok_or_else(|| Error::Io {
        act: Act::Create,
        path: copy.clone(),
        source: std::io::Error::other("the path is not Unicode"),
    })?;
    connection.execute("VACUUM INTO ?1", [target])?;
    Ok(())
}
