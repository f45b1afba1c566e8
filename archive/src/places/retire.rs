//! Puts a place out of use (停用): nothing stands there any more, and nothing is put there again.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, State, Verb};
use crate::ids::PlaceId;
use crate::journal::{Action, Event, Fact};
use crate::places::Place;
use crate::storage;

/// Puts a place out of use. Its row, its code and its history stay.
///
/// # Errors
/// [`Error::PlaceInUse`] while a material belongs there or in a part of it, or a part is in use.
pub fn retire(archive: &Archive, actor: &Actor, id: PlaceId) -> Result<Outcome<Place>> {
    archive.act(actor, Right::MasterData, |act| {
        let before = storage::places::require(act.tx, id)?;
        if !before.active {
            return Err(Error::WrongState { number: before.path, state: State::Inactive, wanted: Verb::Change });
        }
        let (items, parts) = storage::places::count_inside(act.tx, id)?;
        if items > 0 || parts > 0 {
            return Err(Error::PlaceInUse { path: before.path, items, parts });
        }
        let after = Place { active: false, ..before };
        storage::places::change(act.tx, &after)?;
        let event = Event::new(Action::PlaceRetire, &after.code, id)
            .say(Fact::Place(after.path.clone()))
            .changed("active", true, false);
        act.record(event)?;
        Ok(after)
    })
}
