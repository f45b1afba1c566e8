//! The audit chain.

use archive::ids::AnyId;
use archive::journal;
use serde::Deserialize;
use ts_rs::TS;

use crate::table::Table;

/// Whose history, and before which event.
#[derive(Deserialize, TS)]
struct HistoryOf {
    subject: AnyId,
    before: Option<u32>,
    limit: u32,
}

pub(super) fn add(table: &mut Table) {
    table.verb("journal.history", |call, h: HistoryOf| journal::history(call.archive, h.subject, h.before, h.limit));
    table.verb("journal.last_change", |call, ()| journal::last_change(call.archive));
    table.verb("journal.verify", |call, ()| journal::verify(call.archive));
    table.verb("journal.head_code", |call, ()| journal::head_code(call.archive));
    table.verb("journal.verify_code", |call, code: String| journal::verify_code(call.archive, &code));
}
