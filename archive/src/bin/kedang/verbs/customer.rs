//! `kedang customer`: 客户.

use archive::customers::{self, CustomerFields};
use clap::Subcommand;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Customers.
#[derive(Subcommand)]
pub enum Customer {
    /// Add a customer
    Add {
        /// Two to six letters or digits, part of the 档号
        code: String,
        /// The full name
        name: String,
        /// The name used at the desk
        #[arg(long, default_value = "")]
        short: String,
        /// Former names, separated by 、
        #[arg(long, default_value = "")]
        former: String,
        /// The usual contact
        #[arg(long, default_value = "")]
        contact: String,
        /// The contact's telephone
        #[arg(long, default_value = "")]
        phone: String,
    },
    /// List the customers
    List,
}

impl Customer {
    /// Adds or lists.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let row =
            |c: &customers::Customer| vec![c.code.clone(), c.name.clone(), c.short_name.clone(), c.contact.clone()];
        match self {
            Customer::Add { code, name, short, former, contact, phone } => {
                let fields = CustomerFields {
                    code: code.clone(),
                    name: name.clone(),
                    short_name: short.clone(),
                    former_names: former.clone(),
                    contact: contact.clone(),
                    phone: phone.clone(),
                };
                let customer = customers::add(archive, &desk.actor()?, fields)?.value;
                desk.say().result(&customer, |_| show::table(&[row(&customer)]))?;
            }
            Customer::List => {
                let all = customers::list(archive)?;
                desk.say().result(&all, |_| show::table(&all.iter().map(row).collect::<Vec<_>>()))?;
            }
        }
        Ok(Ended::Well)
    }
}
