//! `kedang department`: 部门.

use archive::people::{self, DepartmentFields};
use clap::Subcommand;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Departments.
#[derive(Subcommand)]
pub enum Department {
    /// Add a department
    Add {
        /// The name
        name: String,
    },
    /// Say who heads a department, and who stands in between which dates
    Head {
        /// The department's name
        name: String,
        /// The head
        #[arg(long)]
        head: Option<String>,
        /// The substitute
        #[arg(long, requires_all = ["from", "to"])]
        deputy: Option<String>,
        /// First day of the substitution
        #[arg(long)]
        from: Option<String>,
        /// Last day of the substitution
        #[arg(long)]
        to: Option<String>,
    },
    /// List the departments
    List,
}

impl Department {
    /// Adds, appoints or lists.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let row = |d: &people::Department| vec![d.name.clone(), d.head_name.clone(), d.deputy_name.clone()];
        match self {
            Department::Add { name } => {
                let fields = DepartmentFields {
                    name: name.clone(),
                    head: None,
                    deputy: None,
                    deputy_from: String::new(),
                    deputy_until: String::new(),
                };
                let department = people::add_department(archive, &desk.actor()?, fields)?.value;
                desk.say().result(&department, |_| show::table(&[row(&department)]))?;
            }
            Department::Head { name, head, deputy, from, to } => {
                let before = find::department(archive, name)?;
                let person = |name: &Option<String>| -> Done<_> {
                    Ok(name.as_deref().map(|name| find::person(archive, name)).transpose()?.map(|p| p.id))
                };
                let changed = deputy.is_some();
                let fields = DepartmentFields {
                    name: before.name,
                    head: person(head)?.or(before.head),
                    deputy: person(deputy)?.or(before.deputy),
                    deputy_from: if changed { from.clone() } else { before.deputy_from }.unwrap_or_default(),
                    deputy_until: if changed { to.clone() } else { before.deputy_until }.unwrap_or_default(),
                };
                let department = people::change_department(archive, &desk.actor()?, before.id, fields)?.value;
                desk.say().result(&department, |_| show::table(&[row(&department)]))?;
            }
            Department::List => {
                let all = people::list_departments(archive)?;
                desk.say().result(&all, |_| show::table(&all.iter().map(row).collect::<Vec<_>>()))?;
            }
        }
        Ok(Ended::Well)
    }
}
