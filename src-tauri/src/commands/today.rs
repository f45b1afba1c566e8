//! Today.

use archive::today;

use crate::table::Table;

pub(super) fn add(table: &mut Table) {
    table.verb("today.list", |call, ()| today::list(call.archive));
    table.verb("today.counts", |call, ()| today::counts(call.archive));
    table.verb("today.pictures", |call, ()| today::pictures(call.archive));
}
