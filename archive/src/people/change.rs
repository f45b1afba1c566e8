//! Corrects a person.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, Tied};
use crate::ids::PersonId;
use crate::journal::{Action, Event, Fact};
use crate::people::{Person, PersonFields};
use crate::storage;

/// Corrects what is kept about a person.
///
/// # Errors
/// As [`super::add`], when there is no such person, and when the one who sits at this desk would lose
/// the right to keep people: nobody could give it back.
pub fn change(archive: &Archive, actor: &Actor, id: PersonId, fields: PersonFields) -> Result<Outcome<Person>> {
    archive.act(actor, Right::MasterData, |act| {
        let before = storage::people::require(act.tx, id)?;
        let fresh = fields.into_person(act, id, before.code.clone())?;
        let after = Person { has_pin: before.has_pin, active: before.active, ..fresh };
        if act.settings.operator == Some(id) && !after.role.has(Right::MasterData) {
            return Err(Error::PersonTied { name: after.name, why: Tied::Desk });
        }
        storage::people::require_free(act.tx, &after)?;
        storage::people::change(act.tx, &after)?;
        let event = Event::new(Action::PersonChange, &after.code, id)
            .say(Fact::PersonOf(after.name.clone(), after.department_name.clone()))
            .changed("person", before, &after);
        act.record(event)?;
        Ok(after)
    })
}
