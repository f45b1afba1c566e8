//! Looks receipts up.

use crate::archive::Archive;
use crate::error::{Error, Noun, Result};
use crate::ids::ReceiptId;
use crate::receipts::{Receipt, ReceiptRow};
use crate::storage;
use crate::storage::rows::Page;

/// One receipt.
///
/// # Errors
/// Those of the database.
pub fn get(archive: &Archive, id: ReceiptId) -> Result<Option<Receipt>> {
    let today = archive.today().to_string();
    archive.read(|tx| storage::receipts::get(tx, id, &today))
}

/// The receipt with this number or code.
///
/// # Errors
/// When there is none.
pub fn require(archive: &Archive, number: &str) -> Result<Receipt> {
    let today = archive.today().to_string();
    archive.read(|tx| {
        let id =
            storage::receipts::get_id_by_number(tx, number)?.ok_or_else(|| Error::not_found(Noun::Receipt, number))?;
        storage::receipts::require(tx, id, &today)
    })
}

/// Receipts, newest first; `open` keeps those that still have something to do.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive, open: bool, before: Option<u32>, limit: u32) -> Result<Page<ReceiptRow>> {
    archive.read(|tx| storage::receipts::list(tx, open, before, limit))
}
