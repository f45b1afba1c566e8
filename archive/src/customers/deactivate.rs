//! Takes a customer out of use (停用), and back into it (恢复).

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::customers::Customer;
use crate::error::Result;
use crate::ids::CustomerId;
use crate::journal::{Action, Event, Fact};
use crate::storage;

/// Takes a customer out of use: no new receipt names it; its materials stay as they are.
///
/// # Errors
/// When there is no such customer.
pub fn deactivate(archive: &Archive, actor: &Actor, id: CustomerId) -> Result<Outcome<Customer>> {
    set_active(archive, actor, id, false, Action::CustomerDeactivate)
}

/// Takes a customer back into use.
///
/// # Errors
/// When there is no such customer.
pub fn reactivate(archive: &Archive, actor: &Actor, id: CustomerId) -> Result<Outcome<Customer>> {
    set_active(archive, actor, id, true, Action::CustomerReactivate)
}

/// Done twice it is done once: the second time changes and records nothing.
fn set_active(
    archive: &Archive,
    actor: &Actor,
    id: CustomerId,
    active: bool,
    action: Action,
) -> Result<Outcome<Customer>> {
    archive.act(actor, Right::MasterData, |act| {
        let customer = storage::customers::require(act.tx, id)?;
        if customer.active == active {
            return Ok(customer);
        }
        let after = Customer { active, ..customer };
        storage::customers::change(act.tx, &after)?;
        let event = Event::new(action, &after.code, id)
            .say(Fact::Customer(after.name.clone()))
            .changed("active", !active, active);
        act.record(event)?;
        Ok(after)
    })
}
