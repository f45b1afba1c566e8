//! Places in the store (存放位置): a tree of rooms, cabinets, shelves and boxes (库房-柜-层-盒).
//!
//! A part is always of a smaller kind than what it is part of, so the tree is at most four deep.
//! The way to a place (`path`) is kept with it and follows every new name above it in the same
//! transaction. What stands where is counted by the database (`place.items`); nothing here reads
//! all materials.

mod add;
mod add_many;
mod change;
mod contents;
mod find;
mod naming;
mod order;
mod reopen;
mod retire;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::coded;
use crate::error::{Error, Result};
use crate::ids::PlaceId;
use crate::search;

pub use add::add;
pub use add_many::{ManyPlaces, PlaceRow, add_many};
pub use change::{PlaceChange, change};
pub use contents::{Contents, ContentsKey, Placed, contents};
pub use find::{Way, get, list, suggest, way};
pub use naming::{names, short_name};
pub use reopen::reopen;
pub use retire::retire;
pub(crate) use store::below;
pub use store::{Occupancy, elevation, rooms};

coded! {
    /// What kind of place it is, the largest first.
    pub enum PlaceKind {
        Room = "ROOM", "库房", "Room";
        Cabinet = "CABINET", "柜", "Cabinet";
        Shelf = "SHELF", "层", "Shelf";
        Box = "BOX", "盒", "Box";
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Place {
    /// Identity.
    pub id: PlaceId,
    /// The short code on its label.
    pub code: String,
    /// The place it is part of; `None` for a room.
    pub parent: Option<PlaceId>,
    /// What it is.
    pub kind: PlaceKind,
    /// Its name within the parent.
    pub name: String,
    /// The whole way to it, `一号库 B 柜 3 层 5 盒`.
    pub path: String,
    /// Pinyin initials of the path.
    pub initials: String,
    /// What belongs there, `技术资料`; may be empty.
    pub note: String,
    /// How many items fit, where that is known.
    pub capacity: Option<u32>,
    /// Whether it is in use.
    pub active: bool,
}

impl Place {
    /// A place without a parent.
    pub fn root(id: PlaceId, code: String, kind: PlaceKind, name: &str) -> Place {
        Place {
            id,
            code,
            parent: None,
            kind,
            name: name.to_owned(),
            path: name.to_owned(),
            initials: search::initials(name),
            note: String::new(),
            capacity: None,
            active: true,
        }
    }

    /// Refuses to put anything into a place that is out of use.
    ///
    /// # Errors
    /// [`Error::PlaceRetired`].
    pub fn must_take(&self) -> Result<()> {
        if self.active { Ok(()) } else { Err(Error::PlaceRetired(self.path.clone())) }
    }
}

/// What is typed about a place.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct PlaceFields {
    /// See [`Place::parent`].
    pub parent: Option<PlaceId>,
    /// See [`Place::kind`].
    pub kind: PlaceKind,
    /// See [`Place::name`].
    pub name: String,
    /// See [`Place::note`].
    #[serde(default)]
    pub note: String,
    /// See [`Place::capacity`].
    pub capacity: Option<u32>,
}
