//! Looks places up.

use serde::Serialize;

use super::naming::short_name;
use crate::archive::Archive;
use crate::error::Result;
use crate::ids::PlaceId;
use crate::places::Place;
use crate::search::{ThingKind, add_named};
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

/// The places that typed initials, full pinyin, a piece of the way or a code may mean.
///
/// # Errors
/// Those of the database.
pub fn suggest(archive: &Archive, typed: &str, limit: u32) -> Result<Vec<Place>> {
    archive.read(|tx| {
        let mut found = storage::places::suggest(tx, typed.trim(), limit)?;
        add_named(
            tx,
            ThingKind::Place,
            typed,
            limit,
            &mut found,
            |place| place.id.0,
            |id| Ok(storage::places::get(tx, PlaceId(id))?.filter(|place| place.active)),
        )?;
        Ok(found)
    })
}

/// The way to a place: from the room to the place itself.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Way {
    /// The room first, the place itself last.
    pub places: Vec<Place>,
    /// What it is called at the shelf: `B-3-5`.
    pub short: String,
}

/// The way to a place.
///
/// # Errors
/// When there is no such place.
pub fn way(archive: &Archive, id: PlaceId) -> Result<Way> {
    archive.read(|tx| {
        let places = storage::places::way(tx, id)?;
        Ok(Way { short: short_name(&places), places })
    })
}
