//! Places in the store.

use archive::places;

use super::Typed;
use crate::table::Table;

pub(super) fn add(table: &mut Table) {
    table.verb("places.list", |call, ()| places::list(call.archive));
    table.verb("places.get", |call, id| places::get(call.archive, id));
    table.verb("places.suggest", |call, Typed { typed, limit }| places::suggest(call.archive, &typed, limit));
    table.verb("places.add", |call, fields| places::add(call.archive, call.actor, fields));
}
