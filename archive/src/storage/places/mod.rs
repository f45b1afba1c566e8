//! Places in the store.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Noun, Result};
use crate::ids::PlaceId;
use crate::places::{Place, PlaceKind};

const COLUMNS: &str = "id, code, parent, kind, name, path, initials, note, capacity, active";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place {
        id: row.get("id")?,
        code: row.get("code")?,
        parent: row.get("parent")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        path: row.get("path")?,
        initials: row.get("initials")?,
        note: row.get("note")?,
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

/// Every place, by its path.
pub fn list(tx: &Connection) -> Result<Vec<Place>> {
    let mut statement = tx.prepare_cached(&format!("SELECT {COLUMNS} FROM place ORDER BY path"))?;
    Ok(statement.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
}

/// Places by a piece of the path without spaces, by what is spoken of it at the shelf (`A1`, `b-3-5`), initials or code.
pub fn suggest(tx: &Connection, typed: &str, limit: u32) -> Result<Vec<Place>> {
    let plain = typed.to_lowercase().replace(' ', "");
    let spoken = plain.replace(['-', '柜', '层', '盒'], "");
    let mut statement = tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM place
         WHERE active AND (:plain = '' OR instr(replace(lower(path), ' ', ''), :plain)
               OR instr(replace(initials, ' ', ''), :plain) OR code = upper(:plain)
               OR (:spoken <> '' AND instr(
                   replace(replace(replace(replace(lower(path), ' ', ''), '柜', ''), '层', ''), '盒', ''), :spoken)))
         ORDER BY length(path), path LIMIT :limit"
    ))?;
    Ok(statement
        .query_map(named_params! { ":plain": plain, ":spoken": spoken, ":limit": limit }, row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Refuses a path that another place has.
pub fn require_free(tx: &Connection, id: PlaceId, path: &str) -> Result<()> {
    if tx.prepare_cached("SELECT 1 FROM place WHERE path = ?1 AND id <> ?2")?.exists((path, id))? {
        return Err(Error::Taken { field: "name", value: path.to_owned() });
    }
    Ok(())
}

/// Adds a place.
pub fn add(tx: &Connection, place: &Place) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO place (id, code, parent, kind, name, path, initials, note, capacity, active)
         VALUES (:id, :code, :parent, :kind, :name, :path, :initials, :note, :capacity, :active)",
    )?
    .execute(named_params! {
        ":id": place.id, ":code": place.code, ":parent": place.parent, ":kind": place.kind, ":name": place.name,
        ":path": place.path, ":initials": place.initials, ":note": place.note, ":capacity": place.capacity,
        ":active": place.active,
    })?;
    Ok(())
}

/// Writes what may change about a place.
pub fn change(tx: &Connection, place: &Place) -> Result<()> {
    tx.prepare_cached(
        "UPDATE place SET name = :name, path = :path, initials = :initials, note = :note, capacity = :capacity,
            active = :active WHERE id = :id",
    )?
    .execute(named_params! {
        ":id": place.id, ":name": place.name, ":path": place.path, ":initials": place.initials, ":note": place.note,
        ":capacity": place.capacity, ":active": place.active,
    })?;
    Ok(())
}

/// A place with how many materials belong in it itself.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The place.
    pub place: Place,
    /// Materials in it, not in its parts.
    pub items: u32,
}

fn counted(found: &rusqlite::Row<'_>) -> rusqlite::Result<Counted> {
    Ok(Counted { place: row(found)?, items: found.get("items")? })
}

/// The room, and every place on the way to a place, with the place itself at the end.
pub fn way(tx: &Connection, id: PlaceId) -> Result<Vec<Place>> {
    let mut way = vec![require(tx, id)?];
    // A part is smaller than what it is part of, so there are never more steps than kinds.
    while let Some(parent) = way.last().and_then(|place| place.parent).filter(|_| way.len() < PlaceKind::ALL.len()) {
        way.push(require(tx, parent)?);
    }
    way.reverse();
    Ok(way)
}

/// Every place.
pub fn list_all(tx: &Connection) -> Result<Vec<Counted>> {
    let mut statement = tx.prepare_cached(&format!("SELECT {COLUMNS}, items FROM place"))?;
    Ok(statement.query_map([], counted)?.collect::<rusqlite::Result<_>>()?)
}

const BELOW: &str = include_str!("below.sql");

/// A place and all its parts, in no order.
pub fn list_below(tx: &Connection, id: PlaceId) -> Result<Vec<Counted>> {
    let mut statement = tx.prepare_cached(BELOW)?;
    Ok(statement.query_map(named_params! { ":of": id }, counted)?.collect::<rusqlite::Result<_>>()?)
}

const INSIDE: &str = include_str!("inside.sql");

/// How many materials belong in a place and its parts, and how many of the parts are in use.
pub fn count_inside(tx: &Connection, id: PlaceId) -> Result<(u32, u32)> {
    Ok(tx.prepare_cached(INSIDE)?.query_row(named_params! { ":of": id }, |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// What of a place is out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outside {
    /// Out on loan.
    pub out: u32,
    /// Of them late.
    pub late: u32,
}

const OUTSIDE: &str = include_str!("outside.sql");

/// What is out now, by the place it belongs in. Its cost is that of the open loans.
pub fn list_outside(tx: &Connection, today: &str) -> Result<HashMap<PlaceId, Outside>> {
    let mut statement = tx.prepare_cached(OUTSIDE)?;
    let rows = statement.query_map(named_params! { ":today": today }, |row| {
        Ok((row.get("place")?, Outside { out: row.get("out")?, late: row.get("late")? }))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const STANDING: &str = "SELECT seq FROM material WHERE place = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";

/// The next materials that belong in a place itself, as they were registered.
pub fn list_standing(tx: &Connection, id: PlaceId, after: u32, most: usize) -> Result<Vec<u32>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut statement = tx.prepare_cached(STANDING)?;
    Ok(statement.query_map((id, after, most), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The statements of the store's pictures and lists, for the test that asks the planner.
#[cfg(test)]
pub(crate) const LOOKING: [&str; 4] = [BELOW, INSIDE, OUTSIDE, STANDING];
