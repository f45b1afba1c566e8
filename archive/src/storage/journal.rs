//! The rows of the audit chain.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::Result;
use crate::ids::{AnyId, PersonId};

/// One row, without its hash.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its place, from 1.
    pub seq: i64,
    /// When, UTC.
    pub at: String,
    /// Who, where a person acted.
    pub actor: Option<PersonId>,
    /// Under which name.
    pub actor_name: String,
    /// What was done.
    pub action: String,
    /// The number of the subject.
    pub number: String,
    /// Facts, JSON.
    pub facts: String,
    /// What changed, JSON.
    pub change: String,
    /// All subjects, JSON.
    pub subjects: String,
}

const COLUMNS: &str = "seq, at, actor, actor_name, action, number, facts, change, subjects";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        seq: row.get("seq")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        actor_name: row.get("actor_name")?,
        action: row.get("action")?,
        number: row.get("number")?,
        facts: row.get("facts")?,
        change: row.get("change")?,
        subjects: row.get("subjects")?,
    })
}

/// The newest row's place and hash; zero and zeros when there is none.
pub fn head(tx: &Connection) -> Result<(i64, [u8; 32])> {
    let head = tx
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(head.unwrap_or((0, [0; 32])))
}

/// Adds a sealed row and its links to the subjects.
pub fn append(tx: &Connection, row: &Row, hash: &[u8; 32], subjects: &[AnyId]) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO journal (seq, at, actor, actor_name, action, number, facts, change, subjects, hash)
         VALUES (:seq, :at, :actor, :actor_name, :action, :number, :facts, :change, :subjects, :hash)",
    )?
    .execute(named_params! {
        ":seq": row.seq, ":at": row.at, ":actor": row.actor, ":actor_name": row.actor_name,
        ":action": row.action, ":number": row.number, ":facts": row.facts, ":change": row.change,
        ":subjects": row.subjects, ":hash": hash,
    })?;
    let mut link = tx.prepare_cached("INSERT OR IGNORE INTO journal_subject (subject, seq) VALUES (?1, ?2)")?;
    for subject in subjects {
        link.execute((subject, row.seq))?;
    }
    Ok(())
}

/// The events of one subject, newest first.
pub fn list_of(tx: &Connection, subject: AnyId, before: Option<u32>, limit: u32) -> Result<Vec<Row>> {
    let mut statement = tx.prepare_cached(
        "SELECT j.* FROM journal_subject s JOIN journal j ON j.seq = s.seq
         WHERE s.subject = :subject AND s.seq < :before ORDER BY s.seq DESC LIMIT :limit",
    )?;
    let before = before.map_or(i64::MAX, i64::from);
    let rows = statement
        .query_map(named_params! { ":subject": subject, ":before": before, ":limit": limit }, row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Calls `visit` with every row in order, its stored hash, and whether its links are all there.
pub fn each(tx: &Connection, mut visit: impl FnMut(Row, [u8; 32], bool)) -> Result<()> {
    let mut statement = tx.prepare(&format!(
        "SELECT {COLUMNS}, hash,
                NOT EXISTS (
                  SELECT 1 FROM json_each(journal.subjects) named
                  WHERE NOT EXISTS (SELECT 1 FROM journal_subject s
                    WHERE s.subject = unhex(replace(named.value, '-', '')) AND s.seq = journal.seq)) AS linked
         FROM journal ORDER BY seq"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        visit(row(found)?, found.get("hash")?, found.get("linked")?);
    }
    Ok(())
}
