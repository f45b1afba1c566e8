//! What went out.

use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::ids::MaterialId;
use crate::loans::{ConditionIn, LineState, LoanMode};
use crate::storage::ledgers::{Key, page};

/// One item that went out.
#[allow(missing_docs)]
pub struct Lent {
    pub key: Key,
    pub material: MaterialId,
    pub loan_no: String,
    pub mode: LoanMode,
    pub archive_no: String,
    pub title: String,
    pub copies: u32,
    pub borrower: String,
    pub department: String,
    pub use_reason: String,
    pub approved_by: String,
    pub due_on: Option<String>,
    pub returned_on: Option<String>,
    pub condition_in: Option<ConditionIn>,
    pub returned_by: String,
    pub state: LineState,
    pub note_in: String,
    /// Why the slip was reversed, where it was.
    pub state_reason: String,
    pub renewals: u32,
}

/// The items that went out after a key, up to a day.
pub fn lent(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Lent>> {
    let after = named_params! { ":on": after.on, ":seq": after.seq, ":line": after.line, ":to": to, ":limit": limit };
    page(tx, include_str!("lent.sql"), after, |row| {
        Ok(Lent {
            key: Key { on: row.get("on_date")?, seq: row.get("seq")?, line: row.get("line_no")? },
            material: row.get("material")?,
            loan_no: row.get("loan_no")?,
            mode: row.get("mode")?,
            archive_no: row.get("archive_no")?,
            title: row.get("title")?,
            copies: row.get("copies")?,
            borrower: row.get("borrower")?,
            department: row.get("department")?,
            use_reason: row.get("use_reason")?,
            approved_by: row.get("approved_by")?,
            due_on: row.get("due_on")?,
            returned_on: row.get("returned_on")?,
            condition_in: row.get("condition_in")?,
            returned_by: row.get("returned_by")?,
            state: row.get("state")?,
            note_in: row.get("note_in")?,
            state_reason: row.get("state_reason")?,
            renewals: row.get("renewals")?,
        })
    })
}
