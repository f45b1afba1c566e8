//! Departments: who heads them, and who stands in for the head between which dates.

use chrono::NaiveDate;

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Result, Why};
use crate::ids::DepartmentId;
use crate::journal::{Action, Event, Fact};
use crate::people::{Department, DepartmentFields};
use crate::search::sort_key;
use crate::{storage, text};

/// Every department, in pinyin order.
///
/// # Errors
/// Those of the database.
pub fn list(archive: &Archive) -> Result<Vec<Department>> {
    let mut all = archive.read(storage::people::list_departments)?;
    all.sort_by_cached_key(|department| (!department.active, sort_key(&department.name)));
    Ok(all)
}

/// Adds a department.
///
/// # Errors
/// A name that is taken, a head that is no known person, or a substitute without the days.
pub fn add(archive: &Archive, actor: &Actor, fields: DepartmentFields) -> Result<Outcome<Department>> {
    archive.act(actor, Right::MasterData, |act| add_inner(act, fields))
}

/// Adds a department inside an open act.
fn add_inner(act: &mut Act<'_>, fields: DepartmentFields) -> Result<Department> {
    let department = fields.into_department(act, DepartmentId::new())?;
    storage::people::require_free_department(act.tx, &department)?;
    storage::people::add_department(act.tx, &department)?;
    let event =
        Event::new(Action::DepartmentAdd, "", department.id).say(Fact::Name(department.name.clone())).made(&department);
    act.record(event)?;
    Ok(department)
}

/// Corrects a department: its name, its head, the substitute and the dates.
///
/// # Errors
/// As [`add`], and when there is no such department.
pub fn change(
    archive: &Archive,
    actor: &Actor,
    id: DepartmentId,
    fields: DepartmentFields,
) -> Result<Outcome<Department>> {
    archive.act(actor, Right::MasterData, |act| {
        let before = storage::people::require_department(act.tx, id)?;
        let after = fields.into_department(act, id)?;
        storage::people::require_free_department(act.tx, &after)?;
        storage::people::change_department(act.tx, &after)?;
        let event = Event::new(Action::DepartmentChange, "", id).say(Fact::Name(after.name.clone())).changed(
            "department",
            before,
            &after,
        );
        act.record(event)?;
        Ok(after)
    })
}

impl DepartmentFields {
    fn into_department(self, act: &Act<'_>, id: DepartmentId) -> Result<Department> {
        let name_of = |person| -> Result<String> {
            match person {
                Some(id) => Ok(storage::people::require(act.tx, id)?.name),
                None => Ok(String::new()),
            }
        };
        let (from, until) = self.substitution()?;
        Ok(Department {
            id,
            name: text::name("department", &self.name)?,
            head: self.head,
            head_name: name_of(self.head)?,
            deputy: self.deputy,
            deputy_name: name_of(self.deputy)?,
            deputy_from: from.map(|d| d.to_string()),
            deputy_until: until.map(|d| d.to_string()),
            active: true,
            initials: crate::search::initials(&self.name),
        })
    }

    /// The days of the substitution; none without a substitute.
    fn substitution(&self) -> Result<(Option<NaiveDate>, Option<NaiveDate>)> {
        if self.deputy.is_none() {
            return Ok((None, None));
        }
        let from = text::optional_date("from", Some(&self.deputy_from))?.ok_or(Error::Missing("from"))?;
        let until = text::optional_date("to", Some(&self.deputy_until))?.ok_or(Error::Missing("to"))?;
        if until < from {
            return Err(Error::invalid("to", Why::BeforeStart));
        }
        Ok((Some(from), Some(until)))
    }
}
