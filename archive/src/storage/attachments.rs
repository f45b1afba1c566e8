//! Attachments and the contents they name.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, Type, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

use crate::attachments::{Attachment, AttachmentRole, Owner, OwnerKind, OwnerName, fits_its_name, save_name};
use crate::error::{Error, Noun, Result, State};
use crate::files::ContentHash;
use crate::ids::{AttachmentId, PersonId};
use crate::incidents::IncidentKind;
use crate::materials::Lifecycle;
use crate::preview::told;
use crate::storage::rows::{MOST, Page};

const ATTACHMENT: &str = "SELECT a.id, a.seq, a.owner_kind, a.owner, a.name, a.role, a.note, a.came_from, a.sha256,
    f.size, f.mime, f.pages, f.width, f.height, f.problem, a.added_at, p.name AS added_by,
    a.withdrawn_at, a.withdrawn_reason, a.replaced_by
    FROM attachment a JOIN file f ON f.sha256 = a.sha256 JOIN person p ON p.id = a.added_by";

impl ToSql for ContentHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for ContentHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|wrong: String| FromSqlError::Other(wrong.into()))
    }
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Attachment> {
    let kind: OwnerKind = row.get("owner_kind")?;
    let owner =
        Owner::of(kind, row.get("owner")?).ok_or(rusqlite::Error::InvalidColumnType(3, "owner".into(), Type::Blob))?;
    let (name, mime): (String, String) = (row.get("name")?, row.get("mime")?);
    let problem: Option<String> = row.get("problem")?;
    Ok(Attachment {
        id: row.get("id")?,
        seq: row.get("seq")?,
        owner,
        save_name: save_name(&name),
        role: row.get("role")?,
        note: row.get("note")?,
        came_from: row.get("came_from")?,
        sha256: row.get("sha256")?,
        size: row.get("size")?,
        fits_its_name: fits_its_name(&name, &mime),
        pages: row.get("pages")?,
        width: row.get("width")?,
        height: row.get("height")?,
        problem: problem.as_deref().and_then(told::problem).map(|problem| Error::NoPicture(problem).problem()),
        added_at: row.get("added_at")?,
        added_by: row.get("added_by")?,
        withdrawn_at: row.get("withdrawn_at")?,
        withdrawn_reason: row.get("withdrawn_reason")?,
        replaced_by: row.get("replaced_by")?,
        name,
        mime,
    })
}

/// One attachment.
pub fn get(tx: &Connection, id: AttachmentId) -> Result<Option<Attachment>> {
    Ok(tx.prepare_cached(&format!("{ATTACHMENT} WHERE a.id = ?1"))?.query_row([id], row).optional()?)
}

/// One attachment, or the not-found error.
pub fn require(tx: &Connection, id: AttachmentId) -> Result<Attachment> {
    get(tx, id)?.ok_or_else(|| Error::not_found(Noun::Attachment, id))
}

/// All attachments of an owner, in the order they came.
pub fn list(tx: &Connection, owner: Owner) -> Result<Vec<Attachment>> {
    let mut statement =
        tx.prepare_cached(&format!("{ATTACHMENT} WHERE a.owner IS ?1 AND a.owner_kind = ?2 ORDER BY a.seq"))?;
    Ok(statement.query_map((owner.id(), owner.kind()), row)?.collect::<rusqlite::Result<_>>()?)
}

