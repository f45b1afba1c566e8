//! Takes a person out of use (停用) when she leaves, and back into it (恢复).

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Result, Tied};
use crate::ids::PersonId;
use crate::journal::{Action, Event, Fact};
use crate::people::Person;
use crate::storage;

/// Takes a person out of use: nothing is lent to her any more, and no list offers her.
///
/// # Errors
/// [`Error::PersonTied`] while she has something out or an open slip, heads a department, or sits at
/// this desk.
pub fn deactivate(archive: &Archive, actor: &Actor, id: PersonId) -> Result<Outcome<Person>> {
    archive.act(actor, Right::MasterData, |act| {
        let person = storage::people::require(act.tx, id)?;
        if person.active {
            require_free(act, &person)?;
        }
        set_active(act, person, false, Action::PersonDeactivate)
    })
}

/// Takes a person back into use.
///
/// # Errors
/// When there is no such person.
pub fn reactivate(archive: &Archive, actor: &Actor, id: PersonId) -> Result<Outcome<Person>> {
    archive.act(actor, Right::MasterData, |act| {
        let person = storage::people::require(act.tx, id)?;
        set_active(act, person, true, Action::PersonReactivate)
    })
}

/// Done twice it is done once: the second time changes and records nothing.
fn set_active(act: &mut Act<'_>, person: Person, active: bool, action: Action) -> Result<Person> {
    if person.active == active {
        return Ok(person);
    }
    let after = Person { active, ..person };
    storage::people::change(act.tx, &after)?;
    let event = Event::new(action, &after.code, after.id)
        .say(Fact::PersonOf(after.name.clone(), after.department_name.clone()))
        .changed("active", !active, active);
    act.record(event)?;
    Ok(after)
}

/// Refuses while someone or something still needs her.
fn require_free(act: &Act<'_>, person: &Person) -> Result<()> {
    let tied = |why| Err(Error::PersonTied { name: person.name.clone(), why });
    if act.settings.operator == Some(person.id) {
        return tied(Tied::Desk);
    }
    let (out, _) = storage::loans::count_out(act.tx, person.id, &act.day())?;
    if out > 0 {
        return tied(Tied::Holds(out));
    }
    let slips = storage::loans::count_open(act.tx, person.id)?;
    if slips > 0 {
        return tied(Tied::Slips(slips));
    }
    match storage::people::get_headed(act.tx, person.id)? {
        Some(department) => tied(Tied::Heads(department)),
        None => Ok(()),
    }
}
