//! Materials.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Noun, Result};
use crate::ids::{CustomerId, MaterialId, PersonId, PlaceId, ReceiptId};
use crate::materials::{
    Category, Custody, DescriptionFields, FiledFields, FilingFields, Holder, Lifecycle, Material, Stay,
};
use crate::receipts::LineFields;

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Material> {
    let holder = match row.get("loan")? {
        Some(loan) => Some(Holder {
            loan,
            loan_no: row.get("loan_no")?,
            person: row.get("borrower")?,
            name: row.get("holder_name")?,
            department: row.get("holder_department")?,
            since: row.get("issued_on")?,
            due_on: row.get("due_on")?,
            days_late: row.get("days_late")?,
        }),
        None => None,
    };
    Ok(Material {
        id: row.get("id")?,
        seq: row.get("seq")?,
        code: row.get("code")?,
        archive_no: row.get("archive_no")?,
        receipt: row.get("receipt")?,
        receipt_no: row.get("receipt_no")?,
        line_no: row.get("line_no")?,
        customer: row.get("customer")?,
        customer_name: row.get("customer_name")?,
        customer_short: row.get("customer_short")?,
        title: row.get("title")?,
        category: row.get("category")?,
        subtype: row.get("subtype")?,
        drawing_no: row.get("drawing_no")?,
        revision: row.get("revision")?,
        carrier: row.get("carrier")?,
        copy_kind: row.get("copy_kind")?,
        copies: row.get("copies")?,
        pages: row.get("pages")?,
        condition: row.get("condition")?,
        doc_date: row.get("doc_date")?,
        creator: row.get("creator")?,
        project: row.get("project")?,
        security_level: row.get("security_level")?,
        secret_until: row.get("secret_until")?,
        return_by: row.get("return_by")?,
        note: row.get("note")?,
        extra: super::rows::json(row, "extra")?,
        received_on: row.get("received_on")?,
        provided_by: row.get("provided_by")?,
        received_by: row.get("received_by")?,
        lifecycle: row.get("lifecycle")?,
        lifecycle_since: row.get("lifecycle_since")?,
        custody: row.get("custody")?,
        nature: row.get("nature")?,
        purpose: row.get("purpose")?,
        retention_class: row.get("retention_class")?,
        retention_until: row.get("retention_until")?,
        owner: row.get("owner")?,
        owner_name: row.get("owner_name")?,
        place: row.get("place")?,
        place_path: row.get("place_path")?,
        filed_on: row.get("filed_on")?,
        filing_no: row.get("filing_no")?,
        filed_by: row.get("filed_by")?,
        review_reason: row.get("review_reason")?,
        holder,
        attachments: row.get("attachments")?,
    })
}

/// One material as it is on a day (lateness is derived from it).
pub fn get(tx: &Connection, id: MaterialId, today: &str) -> Result<Option<Material>> {
    Ok(tx
        .prepare_cached(concat!(include_str!("detail.sql"), " WHERE m.id = :id"))?
        .query_row(named_params! { ":id": id, ":today": today }, row)
        .optional()?)
}

/// One material, or the not-found error.
pub fn require(tx: &Connection, id: MaterialId, today: &str) -> Result<Material> {
    get(tx, id, today)?.ok_or_else(|| Error::not_found(Noun::Material, id))
}

