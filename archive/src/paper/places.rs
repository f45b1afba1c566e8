//! L-04 位置标签: what the place is called at the shelf, and a code that leads there.

use super::desk::{Desk, Laid, Ticket};
use crate::error::{Error, Result};
use crate::forms::{Body, Form, FormSheet, PlaceLabel, PlaceLabels};
use crate::ids::PlaceId;
use crate::places::{self, Place};
use crate::storage;

/// The labels of places, and of all their parts in use where that is asked.
pub(super) fn lay(desk: &Desk<'_>, ids: &[PlaceId], parts: bool) -> Result<Laid> {
    if ids.is_empty() {
        return Err(Error::Missing("place"));
    }
    let mut all = Vec::new();
    for &id in ids {
        match parts {
            false => all.push(storage::places::require(desk.tx, id)?),
            true => all.extend(places::below(desk.tx, id)?.into_iter().filter(|place| place.active || place.id == id)),
        }
    }
    let mut labels = Vec::new();
    let mut tickets = Vec::new();
    for place in all {
        labels.push(label(desk, &place)?);
        tickets.push(Ticket::new(Form::PlaceLabel, place.id, &place.code));
    }
    let frame = desk.frame(Form::PlaceLabel)?;
    Ok(Laid { sheet: FormSheet { frame, body: Body::PlaceLabels(PlaceLabels { places: labels }) }, tickets })
}

fn label(desk: &Desk<'_>, place: &Place) -> Result<PlaceLabel> {
    let way = storage::places::way(desk.tx, place.id)?;
    Ok(PlaceLabel {
        room: way.first().map(|room| room.name.clone()).unwrap_or_default(),
        short: places::short_name(&way),
        path: place.path.clone(),
        note: place.note.clone(),
        code: place.code.clone(),
    })
}
