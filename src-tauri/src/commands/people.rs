//! People and departments.

use archive::ids::{DepartmentId, PersonId};
use archive::people;
use archive::people::{DepartmentFields, PersonFields};
use serde::Deserialize;
use ts_rs::TS;

use super::Typed;
use crate::table::Table;

/// A corrected person.
#[derive(Deserialize, TS)]
struct PersonChange {
    id: PersonId,
    fields: PersonFields,
}

/// A corrected department.
#[derive(Deserialize, TS)]
struct DepartmentChange {
    id: DepartmentId,
    fields: DepartmentFields,
}

pub(super) fn add(table: &mut Table) {
    table.verb("people.list", |call, ()| people::list(call.archive));
    table.verb("people.get", |call, id| people::get(call.archive, id));
    table.verb("people.suggest", |call, Typed { typed, limit }| people::suggest(call.archive, &typed, limit));
    table.verb("people.standing", |call, id| people::standing(call.archive, id));
    table.verb("people.add", |call, fields| people::add(call.archive, call.actor, fields));
    table.verb("people.change", |call, c: PersonChange| people::change(call.archive, call.actor, c.id, c.fields));
    table.verb("people.deactivate", |call, id| people::deactivate(call.archive, call.actor, id));
    table.verb("people.reactivate", |call, id| people::reactivate(call.archive, call.actor, id));
    table.verb("people.set_pin", |call, c| people::set_pin(call.archive, call.actor, &c));
    table.verb("departments.list", |call, ()| people::list_departments(call.archive));
    table.verb("departments.add", |call, fields| people::add_department(call.archive, call.actor, fields));
    table.verb("departments.change", |call, c: DepartmentChange| {
        people::change_department(call.archive, call.actor, c.id, c.fields)
    });
}