/// The material with this 档号, label code, or receipt number and line.
pub fn get_id_by_number(tx: &Connection, number: &str) -> Result<Option<MaterialId>> {
    let number = number.trim();
    if let Some((receipt, line)) = number.rsplit_once('/') {
        let found = tx
            .prepare_cached(
                "SELECT m.id FROM receipt r JOIN material m ON m.receipt = r.id WHERE r.number = ?1 AND m.line_no = ?2",
            )?
            .query_row((receipt, line), |row| row.get(0))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    for column in ["archive_no", "code"] {
        let found = tx
            .prepare_cached(&format!("SELECT id FROM material WHERE {column} = ?1"))?
            .query_row([number], |row| row.get(0))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The materials of a receipt, by line.
pub fn list_of_receipt(tx: &Connection, receipt: ReceiptId, today: &str) -> Result<Vec<Material>> {
    let mut statement =
        tx.prepare_cached(concat!(include_str!("detail.sql"), " WHERE m.receipt = :receipt ORDER BY m.line_no"))?;
    let rows = statement.query_map(named_params! { ":receipt": receipt, ":today": today }, row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a receipt gives to each of its lines.
pub struct NewLine<'a> {
    /// Identity.
    pub id: MaterialId,
    /// The label code.
    pub code: &'a str,
    /// The receipt.
    pub receipt: ReceiptId,
    /// The line, from 1.
    pub line_no: u32,
    /// The customer.
    pub customer: CustomerId,
    /// Project or contract.
    pub project: &'a str,
    /// The day the customer wants it back.
    pub return_by: Option<&'a str>,
    /// Day of receipt.
    pub received_on: &'a str,
    /// The instant, UTC.
    pub at: &'a str,
    /// What was typed.
    pub fields: &'a LineFields,
}

/// Adds a material that was just received.
pub fn add(tx: &Connection, line: &NewLine<'_>) -> Result<()> {
    let fields = line.fields;
    let extra = serde_json::json!(fields.extra).to_string();
    tx.prepare_cached(include_str!("add.sql"))?.execute(named_params! {
        ":id": line.id, ":code": line.code, ":receipt": line.receipt, ":line_no": line.line_no,
        ":customer": line.customer, ":title": fields.title, ":category": fields.category,
        ":subtype": fields.subtype, ":drawing_no": fields.drawing_no, ":revision": fields.revision,
        ":carrier": fields.carrier, ":copy_kind": fields.copy_kind, ":copies": fields.copies,
        ":pages": fields.pages, ":condition": fields.condition, ":doc_date": fields.doc_date,
        ":creator": fields.creator, ":project": line.project, ":security_level": fields.security_level,
        ":return_by": line.return_by, ":note": fields.note, ":extra": extra,
        ":received_on": line.received_on, ":lifecycle": Lifecycle::PendingReview,
        ":lifecycle_since": line.at, ":custody": Custody::InStore,
    })?;
    Ok(())
}

/// What filing writes.
pub struct Filed<'a> {
    /// What was decided.
    pub fields: &'a FilingFields,
    /// 档号.
    pub archive_no: &'a str,
    /// Its segments, JSON.
    pub segments: String,
    /// 归档批号.
    pub filing_no: &'a str,
    /// 归档日期.
    pub filed_on: String,
    /// By whom.
    pub filed_by: PersonId,
    /// 保管到期日.
    pub retention_until: Option<String>,
    /// The instant, UTC.
    pub at: String,
    /// The state it goes to.
    pub lifecycle: Lifecycle,
}

/// Writes what filing decided.
pub fn file(tx: &Connection, filed: &Filed<'_>) -> Result<()> {
    let fields = filed.fields;
    tx.prepare_cached(include_str!("file.sql"))?.execute(named_params! {
        ":id": fields.material, ":title": fields.title, ":category": fields.category, ":subtype": fields.subtype,
        ":drawing_no": fields.drawing_no, ":revision": fields.revision, ":doc_date": fields.doc_date,
        ":creator": fields.creator, ":nature": fields.nature, ":purpose": fields.purpose,
        ":retention_class": fields.retention_class, ":retention_until": filed.retention_until,
        ":security_level": fields.security_level, ":secret_until": fields.secret_until, ":owner": fields.owner,
        ":place": fields.place, ":pages": fields.pages, ":extra": serde_json::json!(fields.extra).to_string(),
        ":archive_no": filed.archive_no, ":segments": filed.segments, ":filing_no": filed.filing_no,
        ":filed_on": filed.filed_on, ":filed_by": filed.filed_by, ":lifecycle": filed.lifecycle, ":at": filed.at,
    })?;
    Ok(())
}

/// Writes a corrected description.
pub fn change(tx: &Connection, fields: &DescriptionFields) -> Result<()> {
    tx.prepare_cached(
        "UPDATE material SET title = :title, drawing_no = :drawing_no, revision = :revision, creator = :creator,
            doc_date = :doc_date, project = :project, note = :note, pages = :pages, subtype = :subtype, extra = :extra,
            security_level = :security_level, secret_until = :secret_until, return_by = :return_by WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": fields.material, ":title": fields.title, ":drawing_no": fields.drawing_no,
        ":revision": fields.revision, ":creator": fields.creator, ":doc_date": fields.doc_date,
        ":project": fields.project, ":note": fields.note, ":pages": fields.pages, ":subtype": fields.subtype,
        ":extra": serde_json::json!(fields.extra).to_string(), ":security_level": fields.security_level,
        ":secret_until": fields.secret_until, ":return_by": fields.return_by,
    })?;
    Ok(())
}

/// Writes what filing decided anew.
pub fn change_filed(tx: &Connection, id: MaterialId, filed: &FiledFields, until: Option<&str>) -> Result<()> {
    tx.prepare_cached(
        "UPDATE material SET nature = :nature, purpose = :purpose, retention_class = :retention_class, owner = :owner,
            retention_until = :until WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": id, ":nature": filed.nature, ":purpose": filed.purpose, ":retention_class": filed.retention_class,
        ":owner": filed.owner, ":until": until,
    })?;
    Ok(())
}

/// Moves the lifecycle on.
pub fn set_lifecycle(tx: &Connection, id: MaterialId, to: Lifecycle, at: &str) -> Result<()> {
    tx.prepare_cached("UPDATE material SET lifecycle = ?2, lifecycle_since = ?3 WHERE id = ?1")?
        .execute((id, to, at))?;
    Ok(())
}

/// Moves the custody on, from where the verb found it; one that is elsewhere is not written over. What leads where
/// [`crate::materials::move_to`] knows.
pub fn set_custody(tx: &Connection, id: MaterialId, from: Custody, to: Custody) -> Result<()> {
    let moved = tx
        .prepare_cached("UPDATE material SET custody = ?3 WHERE id = ?1 AND custody = ?2")?
        .execute((id, from, to))?;
    if moved == 1 { Ok(()) } else { Err(rusqlite::Error::StatementChangedRows(moved).into()) }
}

/// Writes the copies and pages counted.
pub fn set_count(tx: &Connection, id: MaterialId, copies: u32, pages: u32) -> Result<()> {
    tx.prepare_cached("UPDATE material SET copies = ?2, pages = ?3 WHERE id = ?1")?.execute((id, copies, pages))?;
    Ok(())
}

/// Writes the pages counted.
pub fn set_pages(tx: &Connection, id: MaterialId, pages: u32) -> Result<()> {
    tx.prepare_cached("UPDATE material SET pages = ?2 WHERE id = ?1")?.execute((id, pages))?;
    Ok(())
}

/// Writes the place.
pub fn set_place(tx: &Connection, id: MaterialId, place: PlaceId) -> Result<()> {
    tx.prepare_cached("UPDATE material SET place = ?2 WHERE id = ?1")?.execute((id, place))?;
    Ok(())
}

/// Every stay outside since a day, oldest first.
pub fn stays(tx: &Connection, id: MaterialId, since: &str, today: &str) -> Result<Vec<Stay>> {
    let mut statement = tx.prepare_cached(include_str!("stays.sql"))?;
    let rows = statement.query_map(named_params! { ":material": id, ":since": since, ":today": today }, |row| {
        Ok(Stay {
            loan_no: row.get("loan_no")?,
            name: row.get("name")?,
            from: row.get("since")?,
            until: row.get("until")?,
            late: row.get("late")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The titles among a customer's newest materials, most used first.
pub fn recent_titles(tx: &Connection, customer: CustomerId, newest: u32) -> Result<Vec<(String, Category)>> {
    let mut statement = tx.prepare_cached(
        "SELECT title, category FROM (SELECT title, category, seq FROM material WHERE customer = ?1
            ORDER BY seq DESC LIMIT ?2) GROUP BY title, category ORDER BY count(*) DESC, max(seq) DESC",
    )?;
    Ok(statement
        .query_map((customer, newest), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::access::Right;
    use crate::fixture::Firm;

    #[test]
    fn custody_is_written_only_from_where_it_is() {
        let firm = Firm::open();
        let id = firm.shelved().1[0].id;
        let moves = |from, to| firm.archive.act(&firm.actor, Right::Lend, |act| set_custody(act.tx, id, from, to));
        assert!(moves(Custody::Out, Custody::InStore).is_err(), "it is not out");
        assert_eq!(firm.material(id).custody, Custody::InStore);
        moves(Custody::InStore, Custody::Missing).unwrap();
        assert_eq!(firm.material(id).custody, Custody::Missing);
    }
}
