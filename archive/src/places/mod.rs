//! Places in the store (存放位置): a tree of rooms, cabinets, shelves and boxes (库房-柜-层-盒).

mod add;
mod find;

use serde::{Deserialize, Serialize};

use crate::coded;
use crate::ids::PlaceId;
use crate::search;

pub use add::add;
pub use find::{get, list, suggest};

coded! {
    /// What kind of place it is.
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
            capacity: None,
            active: true,
        }
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
    /// See [`Place::capacity`].
    pub capacity: Option<u32>,
}
