//! Reviews, as they are read again (F-02).

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::{MaterialId, ReceiptId};
use crate::materials::Finding;
use crate::receipts::ReviewResult;

/// A review as the form shows it.
pub struct Reviewed {
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
    pub reviewer: String,
    /// When, UTC.
    pub at: String,
}

/// The reviews of the lines of a receipt, line by line, the newest of a line last.
pub fn list_of_receipt(tx: &Connection, receipt: ReceiptId) -> Result<Vec<Reviewed>> {
    let mut statement = tx.prepare_cached(
        "SELECT v.number, v.material, v.result, v.reason, v.checklist, v.due_on, p.name AS reviewer, v.at
         FROM material m
         JOIN review v ON v.material = m.id
         JOIN person p ON p.id = v.reviewer
         WHERE m.receipt = ?1 ORDER BY m.line_no, v.at, v.number",
    )?;
    let rows = statement.query_map([receipt], |row| {
        Ok(Reviewed {
            number: row.get("number")?,
            material: row.get("material")?,
            result: row.get("result")?,
            reason: row.get("reason")?,
            checklist: super::rows::json(row, "checklist")?,
            due_on: row.get("due_on")?,
            reviewer: row.get("reviewer")?,
            at: row.get("at")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
