//! Places in the store.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Noun, Result};
use crate::ids::PlaceId;
use crate::places::Place;

const COLUMNS: &str = "id, code, parent, kind, name, path, initials, capacity, active";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        id: row.get("id")?,
        code: row.get("code")?,
        parent: row.get("parent")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        path: row.get("path")?,
        initials: row.get("initials")?,
        capacity: row.get("capacity")?,
        active: row.get("active")?,
    })
}

/// One place.
pub fn get(tx: &Connection, id: PlaceId) -> Result<Option<Place>> {
    Ok(tx.prepare_cached(&format!("SELECT {COLUMNS} FROM place WHERE id = ?1"))?.query_row([id], row).optional()?)
}

/// One place, or the not-found error.
pub fn require(tx: &Connection, id: PlaceId) -> Result<Place> {
    get(tx, id)?.ok_or_else(|| Error::not_found(Noun::Place, id))
}

/// The place with this path or code.
pub fn get_by_key(tx: &Connection, key: &str) -> Result<Option<Place>> {
    Ok(tx
        .prepare_cached(&format!("SELECT {COLUMNS} FROM place WHERE path = ?1 OR code = ?1"))?
        .query_row([key], row)
        .optional()?)
}

/// Every place, by its path.
pub fn list(tx: &Connection) -> Result<Vec<Place>> {
    let mut statement = tx.prepare_cached(&format!("SELECT {COLUMNS} FROM place ORDER BY path"))?;
    Ok(statement.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
}

/// Places by a piece of the path without spaces, initials or code.
pub fn suggest(tx: &Connection, typed: &str, limit: u32) -> Result<Vec<Place>> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM place
         WHERE active AND (:typed = '' OR instr(replace(lower(path), ' ', ''), replace(lower(:typed), ' ', ''))
               OR instr(replace(initials, ' ', ''), lower(:typed)) OR code = upper(:typed))
         ORDER BY length(path), path LIMIT :limit"
    ))?;
    Ok(statement
        .query_map(named_params! { ":typed": typed, ":limit": limit }, row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Refuses a path that is already there.
pub fn require_free(tx: &Connection, path: &str) -> Result<()> {
    if tx.prepare_cached("SELECT 1 FROM place WHERE path = ?1")?.exists([path])? {
        return Err(Error::Taken { field: "place", value: path.to_owned() });
    }
    Ok(())
}

/// Adds a place.
pub fn add(tx: &Connection, place: &Place) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO place (id, code, parent, kind, name, path, initials, capacity, active)
         VALUES (:id, :code, :parent, :kind, :name, :path, :initials, :capacity, :active)",
    )?
    .execute(named_params! {
        ":id": place.id, ":code": place.code, ":parent": place.parent, ":kind": place.kind, ":name": place.name,
        ":path": place.path, ":initials": place.initials, ":capacity": place.capacity, ":active": place.active,
    })?;
    Ok(())
}
