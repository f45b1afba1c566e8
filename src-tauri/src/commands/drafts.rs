//! Drafts.

use archive::drafts;

use crate::table::Table;

pub(super) fn add(table: &mut Table) {
    table.verb("drafts.list", |call, kind| drafts::list(call.archive, kind));
    table.verb("drafts.save", |call, fields| drafts::save(call.archive, call.actor, fields));
    table.verb("drafts.discard", |call, id| drafts::discard(call.archive, call.actor, id));
}
