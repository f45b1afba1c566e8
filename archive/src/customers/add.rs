//! Adds a customer.

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::customers::{Customer, CustomerFields};
use crate::error::Result;
use crate::ids::CustomerId;
use crate::journal::{Action, Event, Fact};
use crate::storage;

/// Adds a customer.
///
/// # Errors
/// A code or name that is taken, or a field that is empty.
pub fn add(archive: &Archive, actor: &Actor, fields: CustomerFields) -> Result<Outcome<Customer>> {
    archive.act(actor, Right::MasterData, |act| add_inner(act, fields))
}

/// Adds a customer inside an open act.
fn add_inner(act: &mut Act<'_>, fields: CustomerFields) -> Result<Customer> {
    let customer = fields.check()?.into_customer(CustomerId::new());
    storage::customers::require_free(act.tx, &customer)?;
    storage::customers::add(act.tx, &customer)?;
    let event = Event::new(Action::CustomerAdd, &customer.code, customer.id)
        .say(Fact::Customer(customer.name.clone()))
        .made(&customer);
    act.record(event)?;
    Ok(customer)
}
