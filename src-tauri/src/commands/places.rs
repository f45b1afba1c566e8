//! Places in the store.

use archive::ids::PlaceId;
use archive::places::{self, ContentsKey, ManyPlaces, PlaceChange};
use serde::Deserialize;
use ts_rs::TS;

use super::Typed;
use crate::table::Table;

/// A page of what stands in a place.
#[derive(Deserialize, TS)]
struct ContentsOf {
    place: PlaceId,
    after: Option<ContentsKey>,
    limit: u32,
}

/// Names that count on from a first one.
#[derive(Deserialize, TS)]
struct NamesFrom {
    first: String,
    count: u32,
}

pub(super) fn add(table: &mut Table) {
    table.verb("places.list", |call, ()| places::list(call.archive));
    table.verb("places.get", |call, id| places::get(call.archive, id));
    table.verb("places.suggest", |call, Typed { typed, limit }| places::suggest(call.archive, &typed, limit));
    table.verb("places.way", |call, id| places::way(call.archive, id));
    table.verb("places.rooms", |call, ()| places::rooms(call.archive));
    table.verb("places.elevation", |call, ids: Vec<PlaceId>| places::elevation(call.archive, &ids));
    table.verb("places.contents", |call, of: ContentsOf| {
        places::contents(call.archive, of.place, of.after.as_ref(), of.limit)
    });
    table.verb("places.names", |_, of: NamesFrom| places::names(&of.first, of.count));
    table.verb("places.add", |call, fields| places::add(call.archive, call.actor, fields));
    table.verb("places.add_many", |call, many: ManyPlaces| places::add_many(call.archive, call.actor, &many));
    table.verb("places.change", |call, fields: PlaceChange| places::change(call.archive, call.actor, &fields));
    table.verb("places.retire", |call, id| places::retire(call.archive, call.actor, id));
    table.verb("places.reopen", |call, id| places::reopen(call.archive, call.actor, id));
}
