//! Adds a place to the store.

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Result, Why};
use crate::ids::PlaceId;
use crate::journal::{Action, Event, Fact};
use crate::numbers::{self, CodeKind};
use crate::places::{Place, PlaceFields};
use crate::{search, storage, text};

/// The most items that one place is said to hold.
pub(super) const MOST_ITEMS: u32 = 100_000;

/// Adds a place; its code comes by itself.
///
/// # Errors
/// An empty name, the same name twice in one parent, a part that is not smaller than what it is
/// part of, or a parent that is out of use.
pub fn add(archive: &Archive, actor: &Actor, fields: PlaceFields) -> Result<Outcome<Place>> {
    archive.act(actor, Right::MasterData, |act| add_inner(act, fields))
}

/// Adds a place inside an open act.
pub(super) fn add_inner(act: &mut Act<'_>, fields: PlaceFields) -> Result<Place> {
    let name = text::name("name", &fields.name)?;
    let capacity = capacity(fields.capacity)?;
    let path = match fields.parent {
        Some(parent) => {
            let parent = storage::places::require(act.tx, parent)?;
            parent.must_take()?;
            if fields.kind <= parent.kind {
                return Err(Error::invalid("kind", Why::NotAPart));
            }
            format!("{} {name}", parent.path)
        }
        None => name.clone(),
    };
    let id = PlaceId::new();
    storage::places::require_free(act.tx, id, &path)?;
    let code = numbers::next_code(act.tx, act.today, CodeKind::Place, id)?;
    let place = Place {
        id,
        code,
        parent: fields.parent,
        kind: fields.kind,
        name,
        initials: search::initials(&path),
        path,
        note: text::line("note", &fields.note)?,
        capacity,
        active: true,
    };
    storage::places::add(act.tx, &place)?;
    let event = Event::new(Action::PlaceAdd, &place.code, id).say(Fact::Place(place.path.clone())).made(&place);
    act.record(event)?;
    Ok(place)
}

/// A capacity as it can be.
pub(super) fn capacity(typed: Option<u32>) -> Result<Option<u32>> {
    match typed {
        Some(0) | Some(MOST_ITEMS..) => {
            Err(Error::invalid("capacity", Why::OutOfRange { least: 1, most: i64::from(MOST_ITEMS) - 1 }))
        }
        typed => Ok(typed),
    }
}