/// The attachments of an owner that were not withdrawn, in the order they came.
pub fn ids_of(tx: &Connection, owner: Owner) -> Result<Vec<AttachmentId>> {
    let mut statement = tx.prepare_cached(
        "SELECT id FROM attachment WHERE owner IS ?1 AND owner_kind = ?2 AND withdrawn_at IS NULL ORDER BY seq",
    )?;
    Ok(statement.query_map((owner.id(), owner.kind()), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Calls `visit` with every attachment that ever was and the content it names, owner by owner, in the order they came.
pub fn each(tx: &Connection, visit: &mut dyn FnMut(Attachment, ContentHash) -> Result<()>) -> Result<()> {
    let mut statement = tx.prepare(&format!("{ATTACHMENT} ORDER BY a.owner, a.owner_kind, a.seq"))?;
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        visit(row(found)?, found.get("sha256")?)?;
    }
    Ok(())
}

/// How many bytes all attachments have together, a content that is attached twice counted twice.
pub fn bytes(tx: &Connection) -> Result<u64> {
    let sql = "SELECT coalesce(sum(f.size), 0) FROM attachment a JOIN file f ON f.sha256 = a.sha256";
    Ok(tx.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// What waits in the tray, newest first.
pub fn list_tray(tx: &Connection, before: Option<u32>, limit: u32) -> Result<Page<Attachment>> {
    let limit = limit.clamp(1, MOST);
    let mut statement = tx.prepare_cached(&format!(
        "{ATTACHMENT} WHERE a.owner_kind = 'TRAY' AND a.withdrawn_at IS NULL AND a.seq < :before
         ORDER BY a.seq DESC LIMIT :limit"
    ))?;
    let before = before.map_or(i64::MAX, i64::from);
    let rows = statement
        .query_map(named_params! { ":before": before, ":limit": limit + 1 }, row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Page::cut(rows, limit, |attachment: &Attachment| attachment.seq))
}

/// The content an attachment names.
pub fn hash_of(tx: &Connection, id: AttachmentId) -> Result<ContentHash> {
    tx.prepare_cached("SELECT sha256 FROM attachment WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::not_found(Noun::Attachment, id))
}

/// What people call an owner, and the state it ended in where it has ended; `None` when it is not there.
pub fn get_owner(tx: &Connection, owner: Owner) -> Result<Option<(OwnerName, Option<State>)>> {
    let named = |number: String, title: String| OwnerName { number, title };
    let found = match owner {
        Owner::Material(id) => tx
            .prepare_cached(
                "SELECT coalesce(m.archive_no, r.number || '/' || m.line_no), m.title, m.lifecycle
                 FROM material m JOIN receipt r ON r.id = m.receipt WHERE m.id = ?1",
            )?
            .query_row([id], |row| {
                let lifecycle: Lifecycle = row.get(2)?;
                let ended = matches!(lifecycle, Lifecycle::Void | Lifecycle::SentBack);
                Ok((named(row.get(0)?, row.get(1)?), ended.then_some(State::Material(lifecycle))))
            }),
        Owner::Receipt(id) => tx
            .prepare_cached(
                "SELECT r.number, CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END, r.void_reason IS NOT NULL
                 FROM receipt r JOIN customer c ON c.id = r.customer WHERE r.id = ?1",
            )?
            .query_row([id], |row| {
                Ok((named(row.get(0)?, row.get(1)?), row.get::<_, bool>(2)?.then_some(State::Void)))
            }),
        // A slip that was rejected or reversed still takes the paper that proves it.
        Owner::Loan(id) => tx
            .prepare_cached("SELECT l.number, p.name FROM loan l JOIN person p ON p.id = l.borrower WHERE l.id = ?1")?
            .query_row([id], |row| Ok((named(row.get(0)?, row.get(1)?), None))),
        Owner::Draft(id) => tx
            .prepare_cached("SELECT title, ended_as IS NOT NULL FROM draft WHERE id = ?1")?
            .query_row([id], |row| {
                Ok((named(String::new(), row.get(0)?), row.get::<_, bool>(1)?.then_some(State::Withdrawn)))
            }),
        Owner::Incident(id) => tx
            .prepare_cached("SELECT number, kind FROM incident WHERE id = ?1")?
            .query_row([id], |row| {
                Ok((named(row.get(0)?, row.get::<_, IncidentKind>(1)?.zh().to_owned()), None))
            }),
        Owner::Tray => Ok((named(String::new(), String::new()), None)),
    };
    Ok(found.optional()?)
}

/// The attachment at an owner that has this content.
pub fn get_twin_at(tx: &Connection, hash: ContentHash, owner: Owner) -> Result<Option<AttachmentId>> {
    Ok(tx
        .prepare_cached(
            "SELECT id FROM attachment WHERE sha256 = ?1 AND owner IS ?2 AND owner_kind = ?3 AND withdrawn_at IS NULL
             ORDER BY seq LIMIT 1",
        )?
        .query_row((hash, owner.id(), owner.kind()), |row| row.get(0))
        .optional()?)
}

/// The first attachment anywhere that has this content; drafts that were put aside do not count.
pub fn get_twin(tx: &Connection, hash: ContentHash) -> Result<Option<AttachmentId>> {
    Ok(tx
        .prepare_cached(
            "SELECT a.id FROM attachment a WHERE a.sha256 = ?1 AND a.withdrawn_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.id = a.owner AND a.owner_kind = 'DRAFT' AND d.ended_as IS NOT NULL)
             ORDER BY a.owner_kind IN ('TRAY', 'DRAFT'), a.seq LIMIT 1",
        )?
        .query_row([hash], |row| row.get(0))
        .optional()?)
}

/// The place of an attachment among those of its owner that were not withdrawn, from 1.
pub fn nth(tx: &Connection, attachment: &Attachment) -> Result<u32> {
    let owner = attachment.owner;
    Ok(tx
        .prepare_cached(
            "SELECT count(*) FROM attachment WHERE owner IS ?1 AND owner_kind = ?2 AND withdrawn_at IS NULL AND seq <= ?3",
        )?
        .query_row((owner.id(), owner.kind(), attachment.seq), |row| row.get(0))?)
}

/// Adds a content; one that is there stays as it is (CK-A2: computed once, never overwritten).
pub fn add_file(tx: &Connection, hash: ContentHash, size: u64, mime: &str, at: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO file (sha256, size, mime, stored_at) VALUES (:hash, :size, :mime, :at) ON CONFLICT DO NOTHING",
    )?
    .execute(named_params! { ":hash": hash, ":size": size, ":mime": mime, ":at": at })?;
    Ok(())
}

/// Whether any row names this content.
pub fn is_known(tx: &Connection, hash: ContentHash) -> Result<bool> {
    Ok(tx.prepare_cached("SELECT 1 FROM file WHERE sha256 = ?1")?.exists([hash])?)
}

/// An attachment that is about to be written.
pub struct NewAttachment<'a> {
    /// Identity.
    pub id: AttachmentId,
    /// What it belongs to.
    pub owner: Owner,
    /// Its content.
    pub hash: ContentHash,
    /// Its file name.
    pub name: &'a str,
    /// What it shows.
    pub role: AttachmentRole,
    /// Remark.
    pub note: &'a str,
    /// Where it came from.
    pub came_from: &'a str,
    /// The instant, UTC.
    pub at: &'a str,
    /// By whom.
    pub by: PersonId,
}

/// Adds an attachment.
pub fn add(tx: &Connection, new: &NewAttachment<'_>) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO attachment (id, owner_kind, owner, sha256, name, role, note, came_from, added_at, added_by)
         VALUES (:id, :kind, :owner, :hash, :name, :role, :note, :came_from, :at, :by)",
    )?
    .execute(named_params! {
        ":id": new.id, ":kind": new.owner.kind(), ":owner": new.owner.id(), ":hash": new.hash, ":name": new.name,
        ":role": new.role, ":note": new.note, ":came_from": new.came_from, ":at": new.at, ":by": new.by,
    })?;
    Ok(())
}

/// Withdraws an attachment, for another where there is one.
pub fn withdraw(
    tx: &Connection,
    id: AttachmentId,
    at: &str,
    reason: &str,
    replaced_by: Option<AttachmentId>,
) -> Result<()> {
    tx.prepare_cached(
        "UPDATE attachment SET withdrawn_at = ?2, withdrawn_reason = ?3, replaced_by = ?4
         WHERE id = ?1 AND withdrawn_at IS NULL",
    )?
    .execute((id, at, reason, replaced_by))?;
    Ok(())
}

/// Writes what an attachment belongs to and what it is there.
pub fn set_owner(tx: &Connection, id: AttachmentId, owner: Owner, role: AttachmentRole) -> Result<()> {
    tx.prepare_cached("UPDATE attachment SET owner_kind = ?2, owner = ?3, role = ?4 WHERE id = ?1")?.execute((
        id,
        owner.kind(),
        owner.id(),
        role,
    ))?;
    Ok(())
}

/// Whether a person already looked at an attachment on this day.
pub fn was_viewed(tx: &Connection, id: AttachmentId, person: PersonId, day: &str) -> Result<bool> {
    Ok(tx
        .prepare_cached(
            "SELECT 1 FROM journal_subject s JOIN journal j ON j.seq = s.seq
             WHERE s.subject = ?1 AND j.action = 'attachments.view' AND j.actor = ?2 AND j.change ->> '$.new.day' = ?3",
        )?
        .exists((id, person, day))?)
}

/// What is known of a content without its bytes.
pub struct FileRow {
    /// Its size.
    pub size: u64,
    /// Its media type.
    pub mime: String,
    /// Pages.
    pub pages: Option<u32>,
    /// Width of page 1.
    pub width: Option<u32>,
    /// Height of page 1.
    pub height: Option<u32>,
    /// Why there is no picture, in the form of [`told`].
    pub problem: Option<String>,
}

/// What is known of a content.
pub fn get_file(tx: &Connection, hash: ContentHash) -> Result<Option<FileRow>> {
    Ok(tx
        .prepare_cached("SELECT size, mime, pages, width, height, problem FROM file WHERE sha256 = ?1")?
        .query_row([hash], |row| {
            Ok(FileRow {
                size: row.get(0)?,
                mime: row.get(1)?,
                pages: row.get(2)?,
                width: row.get(3)?,
                height: row.get(4)?,
                problem: row.get(5)?,
            })
        })
        .optional()?)
}

/// Writes what a look at a content found out.
pub fn set_facts(tx: &Connection, hash: ContentHash, found: &FileRow) -> Result<()> {
    tx.prepare_cached(
        "UPDATE file SET mime = :mime, pages = :pages, width = :width, height = :height, problem = :problem
         WHERE sha256 = :hash",
    )?
    .execute(named_params! {
        ":hash": hash, ":mime": found.mime, ":pages": found.pages, ":width": found.width,
        ":height": found.height, ":problem": found.problem,
    })?;
    Ok(())
}

/// The next contents on record after one, ascending by hash, for the check.
pub fn list_files(tx: &Connection, after: &str, limit: u32) -> Result<Vec<(ContentHash, u64)>> {
    let mut statement =
        tx.prepare_cached("SELECT sha256, size FROM file WHERE sha256 > ?1 ORDER BY sha256 LIMIT ?2")?;
    let rows = statement.query_map((after, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many contents are on record, and their bytes.
pub fn count_files(tx: &Connection) -> Result<(u64, u64)> {
    Ok(tx.query_row("SELECT count(*), coalesce(sum(size), 0) FROM file", [], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
