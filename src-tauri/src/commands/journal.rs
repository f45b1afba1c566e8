//! The audit chain.

use archive::ids::AnyId;
use archive::journal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::table::Table;

/// Whose history, and before which event.
#[derive(Deserialize, TS)]
struct HistoryOf {
    subject: AnyId,
    before: Option<u32>,
    limit: u32,
}

/// What a window that stays open has to ask again and again.
#[derive(Serialize, TS)]
struct Pulse {
    /// How many events others wrote: what is shown is old once it moves.
    foreign: u32,
    /// The date at the desk.
    today: String,
}

pub(super) fn add(table: &mut Table) {
    table.verb("journal.pulse", |call, ()| {
        Ok(Pulse { foreign: journal::foreign(call.archive)?, today: call.archive.today().to_string() })
    });
    table.verb("journal.history", |call, h: HistoryOf| journal::history(call.archive, h.subject, h.before, h.limit));
    table.verb("journal.verify", |call, ()| journal::verify(call.archive));
    table.verb("journal.head_code", |call, ()| journal::head_code(call.archive));
    table.verb("journal.verify_code", |call, code: String| journal::verify_code(call.archive, &code));
}
