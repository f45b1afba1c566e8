//! Counters and codes.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::AnyId;
use crate::numbers::CodeKind;

/// Counts a scope up by one and returns the new value.
pub fn take(tx: &Connection, scope: &str) -> Result<u64> {
    let last: i64 = tx
        .prepare_cached(
            "INSERT INTO counter (scope, last) VALUES (?1, 1)
             ON CONFLICT (scope) DO UPDATE SET last = last + 1 RETURNING last",
        )?
        .query_row([scope], |row| row.get(0))?;
    Ok(last.unsigned_abs())
}

/// The last value given in a scope; zero before the first.
pub fn last(tx: &Connection, scope: &str) -> Result<u64> {
    let last: Option<i64> = tx
        .prepare_cached("SELECT last FROM counter WHERE scope = ?1")?
        .query_row([scope], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or(0).unsigned_abs())
}

/// Registers what a code means.
pub fn add_code(tx: &Connection, code: &str, kind: CodeKind, target: AnyId) -> Result<()> {
    tx.prepare_cached("INSERT INTO code (code, kind, target) VALUES (?1, ?2, ?3)")?.execute((code, kind, target))?;
    Ok(())
}

/// What a code means.
pub fn get_code(tx: &Connection, code: &str) -> Result<Option<(CodeKind, AnyId)>> {
    Ok(tx
        .prepare_cached("SELECT kind, target FROM code WHERE code = ?1")?
        .query_row([code], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}
