//! The first start: where the archive lives is chosen outside; company, code and her name are set here.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right, Role};
use crate::archive::Archive;
use crate::error::{Error, Result, Why};
use crate::ids::{DepartmentId, PersonId, PlaceId};
use crate::journal::{Action, Event, Fact};
use crate::people::{Department, Person};
use crate::places::{Place, PlaceKind};
use crate::settings::Settings;
use crate::words::Lang;
use crate::{numbers, search, storage};

/// What the first start asks for.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Setup {
    /// The company's name.
    pub company: String,
    /// Its code in numbers (全宗号), letters and digits.
    pub company_code: String,
    /// The archivist's name.
    pub operator: String,
    /// Her department (资料归口部门).
    pub department: String,
    /// The language of the window.
    pub lang: Lang,
}

impl Setup {
    /// The same as it is kept; refuses what a form's head could not print.
    ///
    /// # Errors
    /// The first field that is empty or wrong.
    pub fn checked(&self) -> Result<Setup> {
        let code = &self.company_code;
        if code.is_empty() || code.len() > 8 || !code.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(Error::invalid("company_code", Why::Code));
        }
        Ok(Setup {
            company: crate::text::name("company", &self.company)?,
            company_code: code.to_ascii_uppercase(),
            operator: crate::text::name("operator", &self.operator)?,
            department: crate::text::name("department", &self.department)?,
            lang: self.lang,
        })
    }
}

/// Writes the first rows of a new archive, from what was [`Setup::checked`]: the settings, her department, herself
/// and one room.
pub fn start(archive: &Archive, setup: &Setup) -> Result<()> {
    let person = PersonId::new();
    let department = DepartmentId::new();
    let actor = Actor { person, name: setup.operator.clone(), role: Role::Archivist };
    archive.act(&actor, Right::Configure, |act| {
        let code = numbers::next_code(act.tx, act.today, numbers::CodeKind::Person, person)?;
        storage::people::add_department(act.tx, &Department::named(department, &setup.department))?;
        let archivist = Person {
            id: person,
            code,
            badge: None,
            name: actor.name.clone(),
            department,
            department_name: setup.department.clone(),
            phone: String::new(),
            role: Role::Archivist,
            has_pin: false,
            undertaking_until: None,
            initials: search::initials(&actor.name),
            active: true,
        };
        storage::people::add(act.tx, &archivist)?;
        let room = PlaceId::new();
        let code = numbers::next_code(act.tx, act.today, numbers::CodeKind::Place, room)?;
        let name = setup.lang.pick("资料室", "Store").to_owned();
        let room = Place::root(room, code, PlaceKind::Room, &name);
        storage::places::add(act.tx, &room)?;
        act.settings = Settings {
            company: setup.company.clone(),
            fonds: setup.company_code.clone(),
            operator: Some(person),
            lang: setup.lang,
            owner_department: Some(department),
            ..Settings::default()
        };
        storage::settings::save(act.tx, &act.settings)?;
        let event = Event::new(Action::ArchiveStart, act.settings.fonds.clone(), person)
            .say(Fact::Name(act.settings.company.clone()))
            .also(department)
            .made(&act.settings);
        act.record(event)
    })?;
    Ok(())
}
