//! `kedang history NUMBER`: 履历.

use archive::attachments::Owner;
use archive::clock::wall;
use archive::error::Noun;
use archive::ids::AnyId;
use archive::{Error, journal};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Every event of a record, newest first.
#[derive(Args)]
pub struct History {
    /// Number or code of a material, receipt or loan slip; a person's name or badge; a customer's code
    number: String,
    /// At most so many
    #[arg(long, default_value_t = 100)]
    limit: u32,
}

impl History {
    /// Tells it.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let subject: AnyId = match find::owner(archive, &self.number) {
            Ok(Owner::Material(id)) => id.into(),
            Ok(Owner::Receipt(id)) => id.into(),
            Ok(Owner::Loan(id)) => id.into(),
            _ => match (find::person(archive, &self.number), find::customer(archive, &self.number)) {
                (Ok(person), _) => person.id.into(),
                (_, Ok(customer)) => customer.id.into(),
                _ => return Err(Error::not_found(Noun::Material, &self.number).into()),
            },
        };
        let rows = journal::history(archive, subject, None, self.limit)?;
        desk.say().result(&rows, |lang| {
            let line = |row: &journal::HistoryRow| {
                let about = lang.pick(&row.zh, &row.en).clone();
                vec![wall(&row.at), row.action.word(lang).to_owned(), about, row.actor.clone(), row.number.clone()]
            };
            show::table(&rows.iter().map(line).collect::<Vec<_>>())
        })?;
        Ok(Ended::Well)
    }
}
