//! Receipts.

use archive::ids::ReceiptId;
use archive::receipts;
use serde::Deserialize;
use ts_rs::TS;

use super::{Reasoned, Required};
use crate::table::Table;

/// A page of receipts.
#[derive(Deserialize, TS)]
struct ReceiptsPage {
    open: bool,
    before: Option<u32>,
    limit: u32,
}

pub(super) fn add(table: &mut Table) {
    table.verb("receipts.preview_number", |call, ()| receipts::preview_number(call.archive));
    table.verb("receipts.list", |call, p: ReceiptsPage| receipts::list(call.archive, p.open, p.before, p.limit));
    table.verb("receipts.get", |call, id| receipts::get(call.archive, id));
    table.verb("receipts.require", |call, Required { number }| receipts::require(call.archive, &number));
    table.verb("receipts.register", |call, fields| receipts::register(call.archive, call.actor, fields));
    table.verb("receipts.void", |call, r: Reasoned<ReceiptId>| {
        receipts::void(call.archive, call.actor, r.id, &r.reason)
    });
}
