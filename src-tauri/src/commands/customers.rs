//! Customers.

use archive::customers;
use archive::customers::CustomerFields;
use archive::ids::CustomerId;
use serde::Deserialize;
use ts_rs::TS;

use super::Typed;
use crate::table::Table;

/// A corrected customer.
#[derive(Deserialize, TS)]
struct CustomerChange {
    id: CustomerId,
    fields: CustomerFields,
}

pub(super) fn add(table: &mut Table) {
    table.verb("customers.list", |call, ()| customers::list(call.archive));
    table.verb("customers.get", |call, id| customers::get(call.archive, id));
    table.verb("customers.suggest", |call, Typed { typed, limit }| customers::suggest(call.archive, &typed, limit));
    table.verb("customers.add", |call, fields| customers::add(call.archive, call.actor, fields));
    table.verb("customers.deactivate", |call, id| customers::deactivate(call.archive, call.actor, id));
    table.verb("customers.reactivate", |call, id| customers::reactivate(call.archive, call.actor, id));
    table.verb("customers.change", |call, c: CustomerChange| {
        customers::change(call.archive, call.actor, c.id, c.fields)
    });
}
