//! Receipts and reviews.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Noun, Result};
use crate::ids::{MaterialId, PersonId, ReceiptId, ReviewId};
use crate::materials::{Finding, Lifecycle, Material};
use crate::receipts::{Receipt, ReceiptFields, ReceiptRow, ReceiptState, ReviewResult};
use crate::storage::materials;
use crate::storage::rows::{MOST, Page};

/// The day of the oldest receipt.
pub fn first_day(tx: &Connection) -> Result<Option<String>> {
    Ok(tx.prepare_cached("SELECT min(received_on) FROM receipt")?.query_row([], |row| row.get(0))?)
}

/// One receipt as it is on a day.
pub fn get(tx: &Connection, id: ReceiptId, today: &str) -> Result<Option<Receipt>> {
    let lines = materials::list_of_receipt(tx, id, today)?;
    let receipt = tx
        .prepare_cached(include_str!("detail.sql"))?
        .query_row([id], |row| {
            let void_reason: Option<String> = row.get("void_reason")?;
            Ok(Receipt {
                id: row.get("id")?,
                number: row.get("number")?,
                code: row.get("code")?,
                customer: row.get("customer")?,
                customer_name: row.get("customer_name")?,
                received_on: row.get("received_on")?,
                method: row.get("method")?,
                provided_by: row.get("provided_by")?,
                provider_phone: row.get("provider_phone")?,
                courier_no: row.get("courier_no")?,
                project: row.get("project")?,
                return_by: row.get("return_by")?,
                secrecy: row.get("secrecy")?,
                handler: row.get("handler")?,
                handler_name: row.get("handler_name")?,
                received_by: row.get("received_by")?,
                received_by_name: row.get("received_by_name")?,
                note: row.get("note")?,
                registered_at: row.get("registered_at")?,
                state: derive(void_reason.is_some(), &Tally::of(&lines)),
                void_reason,
                lines: Vec::new(),
            })
        })
        .optional()?;
    Ok(receipt.map(|receipt| Receipt { lines, ..receipt }))
}

/// One receipt, or the not-found error.
pub fn require(tx: &Connection, id: ReceiptId, today: &str) -> Result<Receipt> {
    get(tx, id, today)?.ok_or_else(|| Error::not_found(Noun::Receipt, id))
}

/// A receipt with its lines as they were handed over and signed, whatever was filed or corrected since.
pub fn as_received(tx: &Connection, mut receipt: Receipt) -> Result<Receipt> {
    let mut said = tx.prepare_cached(
        "SELECT title, category, drawing_no, revision, carrier, copy_kind, copies, pages, condition, security_level, note
         FROM receipt_line WHERE material = ?1",
    )?;
    for line in &mut receipt.lines {
        said.query_row([line.id], |row| {
            line.title = row.get("title")?;
            line.category = row.get("category")?;
            line.drawing_no = row.get("drawing_no")?;
            line.revision = row.get("revision")?;
            line.carrier = row.get("carrier")?;
            line.copy_kind = row.get("copy_kind")?;
            line.copies = row.get("copies")?;
            line.pages = row.get("pages")?;
            line.condition = row.get("condition")?;
            line.security_level = row.get("security_level")?;
            line.note = row.get("note")?;
            Ok(())
        })?;
    }
    Ok(receipt)
}

/// The receipt with this number or code.
pub fn get_id_by_number(tx: &Connection, number: &str) -> Result<Option<ReceiptId>> {
    Ok(tx
        .prepare_cached("SELECT id FROM receipt WHERE number = ?1 OR code = ?1")?
        .query_row([number.trim()], |row| row.get(0))
        .optional()?)
}

