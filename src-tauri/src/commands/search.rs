//! Finding: the list of materials, the one box, and what a scan means.

use archive::search::{self, Query};

use super::Required;
use crate::table::Table;

pub(super) fn add(table: &mut Table) {
    table.verb("search.find", |call, q: Query| search::find(call.archive, &q));
    table.verb("search.anything", |call, text: String| search::anything(call.archive, &text));
    table.verb("search.scan", |call, Required { number }| search::resolve_scan(call.archive, &number));
}
