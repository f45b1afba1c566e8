//! Puts a place in use again (恢复使用).

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::Result;
use crate::ids::PlaceId;
use crate::journal::{Action, Event, Fact};
use crate::places::Place;
use crate::storage;

/// Puts a place in use again; one that is in use stays as it is.
///
/// # Errors
/// [`crate::Error::PlaceRetired`] when what it is part of is out of use itself.
pub fn reopen(archive: &Archive, actor: &Actor, id: PlaceId) -> Result<Outcome<Place>> {
    archive.act(actor, Right::MasterData, |act| {
        let before = storage::places::require(act.tx, id)?;
        if let Some(parent) = before.parent {
            storage::places::require(act.tx, parent)?.must_take()?;
        }
        if before.active {
            return Ok(before);
        }
        let after = Place { active: true, ..before };
        storage::places::change(act.tx, &after)?;
        let event = Event::new(Action::PlaceReopen, &after.code, id)
            .say(Fact::Place(after.path.clone()))
            .changed("active", false, true);
        act.record(event)?;
        Ok(after)
    })
}
