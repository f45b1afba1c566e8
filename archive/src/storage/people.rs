//! People and departments.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Noun, Result};
use crate::ids::{DepartmentId, PersonId};
use crate::people::{Department, Person};

const PERSON: &str = "SELECT p.id, p.code, p.badge, p.name, p.department, d.name AS department_name, p.phone,
    p.role, p.pin IS NOT NULL AS has_pin, p.undertaking_until, p.initials, p.active
    FROM person p JOIN department d ON d.id = p.department";

const DEPARTMENT: &str = "SELECT d.id, d.name, d.head, coalesce(h.name, '') AS head_name,
    d.deputy, coalesce(s.name, '') AS deputy_name, d.deputy_from, d.deputy_until, d.active
    FROM department d LEFT JOIN person h ON h.id = d.head LEFT JOIN person s ON s.id = d.deputy";

fn person(row: &rusqlite::Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        code: row.get("code")?,
        badge: row.get("badge")?,
        name: row.get("name")?,
        department: row.get("department")?,
        department_name: row.get("department_name")?,
        phone: row.get("phone")?,
        role: row.get("role")?,
        has_pin: row.get("has_pin")?,
        undertaking_until: row.get("undertaking_until")?,
        initials: row.get("initials")?,
        active: row.get("active")?,
    })
}

fn department(row: &rusqlite::Row<'_>) -> rusqlite::Result<Department> {
    Ok(Department {
        id: row.get("id")?,
        name: row.get("name")?,
        head: row.get("head")?,
        head_name: row.get("head_name")?,
        deputy: row.get("deputy")?,
        deputy_name: row.get("deputy_name")?,
        deputy_from: row.get("deputy_from")?,
        deputy_until: row.get("deputy_until")?,
        active: row.get("active")?,
        initials: crate::search::initials(&row.get::<_, String>("name")?),
    })
}

/// One person.
pub fn get(tx: &Connection, id: PersonId) -> Result<Option<Person>> {
    Ok(tx.prepare_cached(&format!("{PERSON} WHERE p.id = ?1"))?.query_row([id], person).optional()?)
}

/// One person, or the not-found error.
pub fn require(tx: &Connection, id: PersonId) -> Result<Person> {
    get(tx, id)?.ok_or_else(|| Error::not_found(Noun::Person, id))
}

/// Everyone, by department and name.
pub fn list(tx: &Connection) -> Result<Vec<Person>> {
    let mut statement = tx.prepare_cached(&format!("{PERSON} ORDER BY p.active DESC, d.name, p.name"))?;
    Ok(statement.query_map([], person)?.collect::<rusqlite::Result<_>>()?)
}

/// The people of a role who are still here, by name.
pub fn list_by_role(tx: &Connection, role: crate::access::Role) -> Result<Vec<Person>> {
    let mut statement = tx.prepare_cached(&format!("{PERSON} WHERE p.role = ?1 AND p.active ORDER BY p.name"))?;
    Ok(statement.query_map([role], person)?.collect::<rusqlite::Result<_>>()?)
}

