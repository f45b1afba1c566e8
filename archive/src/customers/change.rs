//! Corrects a customer.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::customers::{Customer, CustomerFields};
use crate::error::Result;
use crate::ids::CustomerId;
use crate::journal::{Action, Event, Fact};
use crate::storage;

/// Corrects a customer; materials filed before keep the numbers they have.
///
/// # Errors
/// As [`super::add`], and when there is no such customer.
pub fn change(archive: &Archive, actor: &Actor, id: CustomerId, fields: CustomerFields) -> Result<Outcome<Customer>> {
    archive.act(actor, Right::MasterData, |act| {
        let before = storage::customers::require(act.tx, id)?;
        let after = Customer { active: before.active, ..fields.check()?.into_customer(id) };
        storage::customers::require_free(act.tx, &after)?;
        storage::customers::change(act.tx, &after)?;
        let event = Event::new(Action::CustomerChange, &after.code, id)
            .say(Fact::Customer(after.name.clone()))
            .changed("customer", before, &after);
        act.record(event)?;
        Ok(after)
    })
}
