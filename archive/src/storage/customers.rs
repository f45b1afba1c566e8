//! Customers.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::customers::Customer;
use crate::error::{Error, Noun, Result};
use crate::ids::CustomerId;

const COLUMNS: &str = "id, code, name, short_name, former_names, contact, phone, initials, active";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Customer> {
    Ok(Customer {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        short_name: row.get("short_name")?,
        former_names: row.get("former_names")?,
        contact: row.get("contact")?,
        phone: row.get("phone")?,
        initials: row.get("initials")?,
        active: row.get("active")?,
    })
}

/// One customer.
pub fn get(tx: &Connection, id: CustomerId) -> Result<Option<Customer>> {
    Ok(tx.prepare_cached(&format!("SELECT {COLUMNS} FROM customer WHERE id = ?1"))?.query_row([id], row).optional()?)
}

/// One customer, or the not-found error.
pub fn require(tx: &Connection, id: CustomerId) -> Result<Customer> {
    get(tx, id)?.ok_or_else(|| Error::not_found(Noun::Customer, id))
}

/// Every customer, by code.
pub fn list(tx: &Connection) -> Result<Vec<Customer>> {
    let mut statement = tx.prepare_cached(&format!("SELECT {COLUMNS} FROM customer ORDER BY code"))?;
    Ok(statement.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
}

/// Customers by code, name or initials, those with newer receipts first.
pub fn suggest(tx: &Connection, typed: &str, limit: u32) -> Result<Vec<Customer>> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM customer
         WHERE active AND (:typed = '' OR instr(lower(name), lower(:typed)) OR instr(lower(short_name), lower(:typed))
               OR instr(lower(former_names), lower(:typed)) OR instr(initials, lower(:typed)) OR instr(lower(code), lower(:typed)))
         ORDER BY lower(code) = lower(:typed) DESC, instr(' ' || initials, ' ' || lower(:typed)) > 0 DESC,
                  (SELECT max(seq) FROM receipt WHERE receipt.customer = customer.id) DESC, code
         LIMIT :limit"
    ))?;
    Ok(statement
        .query_map(named_params! { ":typed": typed, ":limit": limit }, row)?
        .collect::<rusqlite::Result<_>>()?)
}

/// Refuses a code or name that another customer has.
pub fn require_free(tx: &Connection, customer: &Customer) -> Result<()> {
    for (field, column, value) in [("code", "code", &customer.code), ("name", "name", &customer.name)] {
        let taken = tx
            .prepare_cached(&format!("SELECT 1 FROM customer WHERE {column} = ?1 AND id <> ?2"))?
            .exists((value, customer.id))?;
        if taken {
            return Err(Error::Taken { field, value: value.clone() });
        }
    }
    Ok(())
}

/// Adds a customer.
pub fn add(tx: &Connection, customer: &Customer) -> Result<()> {
    write(
        tx,
        customer,
        "INSERT INTO customer (id, code, name, short_name, former_names, contact, phone, initials, active)
         VALUES (:id, :code, :name, :short_name, :former_names, :contact, :phone, :initials, :active)",
    )
}

/// Writes a customer's fields.
pub fn change(tx: &Connection, customer: &Customer) -> Result<()> {
    write(
        tx,
        customer,
        "UPDATE customer SET code = :code, name = :name, short_name = :short_name, former_names = :former_names,
            contact = :contact, phone = :phone, initials = :initials, active = :active WHERE id = :id",
    )
}

fn write(tx: &Connection, customer: &Customer, sql: &str) -> Result<()> {
    tx.prepare_cached(sql)?.execute(named_params! {
        ":id": customer.id, ":code": customer.code, ":name": customer.name,
        ":short_name": customer.short_name, ":former_names": customer.former_names,
        ":contact": customer.contact, ":phone": customer.phone, ":initials": customer.initials,
        ":active": customer.active,
    })?;
    Ok(())
}