/// Who received it.
pub fn receiver_of(tx: &Connection, id: ReceiptId) -> Result<PersonId> {
    Ok(tx.prepare_cached("SELECT received_by FROM receipt WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
}

/// Receipts, newest first.
pub fn list(tx: &Connection, open: bool, before: Option<u32>, limit: u32) -> Result<Page<ReceiptRow>> {
    let limit = limit.clamp(1, MOST);
    // Open receipts are found from their lines' states and then sorted: the cost is that of the open
    // work. Walking down all receipts for them (without the +) would be that of the archive.
    let wanted = if open {
        "WHERE r.id IN (SELECT receipt FROM material WHERE lifecycle IN ('PENDING_REVIEW', 'SUPPLEMENT', 'PENDING_FILING'))
           AND +r.seq < :before ORDER BY +r.seq DESC LIMIT :limit"
    } else {
        "WHERE r.seq < :before ORDER BY r.seq DESC LIMIT :limit"
    };
    let mut statement = tx.prepare_cached(&format!("{}{wanted}", include_str!("list.sql")))?;
    let before = before.map_or(i64::MAX, i64::from);
    let rows = statement
        .query_map(named_params! { ":before": before, ":limit": limit + 1 }, |row| {
            let tally = Tally {
                lines: row.get("lines")?,
                to_review: row.get("to_review")?,
                to_file: row.get("to_file")?,
                sent_back: row.get("sent_back")?,
            };
            let void: Option<String> = row.get("void_reason")?;
            Ok(ReceiptRow {
                id: row.get("id")?,
                seq: row.get("seq")?,
                number: row.get("number")?,
                received_on: row.get("received_on")?,
                customer: row.get("customer")?,
                project: row.get("project")?,
                title: row.get("title")?,
                lines: tally.lines,
                to_review: tally.to_review,
                supplement: row.get("supplement")?,
                to_file: tally.to_file,
                state: derive(void.is_some(), &tally),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Page::cut(rows, limit, |row: &ReceiptRow| row.seq))
}

/// How many lines stand where; a receipt's state follows from it.
struct Tally {
    lines: u32,
    to_review: u32,
    to_file: u32,
    sent_back: u32,
}

impl Tally {
    fn of(lines: &[Material]) -> Tally {
        let count = |wanted: &[Lifecycle]| {
            u32::try_from(lines.iter().filter(|line| wanted.contains(&line.lifecycle)).count()).unwrap_or(u32::MAX)
        };
        Tally {
            lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
            to_review: count(&[Lifecycle::PendingReview, Lifecycle::Supplement]),
            to_file: count(&[Lifecycle::PendingFiling]),
            sent_back: count(&[Lifecycle::SentBack]),
        }
    }
}

fn derive(void: bool, tally: &Tally) -> ReceiptState {
    match tally {
        _ if void => ReceiptState::Void,
        Tally { to_review: 1.., .. } => ReceiptState::InReview,
        Tally { to_file: 1.., .. } => ReceiptState::ToFile,
        Tally { lines, sent_back, .. } if lines == sent_back => ReceiptState::Rejected,
        _ => ReceiptState::Done,
    }
}

/// Adds a receipt; its lines are materials and added there.
pub fn add(
    tx: &Connection,
    id: ReceiptId,
    number: &str,
    code: &str,
    fields: &ReceiptFields,
    received_by: PersonId,
    at: &str,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO receipt (id, number, code, customer, received_on, method, provided_by, provider_phone, courier_no,
            project, return_by, secrecy, handler, received_by, note, registered_at)
         VALUES (:id, :number, :code, :customer, :received_on, :method, :provided_by, :provider_phone, :courier_no,
            :project, :return_by, :secrecy, :handler, :received_by, :note, :at)",
    )?
    .execute(named_params! {
        ":id": id, ":number": number, ":code": code, ":customer": fields.customer,
        ":received_on": fields.received_on, ":method": fields.method, ":provided_by": fields.provided_by,
        ":provider_phone": fields.provider_phone, ":courier_no": fields.courier_no, ":project": fields.project,
        ":return_by": fields.return_by, ":secrecy": fields.secrecy, ":handler": fields.handler,
        ":received_by": received_by, ":note": fields.note, ":at": at,
    })?;
    Ok(())
}

/// Writes why a receipt was voided.
pub fn void(tx: &Connection, id: ReceiptId, reason: &str) -> Result<()> {
    tx.prepare_cached("UPDATE receipt SET void_reason = ?2 WHERE id = ?1")?.execute((id, reason))?;
    Ok(())
}

/// A review of one material.
pub struct Review {
    /// Identity.
    pub id: ReviewId,
    /// 审核编号.
    pub number: String,
    /// The material.
    pub material: MaterialId,
    /// 结论.
    pub result: ReviewResult,
    /// Why.
    pub reason: String,
    /// The points looked at.
    pub checklist: Vec<Finding>,
    /// 补正期限.
    pub due_on: Option<String>,
    /// 审核人.
    pub reviewer: PersonId,
    /// When, UTC.
    pub at: String,
}

/// Adds a review.
pub fn add_review(tx: &Connection, review: &Review) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO review (id, number, material, result, reason, checklist, due_on, reviewer, at)
         VALUES (:id, :number, :material, :result, :reason, :checklist, :due_on, :reviewer, :at)",
    )?
    .execute(named_params! {
        ":id": review.id, ":number": review.number, ":material": review.material, ":result": review.result,
        ":reason": review.reason, ":checklist": serde_json::json!(review.checklist).to_string(),
        ":due_on": review.due_on, ":reviewer": review.reviewer, ":at": review.at,
    })?;
    Ok(())
}
