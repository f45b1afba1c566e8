//! The use of materials (使用登记表, 第十五条): one row each time.

use rusqlite::{Connection, named_params};

use crate::coded;
use crate::error::Result;
use crate::ids::{LoanId, MaterialId, PersonId};

coded! {
    /// How a material was used.
    pub enum UsageKind {
        Read = "READ", "查阅", "Read";
        Borrow = "BORROW", "借阅", "Borrowed";
        Copy = "COPY", "复制", "Copied";
        Excerpt = "EXCERPT", "摘抄", "Excerpt";
        View = "VIEW_E", "电子查看", "Viewed";
        Export = "EXPORT", "导出", "Exported";
        Reversal = "REVERSAL", "冲正", "Reversal";
    }
}

/// A use that is about to be written.
pub struct NewUsage<'a> {
    /// Which material.
    pub material: MaterialId,
    /// How.
    pub kind: UsageKind,
    /// The day.
    pub on_date: &'a str,
    /// The instant, UTC.
    pub at: &'a str,
    /// Who used it.
    pub person: PersonId,
    /// What for.
    pub reason: &'a str,
    /// On which slip.
    pub loan: Option<LoanId>,
    /// Copies.
    pub copies: Option<u32>,
    /// Pages.
    pub pages: Option<u32>,
    /// Who wrote it down.
    pub by: PersonId,
}

/// Adds a use.
pub fn add(tx: &Connection, new: &NewUsage<'_>) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO usage (material, kind, on_date, at, person, reason, loan, copies, pages, by)
         VALUES (:material, :kind, :on_date, :at, :person, :reason, :loan, :copies, :pages, :by)",
    )?
    .execute(named_params! {
        ":material": new.material, ":kind": new.kind, ":on_date": new.on_date, ":at": new.at, ":person": new.person,
        ":reason": new.reason, ":loan": new.loan, ":copies": new.copies, ":pages": new.pages, ":by": new.by,
    })?;
    Ok(())
}
