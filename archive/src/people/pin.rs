//! Sets the PIN with which a head approves at this desk.

use crate::access::{self, Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::Result;
use crate::ids::PersonId;
use crate::journal::{Action, Event, Fact};
use crate::people::Person;
use crate::storage;

/// Sets a person's PIN; the PIN itself is kept nowhere, also not in the journal.
///
/// # Errors
/// A PIN that is too short, or no such person.
pub fn set_pin(archive: &Archive, actor: &Actor, id: PersonId, pin: &str) -> Result<Outcome<Person>> {
    // Sealing takes a quarter of a second: before the transaction, not inside it.
    let sealed = access::seal_pin(pin)?;
    archive.act(actor, Right::MasterData, |act| {
        let person = storage::people::require(act.tx, id)?;
        storage::people::set_pin(act.tx, id, &sealed)?;
        act.record(Event::new(Action::PinSet, &person.code, id).say(Fact::Name(person.name.clone())))?;
        Ok(Person { has_pin: true, ..person })
    })
}
