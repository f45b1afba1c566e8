//! The store as it stands: rooms with their cabinets, cabinets with their shelves and boxes, each
//! with what is in it, what of it is out and what is late.
//!
//! It reads the furniture and the open loans, never the materials: its cost does not grow with the
//! archive.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;

use super::order;
use crate::archive::Archive;
use crate::error::Result;
use crate::ids::PlaceId;
use crate::places::Place;
use crate::storage;
use crate::storage::places::{Counted, Outside};

/// A place with what stands in it and in its parts.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Occupancy {
    /// The place.
    pub place: Place,
    /// How many materials belong in it and its parts, those out included.
    pub items: u32,
    /// How many fit, as far as it is known of the place or its parts.
    pub capacity: Option<u32>,
    /// How many of the items are out on loan.
    pub out: u32,
    /// Of them, late today.
    pub late: u32,
    /// How many parts it has, directly.
    pub count: u32,
    /// Its parts, in the order people count; left out where the answer does not go that deep.
    pub parts: Vec<Occupancy>,
}

/// The rooms with their cabinets: the plan of the store.
///
/// # Errors
/// Those of the database.
pub fn rooms(archive: &Archive) -> Result<Vec<Occupancy>> {
    let today = archive.today().to_string();
    archive.read(|tx| {
        let mut rooms = Tree::new(storage::places::list_all(tx)?, tx, &today)?.roots();
        for cabinet in rooms.iter_mut().flat_map(|room| &mut room.parts) {
            cabinet.parts.clear();
        }
        Ok(rooms)
    })
}

/// Cabinets (or whatever stands in a room) down to the last box: their elevation.
///
/// # Errors
/// Those of the database. A place that is not there is left out.
pub fn elevation(archive: &Archive, places: &[PlaceId]) -> Result<Vec<Occupancy>> {
    let today = archive.today().to_string();
    archive.read(|tx| {
        let mut all = Vec::new();
        for &id in places {
            all.extend(Tree::new(storage::places::list_below(tx, id)?, tx, &today)?.of(id));
        }
        Ok(all)
    })
}

/// A place and all its parts, each before its own parts, in the order people count.
pub(crate) fn below(tx: &Connection, id: PlaceId) -> Result<Vec<Place>> {
    Ok(counted_below(tx, id)?.into_iter().map(|counted| counted.place).collect())
}

/// [`below`] with how many materials belong in each.
pub(super) fn counted_below(tx: &Connection, id: PlaceId) -> Result<Vec<Counted>> {
    let mut tree = Tree::bare(storage::places::list_below(tx, id)?);
    let mut all = Vec::new();
    tree.walk(id, &mut all);
    Ok(all)
}

/// Rows of places by what they are part of.
struct Tree {
    rows: HashMap<PlaceId, Counted>,
    parts: HashMap<Option<PlaceId>, Vec<PlaceId>>,
    outside: HashMap<PlaceId, Outside>,
}

impl Tree {
    fn new(rows: Vec<Counted>, tx: &Connection, today: &str) -> Result<Tree> {
        Ok(Tree { outside: storage::places::list_outside(tx, today)?, ..Tree::bare(rows) })
    }

    fn bare(mut rows: Vec<Counted>) -> Tree {
        rows.sort_by_cached_key(|row| (order::key(&row.place.name), row.place.id));
        let mut parts: HashMap<Option<PlaceId>, Vec<PlaceId>> = HashMap::new();
        for row in &rows {
            parts.entry(row.place.parent).or_default().push(row.place.id);
        }
        Tree { rows: rows.into_iter().map(|row| (row.place.id, row)).collect(), parts, outside: HashMap::new() }
    }

    fn roots(mut self) -> Vec<Occupancy> {
        self.parts_of(None)
    }

    fn parts_of(&mut self, parent: Option<PlaceId>) -> Vec<Occupancy> {
        let ids = self.parts.remove(&parent).unwrap_or_default();
        ids.into_iter().filter_map(|id| self.of(id)).collect()
    }

    /// A place with all its parts, everything added up.
    fn of(&mut self, id: PlaceId) -> Option<Occupancy> {
        let Counted { place, items } = self.rows.remove(&id)?;
        let parts = self.parts_of(Some(id));
        let own = self.outside.remove(&id).unwrap_or_default();
        let sum = |of: fn(&Occupancy) -> u32| parts.iter().map(of).sum::<u32>();
        // What was written down for the whole counts before what its parts add up to.
        let known: Vec<u32> = parts.iter().filter(|part| part.place.active).filter_map(|part| part.capacity).collect();
        let capacity = place.capacity.or_else(|| (!known.is_empty()).then(|| known.iter().sum()));
        Some(Occupancy {
            items: items + sum(|part| part.items),
            capacity,
            out: own.out + sum(|part| part.out),
            late: own.late + sum(|part| part.late),
            count: u32::try_from(parts.len()).unwrap_or(u32::MAX),
            place,
            parts,
        })
    }

    fn walk(&mut self, id: PlaceId, into: &mut Vec<Counted>) {
        into.extend(self.rows.remove(&id));
        for part in self.parts.remove(&Some(id)).unwrap_or_default() {
            self.walk(part, into);
        }
    }
}
