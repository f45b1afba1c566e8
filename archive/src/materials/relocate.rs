//! Moves materials to another place in the store (移位).

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, Verb};
use crate::ids::{MaterialId, PlaceId};
use crate::journal::{Action, Event, Fact};
use crate::materials::{Custody, Lifecycle, Material};
use crate::storage;

/// Moves materials to a place; all of them or none. What stands there already stays as it is.
///
/// # Errors
/// A material that is not filed, no such place, or one that is out of use.
pub fn relocate(
    archive: &Archive,
    actor: &Actor,
    materials: &[MaterialId],
    place: PlaceId,
) -> Result<Outcome<Vec<Material>>> {
    if materials.is_empty() {
        return Err(Error::Missing("materials"));
    }
    archive.act(actor, Right::File, |act| {
        let place = storage::places::require(act.tx, place)?;
        place.must_take()?;
        let mut moved = Vec::new();
        for &id in materials {
            let before = storage::materials::require(act.tx, id, &act.day())?;
            if before.lifecycle != Lifecycle::Filed {
                return Err(before.lifecycle.refuse(&before.number(), Verb::Move));
            }
            if before.custody == Custody::Missing {
                return Err(Error::Lost { number: before.number() });
            }
            if before.place == Some(place.id) {
                moved.push(before);
                continue;
            }
            storage::materials::set_place(act.tx, id, place.id)?;
            let event = Event::new(Action::MaterialMove, before.number(), id)
                .say(Fact::Place(format!("{} → {}", before.place_path, place.path)))
                .changed("place", &before.place_path, &place.path)
                .also(place.id);
            act.record(event)?;
            moved.push(storage::materials::require(act.tx, id, &act.day())?);
        }
        Ok(moved)
    })
}
