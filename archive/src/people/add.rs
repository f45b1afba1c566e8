//! Adds a person.

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::Result;
use crate::ids::PersonId;
use crate::journal::{Action, Event, Fact};
use crate::numbers::{self, CodeKind};
use crate::people::{Person, PersonFields};
use crate::{search, storage, text};

/// Adds a person; the code for the badge comes by itself.
///
/// # Errors
/// An empty name, a badge that is taken, or no such department.
pub fn add(archive: &Archive, actor: &Actor, fields: PersonFields) -> Result<Outcome<Person>> {
    archive.act(actor, Right::MasterData, |act| add_inner(act, fields))
}

/// Adds a person inside an open act.
fn add_inner(act: &mut Act<'_>, fields: PersonFields) -> Result<Person> {
    let id = PersonId::new();
    let code = numbers::next_code(act.tx, act.today, CodeKind::Person, id)?;
    let person = fields.into_person(act, id, code)?;
    storage::people::require_free(act.tx, &person)?;
    storage::people::add(act.tx, &person)?;
    let event = Event::new(Action::PersonAdd, &person.code, id)
        .say(Fact::PersonOf(person.name.clone(), person.department_name.clone()))
        .made(&person);
    act.record(event)?;
    Ok(person)
}

impl PersonFields {
    pub(super) fn into_person(self, act: &Act<'_>, id: PersonId, code: String) -> Result<Person> {
        let name = text::name("person_name", &self.name)?;
        let department = storage::people::require_department(act.tx, self.department)?;
        let badge = text::key(&self.badge);
        Ok(Person {
            id,
            code,
            badge: (!badge.is_empty()).then_some(badge),
            initials: search::initials(&name),
            name,
            department: department.id,
            department_name: department.name,
            phone: text::line("phone", &self.phone)?,
            role: self.role,
            has_pin: false,
            undertaking_until: text::optional_date("undertaking_until", Some(&self.undertaking_until))?
                .map(|d| d.to_string()),
            active: true,
        })
    }
}
