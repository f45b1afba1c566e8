//! What the checks ask the database, one `.sql` a check: each row names what it found and how.

use rusqlite::Connection;

use crate::error::Result;
use crate::files::ContentHash;

/// A question; its rows are findings: what it is about, and what is wrong.
pub type Question = &'static str;

/// CK-A6.
pub const NUMBERS: Question = include_str!("checks/numbers.sql");
/// CK-A12.
pub const SCANS: Question = include_str!("checks/scans.sql");
/// CK-I1.
pub const DESCRIBED: Question = include_str!("checks/described.sql");
/// CK-I2.
pub const CONTENT: Question = include_str!("checks/content.sql");
/// CK-I4.
pub const OWNERS: Question = include_str!("checks/owners.sql");
/// CK-I5.
pub const GAPS: Question = include_str!("checks/gaps.sql");
/// CK-I8.
pub const PROCESS: Question = include_str!("checks/process.sql");
/// CK-S6.
pub const LEAVERS: Question = include_str!("checks/leavers.sql");
/// Custody and loans.
pub const CUSTODY: Question = include_str!("checks/custody.sql");
/// The clock of the journal.
pub const CLOCK: Question = include_str!("checks/clock.sql");
/// States and the journal.
pub const STATES: Question = include_str!("checks/states.sql");
/// Counters and numbers.
pub const COUNTERS: Question = include_str!("checks/counters.sql");
/// Codes on labels.
pub const CODES: Question = include_str!("checks/codes.sql");

/// The rows of a question, at most so many.
pub fn ask(tx: &Connection, question: Question, most: u32) -> Result<Vec<(String, String)>> {
    let mut statement = tx.prepare(&format!("SELECT number, detail FROM ({question}\n) LIMIT ?1"))?;
    let rows = statement.query_map([most], |row| {
        let text = |at: usize| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
        Ok((text(0)?, text(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What SQLite itself finds wrong with the file; nothing when it is sound.
pub fn integrity(tx: &Connection) -> Result<Vec<String>> {
    let mut statement = tx.prepare("PRAGMA integrity_check(100)")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().filter(|said| said != "ok").collect())
}

/// Rows that name something that is not there: table and table.
pub fn foreign_keys(tx: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = tx.prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How much there is.
#[derive(Clone, Copy, Debug, serde::Serialize, ts_rs::TS)]
pub struct Extent {
    /// Filed materials.
    pub filed: u32,
    /// Receipts.
    pub receipts: u32,
    /// Loan slips.
    pub loans: u32,
    /// Customers.
    pub customers: u32,
    /// People.
    pub people: u32,
    /// Attachments that were not withdrawn.
    pub attachments: u32,
    /// Originals.
    pub files: u32,
    /// Their bytes.
    #[ts(type = "number")]
    pub file_bytes: u64,
    /// Bytes of the database.
    #[ts(type = "number")]
    pub database_bytes: u64,
    /// Events in the journal.
    pub events: u32,
}

/// How much there is.
pub fn extent(tx: &Connection) -> Result<Extent> {
    Ok(tx.query_row(include_str!("checks/extent.sql"), [], |row| {
        Ok(Extent {
            filed: row.get("filed")?,
            receipts: row.get("receipts")?,
            loans: row.get("loans")?,
            customers: row.get("customers")?,
            people: row.get("people")?,
            attachments: row.get("attachments")?,
            files: row.get("files")?,
            file_bytes: row.get("file_bytes")?,
            database_bytes: row.get("database_bytes")?,
            events: row.get("events")?,
        })
    })?)
}

/// The attachments that name a content, in words: `KG-TZ-2026-0012 总装图.pdf、…`.
pub fn names_of(tx: &Connection, hash: ContentHash) -> Result<String> {
    let mut statement = tx.prepare_cached(
        "SELECT coalesce(m.archive_no || ' ', l.number || ' ', r.number || ' ', '') || a.name
         FROM attachment a
         LEFT JOIN material m ON m.id = a.owner LEFT JOIN loan l ON l.id = a.owner LEFT JOIN receipt r ON r.id = a.owner
         WHERE a.sha256 = ?1 ORDER BY a.seq LIMIT 3",
    )?;
    let names = statement.query_map([hash], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(names.join("、"))
}
