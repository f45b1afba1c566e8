//! How often each form of each subject was printed.

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::{AnyId, PersonId};

/// How often it was printed so far.
pub fn count(tx: &Connection, form: &str, subject: AnyId) -> Result<u32> {
    Ok(tx
        .prepare_cached("SELECT count(*) FROM printing WHERE form = ?1 AND subject = ?2")?
        .query_row((form, subject), |row| row.get(0))?)
}

/// Writes one more printing and returns which time it is.
pub fn add(tx: &Connection, form: &str, subject: AnyId, at: &str, by: PersonId) -> Result<u32> {
    let nth = count(tx, form, subject)? + 1;
    tx.prepare_cached("INSERT INTO printing (form, subject, nth, at, by) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((form, subject, nth, at, by))?;
    Ok(nth)
}
