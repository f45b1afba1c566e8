//! Looks places up.

use crate::archive::Archive;
use crate::error::Result;
use crate::ids::PlaceId;
use crate::places::Place;
use crate::storage;

/// Every place, in the order of the tree.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive) -> Result<Vec<Place>> {
    archive.read(storage::places::list)
}

/// One place.
///
/// # Errors
/// Those of the database.
pub fn get(archive: &Archive, id: PlaceId) -> Result<Option<Place>> {
    archive.read(|tx| storage::places::get(tx, id))
}

/// The places that typed initials, a piece of the way or a code may mean.
///
/// # Errors
/// Those of the database.
pub fn suggest(archive: &Archive, typed: &str, limit: u32) -> Result<Vec<Place>> {
    archive.read(|tx| storage::places::suggest(tx, typed.trim(), limit))
}
