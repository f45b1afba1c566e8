//! What was used.

use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::ids::MaterialId;
use crate::loans::ConditionIn;
use crate::materials::SecurityLevel;
use crate::storage::ledgers::{Key, page};
use crate::storage::usages::UsageKind;

/// One use of a material.
#[allow(missing_docs)]
pub struct Used {
    pub key: Key,
    pub material: MaterialId,
    pub number: String,
    pub title: String,
    pub customer: String,
    pub security_level: SecurityLevel,
    pub kind: UsageKind,
    pub copies: Option<u32>,
    pub pages: Option<u32>,
    pub person: String,
    pub department: String,
    pub reason: String,
    pub project: String,
    pub loan_no: String,
    pub approved_by: String,
    pub due_on: Option<String>,
    pub returned_on: Option<String>,
    pub condition_in: Option<ConditionIn>,
    pub note_in: String,
    pub handled_by: String,
    /// A later counter-entry took it back.
    pub reversed: bool,
}

/// The uses after a key, up to a day.
pub fn used(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Used>> {
    let after = named_params! { ":on": after.on, ":seq": after.seq, ":to": to, ":limit": limit };
    page(tx, include_str!("used.sql"), after, |row| {
        Ok(Used {
            key: Key { on: row.get("on_date")?, seq: row.get("seq")?, line: 0 },
            material: row.get("material")?,
            number: row.get("number")?,
            title: row.get("title")?,
            customer: row.get("customer")?,
            security_level: row.get("security_level")?,
            kind: row.get("kind")?,
            copies: row.get("copies")?,
            pages: row.get("pages")?,
            person: row.get("person")?,
            department: row.get("department")?,
            reason: row.get("reason")?,
            project: row.get("project")?,
            loan_no: row.get("loan_no")?,
            approved_by: row.get("approved_by")?,
            due_on: row.get("due_on")?,
            returned_on: row.get("returned_on")?,
            condition_in: row.get("condition_in")?,
            note_in: row.get("note_in")?,
            handled_by: row.get("handled_by")?,
            reversed: row.get("reversed")?,
        })
    })
}
