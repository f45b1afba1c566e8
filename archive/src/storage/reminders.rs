//! Recall notices, as they are read again (F-08).

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::LoanId;

/// A recall notice as the form shows it.
pub struct Sent {
    /// How late it was then.
    pub days_late: u32,
    /// The day it asks the return by.
    pub until: String,
    /// When it was written, UTC.
    pub at: String,
    /// By whom.
    pub by: String,
}

/// The nth notice of a slip.
pub fn get(tx: &Connection, loan: LoanId, nth: u32) -> Result<Option<Sent>> {
    Ok(tx
        .prepare_cached(
            "SELECT r.days_late, r.until, r.at, p.name FROM reminder r JOIN person p ON p.id = r.by
             WHERE r.loan = ?1 AND r.nth = ?2",
        )?
        .query_row((loan, nth), |row| {
            Ok(Sent { days_late: row.get(0)?, until: row.get(1)?, at: row.get(2)?, by: row.get(3)? })
        })
        .optional()?)
}
