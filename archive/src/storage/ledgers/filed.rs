//! What was filed.

use rusqlite::{Connection, named_params};

use crate::error::Result;
use crate::ids::MaterialId;
use crate::materials::{Carrier, Category, Nature, Purpose, Retention, SecurityLevel};
use crate::storage::ledgers::{Key, page};

/// One filed material.
#[allow(missing_docs)]
pub struct Filed {
    pub key: Key,
    pub material: MaterialId,
    pub receipt_no: String,
    pub archive_no: String,
    pub drawing_no: String,
    pub title: String,
    pub customer: String,
    pub creator: String,
    pub doc_date: Option<String>,
    pub category: Category,
    pub nature: Option<Nature>,
    pub purpose: Option<Purpose>,
    pub security_level: SecurityLevel,
    pub retention_class: Option<Retention>,
    pub retention_until: Option<String>,
    pub revision: String,
    pub carrier: Carrier,
    pub copies: u32,
    pub pages: u32,
    pub place: String,
    pub box_no: String,
    pub files: u32,
    pub digest: String,
    pub handed_by: String,
    pub filed_by: String,
    pub note: String,
}

/// The materials filed after a key, up to a day.
pub fn filed(tx: &Connection, after: &Key, to: &str, limit: u32) -> Result<Vec<Filed>> {
    let after = named_params! { ":on": after.on, ":seq": after.seq, ":line": after.line, ":to": to, ":limit": limit };
    page(tx, include_str!("filed.sql"), after, |row| {
        Ok(Filed {
            key: Key { on: row.get("on_date")?, seq: row.get("batch")?, line: row.get("seq")? },
            material: row.get("material")?,
            receipt_no: row.get("receipt_no")?,
            archive_no: row.get("archive_no")?,
            drawing_no: row.get("drawing_no")?,
            title: row.get("title")?,
            customer: row.get("customer")?,
            creator: row.get("creator")?,
            doc_date: row.get("doc_date")?,
            category: row.get("category")?,
            nature: row.get("nature")?,
            purpose: row.get("purpose")?,
            security_level: row.get("security_level")?,
            retention_class: row.get("retention_class")?,
            retention_until: row.get("retention_until")?,
            revision: row.get("revision")?,
            carrier: row.get("carrier")?,
            copies: row.get("copies")?,
            pages: row.get("pages")?,
            place: row.get("place")?,
            box_no: row.get("box_no")?,
            files: row.get("files")?,
            digest: row.get("digest")?,
            handed_by: row.get("handed_by")?,
            filed_by: row.get("filed_by")?,
            note: row.get("note")?,
        })
    })
}
