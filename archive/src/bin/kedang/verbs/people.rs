//! `kedang person`: 人员.

use archive::access::Role;
use archive::people::{self, PersonFields};
use clap::Subcommand;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// People.
#[derive(Subcommand)]
pub enum Person {
    /// Add a person
    Add {
        /// The name
        name: String,
        /// The department's name
        #[arg(long)]
        department: String,
        /// What the person is to the archive
        #[arg(long, default_value = "READER")]
        role: Role,
        /// The company's own badge number
        #[arg(long, default_value = "")]
        badge: String,
        /// Telephone
        #[arg(long, default_value = "")]
        phone: String,
        /// Until when the confidentiality undertaking holds
        #[arg(long, default_value = "")]
        undertaking_until: String,
    },
    /// Take a person who leaves out of use; refused while something is out
    Deactivate {
        /// Name, badge or code
        person: String,
    },
    /// Take a person back into use
    Reactivate {
        /// Name, badge or code
        person: String,
    },
    /// List the people
    List,
}

impl Person {
    /// Adds, takes out of use and back, or lists.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let lang = desk.say().lang();
        let row = |p: &people::Person| {
            vec![
                p.code.clone(),
                p.name.clone(),
                p.department_name.clone(),
                p.role.word(lang).to_owned(),
                p.badge.clone().unwrap_or_default(),
                if p.active { String::new() } else { lang.pick("已停用", "out of use").to_owned() },
            ]
        };
        match self {
            Person::Add { name, department, role, badge, phone, undertaking_until } => {
                let fields = PersonFields {
                    name: name.clone(),
                    badge: badge.clone(),
                    department: find::department(archive, department)?.id,
                    phone: phone.clone(),
                    role: *role,
                    undertaking_until: undertaking_until.clone(),
                };
                let person = people::add(archive, &desk.actor()?, fields)?.value;
                desk.say().result(&person, |_| show::table(&[row(&person)]))?;
            }
            Person::Deactivate { person } => {
                let id = find::person(archive, person)?.id;
                let person = people::deactivate(archive, &desk.actor()?, id)?.value;
                desk.say().result(&person, |_| show::table(&[row(&person)]))?;
            }
            Person::Reactivate { person } => {
                let id = find::person(archive, person)?.id;
                let person = people::reactivate(archive, &desk.actor()?, id)?.value;
                desk.say().result(&person, |_| show::table(&[row(&person)]))?;
            }
            Person::List => {
                let all = people::list(archive)?;
                desk.say().result(&all, |_| show::table(&all.iter().map(row).collect::<Vec<_>>()))?;
            }
        }
        Ok(Ended::Well)
    }
}
