//! Drafts.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::drafts::{Draft, DraftKind};
use crate::error::Result;
use crate::ids::DraftId;

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        id: row.get("id")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        body: super::rows::json(row, "body")?,
        made_at: row.get("made_at")?,
        saved_at: row.get("saved_at")?,
    })
}

/// Saves a draft; one that ended is left as it is.
pub fn save(tx: &Connection, draft: &Draft) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO draft (id, kind, title, body, made_at, saved_at)
         VALUES (:id, :kind, :title, :body, :made_at, :saved_at)
         ON CONFLICT (id) DO UPDATE SET title = :title, body = :body, saved_at = :saved_at WHERE ended_as IS NULL",
    )?
    .execute(named_params! {
        ":id": draft.id, ":kind": draft.kind, ":title": draft.title, ":body": draft.body.to_string(),
        ":made_at": draft.made_at, ":saved_at": draft.saved_at,
    })?;
    Ok(())
}

/// One draft, and what it became where it ended.
pub fn get(tx: &Connection, id: DraftId) -> Result<Option<(Draft, Option<String>)>> {
    Ok(tx
        .prepare_cached("SELECT * FROM draft WHERE id = ?1")?
        .query_row([id], |found| Ok((row(found)?, found.get("ended_as")?)))
        .optional()?)
}

/// The open drafts of a kind, newest first.
pub fn list(tx: &Connection, kind: DraftKind) -> Result<Vec<Draft>> {
    let mut statement =
        tx.prepare_cached("SELECT * FROM draft WHERE kind = ?1 AND ended_as IS NULL ORDER BY saved_at DESC")?;
    Ok(statement.query_map([kind], row)?.collect::<rusqlite::Result<_>>()?)
}

/// Writes what a draft became.
pub fn end(tx: &Connection, id: DraftId, ended_as: &str) -> Result<()> {
    tx.prepare_cached("UPDATE draft SET ended_as = ?2 WHERE id = ?1")?.execute((id, ended_as))?;
    Ok(())
}
