//! Customers (客户): whose materials these are. The material belongs to them (ISO 9001, 8.5.3).

mod add;
mod change;
mod deactivate;
mod find;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, Why};
use crate::ids::CustomerId;
use crate::text;

pub use add::add;
pub use change::change;
pub use deactivate::{deactivate, reactivate};
pub use find::{get, list, suggest};

/// A customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Customer {
    /// Identity.
    pub id: CustomerId,
    /// Two to six letters or digits, unique, part of the 档号.
    pub code: String,
    /// The full name.
    pub name: String,
    /// The name used at the desk (简称).
    pub short_name: String,
    /// Former names (曾用名), separated by `、`; found by the search.
    pub former_names: String,
    /// The usual contact person.
    pub contact: String,
    /// The contact's telephone.
    pub phone: String,
    /// Pinyin initials of all names.
    pub initials: String,
    /// Whether new receipts may name it.
    pub active: bool,
}

impl Customer {
    /// The name to show where there is little room.
    pub fn short(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }
}

/// What is typed about a customer.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
pub struct CustomerFields {
    /// See [`Customer::code`].
    pub code: String,
    /// See [`Customer::name`].
    pub name: String,
    /// See [`Customer::short_name`].
    pub short_name: String,
    /// See [`Customer::former_names`].
    pub former_names: String,
    /// See [`Customer::contact`].
    pub contact: String,
    /// See [`Customer::phone`].
    pub phone: String,
}

impl CustomerFields {
    /// The fields made clean.
    fn check(self) -> Result<CustomerFields> {
        let code = text::key(&self.code);
        if !(2..=6).contains(&code.len()) || !code.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(Error::invalid("code", Why::CodeOf { least: 2, most: 6 }));
        }
        Ok(CustomerFields {
            code,
            name: text::name("name", &self.name)?,
            short_name: text::line("short_name", &self.short_name)?,
            former_names: text::line("former_names", &self.former_names)?,
            contact: text::line("contact", &self.contact)?,
            phone: text::line("phone", &self.phone)?,
        })
    }

    fn into_customer(self, id: CustomerId) -> Customer {
        let initials =
            crate::search::initials_of_names(&[&self.name, &self.short_name, &self.former_names, &self.code]);
        Customer {
            id,
            code: self.code,
            name: self.name,
            short_name: self.short_name,
            former_names: self.former_names,
            contact: self.contact,
            phone: self.phone,
            initials,
            active: true,
        }
    }
}
