//! People and departments (人员、部门): who receives, borrows, approves and answers for a material.
//! A borrower is a person record and never needs to sign in.

mod add;
mod change;
mod deactivate;
mod departments;
mod find;
mod pin;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::ids::{DepartmentId, PersonId};

pub use add::add;
pub use change::change;
pub use deactivate::{deactivate, reactivate};
pub use departments::{add as add_department, change as change_department, list as list_departments};
pub use find::{get, list, standing, suggest};
pub use pin::{PIN_WAIT_MINUTES, PinChange, WRONG_PINS, prove_pin, set_pin};

/// A person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// The short code on the badge label we print.
    pub code: String,
    /// The company's own badge number, where there is one; a scan of it means this person too.
    pub badge: Option<String>,
    /// The name.
    pub name: String,
    /// The department.
    pub department: DepartmentId,
    /// The department's name.
    pub department_name: String,
    /// Telephone.
    pub phone: String,
    /// What the person is to the archive.
    pub role: Role,
    /// Whether a PIN for approvals at this desk is set.
    pub has_pin: bool,
    /// Until when the confidentiality undertaking (保密承诺书) holds.
    pub undertaking_until: Option<String>,
    /// Pinyin initials of the name, every reading.
    pub initials: String,
    /// Whether the person is still with the company.
    pub active: bool,
}

/// What is typed about a person.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct PersonFields {
    /// See [`Person::name`].
    pub name: String,
    /// See [`Person::badge`]; empty is none.
    pub badge: String,
    /// See [`Person::department`].
    pub department: DepartmentId,
    /// See [`Person::phone`].
    pub phone: String,
    /// See [`Person::role`].
    pub role: Role,
    /// See [`Person::undertaking_until`]; empty is none.
    pub undertaking_until: String,
}

/// A department, with who decides for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Department {
    /// Identity.
    pub id: DepartmentId,
    /// The name.
    pub name: String,
    /// Its head (部门负责人).
    pub head: Option<PersonId>,
    /// The head's name.
    pub head_name: String,
    /// A substitute (代理人), between the two dates only.
    pub deputy: Option<PersonId>,
    /// The substitute's name.
    pub deputy_name: String,
    /// First day of the substitution.
    pub deputy_from: Option<String>,
    /// Last day of the substitution.
    pub deputy_until: Option<String>,
    /// Whether it still exists.
    pub active: bool,
    /// Pinyin initials of its name.
    pub initials: String,
}

impl Department {
    /// A department that has only a name yet.
    pub fn named(id: DepartmentId, name: &str) -> Department {
        Department {
            id,
            name: name.trim().to_owned(),
            initials: crate::search::initials(name),
            head: None,
            head_name: String::new(),
            deputy: None,
            deputy_name: String::new(),
            deputy_from: None,
            deputy_until: None,
            active: true,
        }
    }
}

/// What is typed about a department.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct DepartmentFields {
    /// See [`Department::name`].
    pub name: String,
    /// See [`Department::head`].
    pub head: Option<PersonId>,
    /// See [`Department::deputy`].
    pub deputy: Option<PersonId>,
    /// First day of the substitution; empty is none.
    pub deputy_from: String,
    /// Last day of the substitution; empty is none.
    pub deputy_until: String,
}

/// How a borrower stands: shown beside the name at the loan desk.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Standing {
    /// The person.
    pub person: Person,
    /// Items out now.
    pub out: u32,
    /// Of them, late.
    pub overdue: u32,
    /// Whether the undertaking has run out or was never signed (warned, not barred).
    pub undertaking_missing: bool,
}
