//! What was received.

use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::ids::MaterialId;
use crate::materials::{Carrier, Category, CopyKind, Lifecycle, Nature, SecurityLevel};
use crate::receipts::{Method, ReviewResult};
use crate::storage::ledgers::{Key, page};

/// One line of a receipt.
#[allow(missing_docs)]
pub struct Received {
    pub key: Key,
    pub material: MaterialId,
    pub receipt_no: String,
    pub customer: String,
    pub project: String,
    pub title: String,
    pub drawing_no: String,
    pub category: Category,
    pub nature: Option<Nature>,
    pub revision: String,
    pub carrier: Carrier,
    pub copies: u32,
    pub pages: u32,
    pub copy_kind: CopyKind,
    pub security_level: SecurityLevel,
    pub method: Method,
    pub courier_no: String,
    pub provided_by: String,
    pub received_by: String,
    pub return_by: Option<String>,
    pub lifecycle: Lifecycle,
    pub note: String,
    pub void_reason: Option<String>,
    pub result: Option<ReviewResult>,
}

/// The lines received after a key, up to a day.
pub fn received(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Received>> {
    let after = named_params! { ":on": after.on, ":seq": after.seq, ":to": to, ":limit": limit };
    page(tx, include_str!("received.sql"), after, |row| {
        Ok(Received {
            key: Key { on: row.get("on_date")?, seq: row.get("seq")?, line: 0 },
            material: row.get("material")?,
            receipt_no: row.get("receipt_no")?,
            customer: row.get("customer")?,
            project: row.get("project")?,
            title: row.get("title")?,
            drawing_no: row.get("drawing_no")?,
            category: row.get("category")?,
            nature: row.get("nature")?,
            revision: row.get("revision")?,
            carrier: row.get("carrier")?,
            copies: row.get("copies")?,
            pages: row.get("pages")?,
            copy_kind: row.get("copy_kind")?,
            security_level: row.get("security_level")?,
            method: row.get("method")?,
            courier_no: row.get("courier_no")?,
            provided_by: row.get("provided_by")?,
            received_by: row.get("received_by")?,
            return_by: row.get("return_by")?,
            lifecycle: row.get("lifecycle")?,
            note: row.get("note")?,
            void_reason: row.get("void_reason")?,
            result: row.get("result")?,
        })
    })
}
