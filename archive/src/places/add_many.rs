//! Adds many places in one act: `A 柜` to `F 柜`, each with six shelves, each with twelve boxes.

use serde::{Deserialize, Serialize};

use super::add::add_inner;
use super::naming::names;
use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Result, Why};
use crate::ids::PlaceId;
use crate::places::{Place, PlaceFields, PlaceKind};

/// The most places of one act: a slip of a digit does not fill the store.
pub const MOST: u64 = 2_000;

/// Places of one kind beside each other.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct PlaceRow {
    /// What they are.
    pub kind: PlaceKind,
    /// The name of the first; the others count on from it.
    pub first: String,
    /// How many.
    pub count: u32,
    /// How many items fit in each, where that is known.
    pub capacity: Option<u32>,
    /// What belongs in each.
    #[serde(default)]
    pub note: String,
}

/// Places in rows: the first row inside the parent, each further one inside every place of the row before.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ManyPlaces {
    /// The place they become part of; `None` for rooms.
    pub parent: Option<PlaceId>,
    /// The rows, the largest kind first.
    pub rows: Vec<PlaceRow>,
}

/// Adds all of them or none; answers them in the order of the tree.
///
/// # Errors
/// As [`super::add`]; a name that cannot be counted on from; more than [`MOST`].
pub fn add_many(archive: &Archive, actor: &Actor, many: &ManyPlaces) -> Result<Outcome<Vec<Place>>> {
    let [first, ..] = many.rows.as_slice() else { return Err(Error::Missing("count")) };
    let (mut of_row, mut all) = (1_u64, 0_u64);
    for row in &many.rows {
        of_row = of_row.saturating_mul(row.count.into());
        all = all.saturating_add(of_row);
    }
    if first.count == 0 || all > MOST {
        return Err(Error::invalid("count", Why::OutOfRange { least: 1, most: MOST as i64 }));
    }
    archive.act(actor, Right::MasterData, |act| {
        let mut added = Vec::new();
        add_rows(act, many.parent, &many.rows, &mut added)?;
        Ok(added)
    })
}

fn add_rows(act: &mut Act<'_>, parent: Option<PlaceId>, rows: &[PlaceRow], added: &mut Vec<Place>) -> Result<()> {
    let [row, inside @ ..] = rows else { return Ok(()) };
    for name in names(&row.first, row.count)? {
        let fields = PlaceFields { parent, kind: row.kind, name, note: row.note.clone(), capacity: row.capacity };
        let place = add_inner(act, fields)?;
        let id = place.id;
        added.push(place);
        add_rows(act, Some(id), inside, added)?;
    }
    Ok(())
}
