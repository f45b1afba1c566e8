//! Adds a place to the store.

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::Result;
use crate::ids::PlaceId;
use crate::journal::{Action, Event, Fact};
use crate::numbers::{self, CodeKind};
use crate::places::{Place, PlaceFields};
use crate::{search, storage, text};

/// Adds a place; its code comes by itself.
///
/// # Errors
/// An empty name, or the same name twice in one parent.
pub fn add(archive: &Archive, actor: &Actor, fields: PlaceFields) -> Result<Outcome<Place>> {
    archive.act(actor, Right::MasterData, |act| add_inner(act, fields))
}

/// Adds a place inside an open act.
fn add_inner(act: &mut Act<'_>, fields: PlaceFields) -> Result<Place> {
    let name = text::name("name", &fields.name)?;
    let path = match fields.parent {
        Some(parent) => format!("{} {name}", storage::places::require(act.tx, parent)?.path),
        None => name.clone(),
    };
    storage::places::require_free(act.tx, &path)?;
    let id = PlaceId::new();
    let code = numbers::next_code(act.tx, act.today, CodeKind::Place, id)?;
    let place = Place {
        id,
        code,
        parent: fields.parent,
        kind: fields.kind,
        name,
        initials: search::initials(&path),
        path,
        capacity: fields.capacity,
        active: true,
    };
    storage::places::add(act.tx, &place)?;
    let event = Event::new(Action::PlaceAdd, &place.code, id).say(Fact::Place(place.path.clone())).made(&place);
    act.record(event)?;
    Ok(place)
}
