//! Looks customers up: all of them, one, or those a few typed letters mean.

use crate::archive::Archive;
use crate::customers::Customer;
use crate::error::Result;
use crate::ids::CustomerId;
use crate::search::{ThingKind, add_named};
use crate::storage;

/// Every customer, by code.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive) -> Result<Vec<Customer>> {
    archive.read(storage::customers::list)
}

/// One customer.
///
/// # Errors
/// Those of the database.
pub fn get(archive: &Archive, id: CustomerId) -> Result<Option<Customer>> {
    archive.read(|tx| storage::customers::get(tx, id))
}

/// The customers that typed initials, full pinyin, a piece of a name or a code may mean, most used first.
///
/// # Errors
/// Those of the database.
pub fn suggest(archive: &Archive, typed: &str, limit: u32) -> Result<Vec<Customer>> {
    archive.read(|tx| {
        let mut found = storage::customers::suggest(tx, typed.trim(), limit)?;
        add_named(
            tx,
            ThingKind::Customer,
            typed,
            limit,
            &mut found,
            |customer| customer.id.0,
            |id| Ok(storage::customers::get(tx, CustomerId(id))?.filter(|customer| customer.active)),
        )?;
        Ok(found)
    })
}
