//! What stands in a place and its parts, page by page.

use serde::{Deserialize, Serialize};

use super::store::counted_below;
use crate::archive::Archive;
use crate::error::Result;
use crate::ids::PlaceId;
use crate::materials::MaterialRow;
use crate::storage;

/// The most rows of one page.
const MOST: u32 = 500;

/// A material where it stands.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Placed {
    /// The material.
    pub row: MaterialRow,
    /// The very place it stands in.
    pub place: PlaceId,
    /// That place's own name.
    pub name: String,
}

/// After which material the next page begins.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ContentsKey {
    /// In which place it stands.
    pub place: PlaceId,
    /// Its order of registration.
    pub seq: u32,
}

/// One page of what stands in a place.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Contents {
    /// The materials: place by place in the order of the tree, then as they were registered.
    pub rows: Vec<Placed>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<ContentsKey>,
    /// How many there are in all.
    pub total: u32,
}

/// What stands in a place and its parts, those out on loan included: their place is kept for them.
/// A page costs its rows and the parts of the place, not what the archive holds.
///
/// # Errors
/// Those of the database.
pub fn contents(archive: &Archive, id: PlaceId, after: Option<&ContentsKey>, limit: u32) -> Result<Contents> {
    let today = archive.today().to_string();
    let limit = limit.clamp(1, MOST) as usize;
    archive.read(|tx| {
        let places = counted_below(tx, id)?;
        let total = places.iter().map(|counted| counted.items).sum();
        let from = after.and_then(|key| places.iter().position(|counted| counted.place.id == key.place)).unwrap_or(0);
        let mut rows: Vec<Placed> = Vec::new();
        for counted in places[from..].iter().filter(|counted| counted.items > 0) {
            let place = &counted.place;
            let seq = after.filter(|key| key.place == place.id).map_or(0, |key| key.seq);
            // One more than the page: it says that there are more.
            let wanted = limit + 1 - rows.len();
            for seq in storage::places::list_standing(tx, place.id, seq, wanted)? {
                let row = storage::search::require_row(tx, seq, &today)?;
                rows.push(Placed { row, place: place.id, name: place.name.clone() });
            }
            if rows.len() > limit {
                break;
            }
        }
        let more = rows.len() > limit;
        rows.truncate(limit);
        let last = rows.last().filter(|_| more);
        let next = last.map(|placed| ContentsKey { place: placed.place, seq: placed.row.seq });
        Ok(Contents { rows, next, total })
    })
}
