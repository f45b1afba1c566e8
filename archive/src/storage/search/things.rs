//! Customers, people, places and loan slips in the index, and what is not in it yet.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::error::Result;
use crate::ids::AnyId;
use crate::search::ThingKind;
use crate::storage::search::Go;

const THINGS: &str =
    "SELECT rowid FROM search_thing_gram WHERE search_thing_gram MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC";
const THING: &str = "SELECT kind, id FROM search_thing WHERE seq = ?1";
const NAMED: &str = "SELECT t.id FROM search_name n JOIN search_thing t ON t.seq = n.thing WHERE n.name = ?1";
const LOAN: &str = "SELECT number FROM loan WHERE id = ?1";
const BADGE: &str = "SELECT id FROM person WHERE badge = ?1";
const RECEIPT_LINE: &str = include_str!("receipt.sql");
const LOAN_LINE: &str = include_str!("loan.sql");
const STALE: &str = "SELECT kind, id FROM search_stale LIMIT ?1";

#[cfg(test)]
pub(super) const FINDING: [&str; 7] = [THINGS, THING, NAMED, LOAN, BADGE, RECEIPT_LINE, LOAN_LINE];

/// Visits what the index of things finds, newest first.
pub fn each_thing(tx: &Connection, words: &str, mut visit: impl FnMut(ThingKind, AnyId) -> Result<Go>) -> Result<()> {
    let mut statement = tx.prepare_cached(THINGS)?;
    let mut thing = tx.prepare_cached(THING)?;
    let mut rows = statement.query((words, i64::MAX))?;
    while let Some(row) = rows.next()? {
        let (kind, id) = thing.query_row([row.get::<_, i64>(0)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if let Go::Enough = visit(kind, id)? {
            break;
        }
    }
    Ok(())
}

/// The customers with exactly this name, folded.
pub fn list_named(tx: &Connection, name: &str) -> Result<Vec<Uuid>> {
    let mut statement = tx.prepare_cached(NAMED)?;
    Ok(statement.query_map([name], |row| Ok(row.get::<_, AnyId>(0)?.0))?.collect::<rusqlite::Result<_>>()?)
}

/// The person with this badge number of the company.
pub fn get_by_badge(tx: &Connection, badge: &str) -> Result<Option<AnyId>> {
    Ok(tx.prepare_cached(BADGE)?.query_row([badge], |row| row.get(0)).optional()?)
}

/// The number of a loan slip.
pub fn get_loan_number(tx: &Connection, loan: AnyId) -> Result<Option<String>> {
    Ok(tx.prepare_cached(LOAN)?.query_row([loan], |row| row.get(0)).optional()?)
}

/// The digest under which a thing stands in the index.
pub fn get_thing_digest(tx: &Connection, kind: ThingKind, id: AnyId) -> Result<Option<i64>> {
    Ok(tx
        .prepare_cached("SELECT digest FROM search_thing WHERE kind = ?1 AND id = ?2")?
        .query_row((kind, id), |row| row.get(0))
        .optional()?)
}

/// Writes a thing into the index, over what stood there.
pub fn keep_thing(
    tx: &Connection,
    kind: ThingKind,
    id: AnyId,
    words: &str,
    digest: i64,
    names: &[String],
) -> Result<()> {
    let seq: i64 = tx
        .prepare_cached(
            "INSERT INTO search_thing (kind, id, digest) VALUES (?1, ?2, ?3)
             ON CONFLICT (kind, id) DO UPDATE SET digest = ?3 RETURNING seq",
        )?
        .query_row((kind, id, digest), |row| row.get(0))?;
    tx.prepare_cached("INSERT OR REPLACE INTO search_thing_gram (rowid, grams) VALUES (?1, ?2)")?
        .execute((seq, words))?;
    tx.prepare_cached("DELETE FROM search_name WHERE thing = ?1")?.execute([seq])?;
    let mut add = tx.prepare_cached("INSERT OR IGNORE INTO search_name (name, thing) VALUES (?1, ?2)")?;
    for name in names {
        add.execute((name, seq))?;
    }
    Ok(())
}

/// Some of what changed and is not in the index yet.
pub fn list_stale(tx: &Connection, most: u32) -> Result<Vec<(ThingKind, AnyId)>> {
    let mut statement = tx.prepare_cached(STALE)?;
    Ok(statement.query_map([most], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// Notes that something is in the index now.
pub fn end_stale(tx: &Connection, kind: ThingKind, id: AnyId) -> Result<()> {
    tx.prepare_cached("DELETE FROM search_stale WHERE kind = ?1 AND id = ?2")?.execute((kind, id))?;
    Ok(())
}

/// Number, who gave it, and what else tells a receipt from others.
pub fn get_receipt_line(tx: &Connection, receipt: AnyId) -> Result<Option<(String, String, String)>> {
    Ok(tx
        .prepare_cached(RECEIPT_LINE)?
        .query_row([receipt], |row| {
            let (day, by): (String, String) = (row.get("received_on")?, row.get("provided_by")?);
            Ok((row.get("number")?, row.get("customer")?, format!("{day}  {by}")))
        })
        .optional()?)
}

/// Number, borrower, and what else tells a slip from others.
pub fn get_loan_line(tx: &Connection, loan: AnyId) -> Result<Option<(String, String, String)>> {
    Ok(tx
        .prepare_cached(LOAN_LINE)?
        .query_row([loan], |row| {
            let (day, department): (String, String) = (row.get("requested_on")?, row.get("department")?);
            Ok((row.get("number")?, row.get("borrower")?, format!("{department}  {day}")))
        })
        .optional()?)
}
