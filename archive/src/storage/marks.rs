//! Marks beside the pages of attached files.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Noun, Result};
use crate::ids::{AttachmentId, MarkId, PersonId};
use crate::marks::{Mark, Spot};

const SELECT: &str = "SELECT k.id, k.attachment, k.page, k.nth, k.kind, k.x0, k.y0, k.x1, k.y1, k.note, k.at,
    p.name AS made_by, k.withdrawn_at FROM mark k JOIN person p ON p.id = k.by";

/// The next number of a mark on this file; one that was taken away keeps its own.
pub fn next(tx: &Connection, attachment: AttachmentId) -> Result<u32> {
    let sql = "SELECT coalesce(max(nth), 0) + 1 FROM mark WHERE attachment = ?1";
    Ok(tx.prepare_cached(sql)?.query_row([attachment], |row| row.get(0))?)
}

/// Adds a mark.
pub fn add(tx: &Connection, mark: &Mark, by: PersonId) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO mark (id, attachment, page, nth, kind, x0, y0, x1, y1, note, at, by)
         VALUES (:id, :attachment, :page, :nth, :kind, :x0, :y0, :x1, :y1, :note, :at, :by)",
    )?
    .execute(named_params! {
        ":id": mark.id, ":attachment": mark.attachment, ":page": mark.page, ":nth": mark.nth, ":kind": mark.kind,
        ":x0": mark.from.x, ":y0": mark.from.y, ":x1": mark.to.x, ":y1": mark.to.y, ":note": mark.note,
        ":at": mark.at, ":by": by,
    })?;
    Ok(())
}

/// Takes a mark away; it stays with who did it.
pub fn withdraw(tx: &Connection, id: MarkId, at: &str, by: PersonId) -> Result<()> {
    tx.prepare_cached("UPDATE mark SET withdrawn_at = ?2, withdrawn_by = ?3 WHERE id = ?1")?.execute((id, at, by))?;
    Ok(())
}

/// One mark.
pub fn require(tx: &Connection, id: MarkId) -> Result<Mark> {
    let found = tx.prepare_cached(&format!("{SELECT} WHERE k.id = ?1"))?.query_row([id], row).optional()?;
    found.ok_or_else(|| Error::not_found(Noun::Mark, id))
}

/// The marks of a file that stand, in the order they were made.
pub fn list(tx: &Connection, attachment: AttachmentId) -> Result<Vec<Mark>> {
    let mut statement =
        tx.prepare_cached(&format!("{SELECT} WHERE k.attachment = ?1 AND k.withdrawn_at IS NULL ORDER BY k.nth"))?;
    Ok(statement.query_map([attachment], row)?.collect::<rusqlite::Result<_>>()?)
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Mark> {
    Ok(Mark {
        id: row.get("id")?,
        attachment: row.get("attachment")?,
        page: row.get("page")?,
        nth: row.get("nth")?,
        kind: row.get("kind")?,
        from: Spot { x: row.get("x0")?, y: row.get("y0")? },
        to: Spot { x: row.get("x1")?, y: row.get("y1")? },
        note: row.get("note")?,
        at: row.get("at")?,
        made_by: row.get("made_by")?,
        withdrawn_at: row.get("withdrawn_at")?,
    })
}
