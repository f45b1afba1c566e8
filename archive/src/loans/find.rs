//! Looks loan slips up.

use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::coded;
use crate::error::{Error, Noun, Result};
use crate::ids::{LoanId, MaterialId, PersonId};
use crate::loans::{Loan, LoanRow};
use crate::storage;
use crate::storage::rows::Page;

coded! {
    /// Which slips a list shows.
    pub enum LoanList {
        All = "ALL", "全部", "All";
        ToApprove = "TO_APPROVE", "等批准", "To approve";
        ToLend = "TO_LEND", "已批待取", "To hand out";
        Open = "OPEN", "未结", "Open";
        Out = "OUT", "在外", "Out";
        Overdue = "OVERDUE", "逾期", "Overdue";
        ScanMissing = "SCAN_MISSING", "待补扫描件", "Scan missing";
    }
}

/// Which slips a list shows.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LoanFilter {
    /// By state.
    pub list: LoanList,
    /// By borrower.
    pub borrower: Option<PersonId>,
}

/// One slip.
///
/// # Errors
/// Those of the database.
pub fn get(archive: &Archive, id: LoanId) -> Result<Option<Loan>> {
    let today = archive.today().to_string();
    archive.read(|tx| storage::loans::get(tx, id, &today))
}

/// The slip with this number or code.
///
/// # Errors
/// When there is none.
pub fn require(archive: &Archive, number: &str) -> Result<Loan> {
    let today = archive.today().to_string();
    archive.read(|tx| {
        let id = storage::loans::get_id_by_number(tx, number)?.ok_or_else(|| Error::not_found(Noun::Loan, number))?;
        storage::loans::require(tx, id, &today)
    })
}

/// The open slip a material is on: out, approved or waiting, in that order.
///
/// # Errors
/// Those of the database.
pub fn open_of_material(archive: &Archive, material: MaterialId) -> Result<Option<Loan>> {
    let today = archive.today().to_string();
    archive.read(|tx| match storage::loans::open_of_material(tx, material)? {
        Some(id) => storage::loans::get(tx, id, &today),
        None => Ok(None),
    })
}

/// Slips, newest first.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive, filter: &LoanFilter, before: Option<u32>, limit: u32) -> Result<Page<LoanRow>> {
    let today = archive.today().to_string();
    archive.read(|tx| storage::loans::list(tx, filter, &today, before, limit))
}