/// People by initials, name or badge, exact initials first.
pub fn suggest(tx: &Connection, typed: &str, limit: u32) -> Result<Vec<Person>> {
    let mut statement = tx.prepare_cached(&format!(
        "{PERSON} WHERE p.active AND (:typed = '' OR instr(p.name, :typed) OR instr(' ' || p.initials, ' ' || lower(:typed))
            OR p.badge = upper(:typed) OR p.code = upper(:typed))
         ORDER BY (' ' || p.initials || ' ') LIKE '% ' || lower(:typed) || ' %' DESC, p.name LIMIT :limit"
    ))?;
    Ok(statement
        .query_map(named_params! { ":typed": typed, ":limit": limit }, person)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Refuses a badge that another person has.
pub fn require_free(tx: &Connection, person: &Person) -> Result<()> {
    let taken =
        tx.prepare_cached("SELECT 1 FROM person WHERE badge = ?1 AND id <> ?2")?.exists((&person.badge, person.id))?;
    match (&person.badge, taken) {
        (Some(badge), true) => Err(Error::Taken { field: "badge", value: badge.clone() }),
        _ => Ok(()),
    }
}

/// Adds a person.
pub fn add(tx: &Connection, person: &Person) -> Result<()> {
    write(
        tx,
        person,
        "INSERT INTO person (id, code, badge, name, department, phone, role, undertaking_until, initials, active)
         VALUES (:id, :code, :badge, :name, :department, :phone, :role, :undertaking_until, :initials, :active)",
    )
}

/// Writes a person's fields.
pub fn change(tx: &Connection, person: &Person) -> Result<()> {
    write(
        tx,
        person,
        "UPDATE person SET code = :code, badge = :badge, name = :name, department = :department, phone = :phone,
            role = :role, undertaking_until = :undertaking_until, initials = :initials, active = :active WHERE id = :id",
    )
}

fn write(tx: &Connection, person: &Person, sql: &str) -> Result<()> {
    tx.prepare_cached(sql)?.execute(named_params! {
        ":id": person.id, ":code": person.code, ":badge": person.badge, ":name": person.name,
        ":department": person.department, ":phone": person.phone, ":role": person.role,
        ":undertaking_until": person.undertaking_until, ":initials": person.initials, ":active": person.active,
    })?;
    Ok(())
}

/// Keeps a sealed PIN.
pub fn set_pin(tx: &Connection, id: PersonId, sealed: &str) -> Result<()> {
    tx.prepare_cached("UPDATE person SET pin = ?2 WHERE id = ?1")?.execute((id, sealed))?;
    Ok(())
}

/// The sealed PIN, where one is set.
pub fn get_pin(tx: &Connection, id: PersonId) -> Result<Option<String>> {
    Ok(tx
        .prepare_cached("SELECT pin FROM person WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .flatten())
}

/// The name of a department this person heads.
pub fn get_headed(tx: &Connection, id: PersonId) -> Result<Option<String>> {
    Ok(tx
        .prepare_cached("SELECT name FROM department WHERE head = ?1 AND active ORDER BY name LIMIT 1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// One department, or the not-found error.
pub fn require_department(tx: &Connection, id: DepartmentId) -> Result<Department> {
    tx.prepare_cached(&format!("{DEPARTMENT} WHERE d.id = ?1"))?
        .query_row([id], department)
        .optional()?
        .ok_or_else(|| Error::not_found(Noun::Department, id))
}

/// Every department, by name.
pub fn list_departments(tx: &Connection) -> Result<Vec<Department>> {
    let mut statement = tx.prepare_cached(&format!("{DEPARTMENT} ORDER BY d.active DESC, d.name"))?;
    Ok(statement.query_map([], department)?.collect::<rusqlite::Result<_>>()?)
}

/// Refuses a name that another department has.
pub fn require_free_department(tx: &Connection, department: &Department) -> Result<()> {
    let taken = tx
        .prepare_cached("SELECT 1 FROM department WHERE name = ?1 AND id <> ?2")?
        .exists((&department.name, department.id))?;
    if taken { Err(Error::Taken { field: "department", value: department.name.clone() }) } else { Ok(()) }
}

/// Adds a department.
pub fn add_department(tx: &Connection, department: &Department) -> Result<()> {
    write_department(
        tx,
        department,
        "INSERT INTO department (id, name, head, deputy, deputy_from, deputy_until, active)
         VALUES (:id, :name, :head, :deputy, :deputy_from, :deputy_until, :active)",
    )
}

/// Writes a department's fields.
pub fn change_department(tx: &Connection, department: &Department) -> Result<()> {
    write_department(
        tx,
        department,
        "UPDATE department SET name = :name, head = :head, deputy = :deputy, deputy_from = :deputy_from,
            deputy_until = :deputy_until, active = :active WHERE id = :id",
    )
}

fn write_department(tx: &Connection, department: &Department, sql: &str) -> Result<()> {
    tx.prepare_cached(sql)?.execute(named_params! {
        ":id": department.id, ":name": department.name, ":head": department.head, ":deputy": department.deputy,
        ":deputy_from": department.deputy_from, ":deputy_until": department.deputy_until, ":active": department.active,
    })?;
    Ok(())
}

/// When a wrong PIN of a person was tried since an instant, the oldest first.
pub fn list_wrong_pins(tx: &Connection, id: PersonId, since: &str) -> Result<Vec<String>> {
    let mut statement = tx.prepare_cached(
        "SELECT j.at FROM journal_subject s JOIN journal j ON j.seq = s.seq
         WHERE s.subject = ?1 AND j.action = 'people.pin_refused' AND j.at >= ?2 ORDER BY s.seq",
    )?;
    Ok(statement.query_map((id, since), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
