//! Corrects a place: its name, what belongs there, how much fits.

use serde::{Deserialize, Serialize};

use super::add::capacity;
use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::Result;
use crate::ids::PlaceId;
use crate::journal::{Action, Event, Fact};
use crate::places::{Place, below};
use crate::{search, storage, text};

/// What is corrected about a place.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct PlaceChange {
    /// Which place.
    pub id: PlaceId,
    /// See [`Place::name`].
    pub name: String,
    /// See [`Place::note`].
    #[serde(default)]
    pub note: String,
    /// See [`Place::capacity`].
    pub capacity: Option<u32>,
}

/// Corrects a place. The way to every part of it follows its new name in the same transaction, and
/// the search index with it; the code on its label stays.
///
/// # Errors
/// An empty name or one that is taken beside it, and when there is no such place.
pub fn change(archive: &Archive, actor: &Actor, fields: &PlaceChange) -> Result<Outcome<Place>> {
    archive.act(actor, Right::MasterData, |act| {
        let before = storage::places::require(act.tx, fields.id)?;
        let name = text::name("name", &fields.name)?;
        let path = match before.parent {
            Some(parent) => format!("{} {name}", storage::places::require(act.tx, parent)?.path),
            None => name.clone(),
        };
        let after = Place {
            name,
            initials: search::initials(&path),
            path,
            note: text::line("note", &fields.note)?,
            capacity: capacity(fields.capacity)?,
            ..before.clone()
        };
        write(act, &after)?;
        if before.path != after.path {
            rename_parts(act, &before, &after)?;
        }
        let said =
            if before.path == after.path { after.path.clone() } else { format!("{} → {}", before.path, after.path) };
        let event = Event::new(Action::PlaceChange, &after.code, after.id)
            .say(Fact::Place(said))
            .changed("place", &before, &after);
        act.record(event)?;
        Ok(after)
    })
}

fn write(act: &Act<'_>, place: &Place) -> Result<()> {
    storage::places::require_free(act.tx, place.id, &place.path)?;
    storage::places::change(act.tx, place)
}

/// Writes the way to every part anew. Parts keep their own names, so no two get the same way.
fn rename_parts(act: &mut Act<'_>, before: &Place, after: &Place) -> Result<()> {
    for part in below(act.tx, before.id)? {
        if let Some(rest) = part.path.strip_prefix(&before.path).filter(|rest| !rest.is_empty()) {
            let path = format!("{}{rest}", after.path);
            write(act, &Place { initials: search::initials(&path), path, ..part })?;
        }
    }
    // Lists of materials show the way to where they stand.
    act.touch(crate::archive::Changed::Materials);
    Ok(())
}
