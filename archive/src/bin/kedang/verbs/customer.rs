//! `kedang customer`: 客户.

use archive::customers::{self, CustomerFields};
use clap::Subcommand;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

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
    /// Take a customer out of use; no new receipt names it
    Deactivate {
        /// Code, name, short or former name
        customer: String,
    },
    /// Take a customer back into use
    Reactivate {
        /// Code, name, short or former name
        customer: String,
    },
    /// List the customers
    List,
}

impl Customer {
    /// Adds, takes out of use and back, or lists.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let lang = desk.say().lang();
        let row = |c: &customers::Customer| {
            vec![
                c.code.clone(),
                c.name.clone(),
                c.short_name.clone(),
                c.contact.clone(),
                if c.active { String::new() } else { lang.pick("已停用", "out of use").to_owned() },
            ]
        };
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
            Customer::Deactivate { customer } => {
                let id = find::customer(archive, customer)?.id;
                let customer = customers::deactivate(archive, &desk.actor()?, id)?.value;
                desk.say().result(&customer, |_| show::table(&[row(&customer)]))?;
            }
            Customer::Reactivate { customer } => {
                let id = find::customer(archive, customer)?.id;
                let customer = customers::reactivate(archive, &desk.actor()?, id)?.value;
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
