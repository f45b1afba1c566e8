//! A thing of any kind, as one line under the box that finds anything.

use rusqlite::Connection;
use serde::Serialize;

use super::query::HitMark;
use crate::coded;
use crate::error::Result;
use crate::ids::{AnyId, CustomerId, MaterialId, PersonId, PlaceId};
use crate::numbers::CodeKind;
use crate::storage;

coded! {
    /// What kind of thing was found.
    pub enum ThingKind {
        Material = "MATERIAL", "资料", "Material";
        Receipt = "RECEIPT", "接收单", "Receipt";
        Loan = "LOAN", "借阅单", "Loan slip";
        Customer = "CUSTOMER", "客户", "Customer";
        Person = "PERSON", "人员", "Person";
        Place = "PLACE", "存放位置", "Place";
    }
}

impl From<CodeKind> for ThingKind {
    fn from(kind: CodeKind) -> ThingKind {
        match kind {
            CodeKind::Material => ThingKind::Material,
            CodeKind::Receipt => ThingKind::Receipt,
            CodeKind::Loan => ThingKind::Loan,
            CodeKind::Person => ThingKind::Person,
            CodeKind::Place => ThingKind::Place,
        }
    }
}

/// A thing of any kind.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// Which one.
    pub id: AnyId,
    /// Its number or code.
    pub number: String,
    /// Its name.
    pub title: String,
    /// What else tells it from others.
    pub detail: String,
    /// What to mark in `title` ([`super::HitField::Title`]) and `number`.
    pub marks: Vec<HitMark>,
    /// Whether this is what was typed or scanned in full, so that Enter opens it.
    pub exact: bool,
}

impl Thing {
    /// The line of a thing, as it is on a day; nothing when there is no such thing.
    pub(super) fn get(tx: &Connection, kind: ThingKind, id: AnyId, today: &str) -> Result<Option<Thing>> {
        let line = match kind {
            ThingKind::Material => match storage::search::get_seq(tx, MaterialId(id.0))? {
                None => None,
                Some(seq) => {
                    let row = storage::search::require_row(tx, seq, today)?;
                    let detail = join([row.customer.as_str(), &row.drawing_no, &row.revision]);
                    Some((row.number, row.title, detail))
                }
            },
            ThingKind::Receipt => storage::search::get_receipt_line(tx, id)?,
            ThingKind::Loan => storage::search::get_loan_line(tx, id)?,
            ThingKind::Customer => storage::customers::get(tx, CustomerId(id.0))?.map(|customer| {
                let short = customer.short().to_owned();
                let name = if short == customer.name { "" } else { &customer.name };
                (customer.code, short, join([name, customer.former_names.as_str()]))
            }),
            ThingKind::Person => storage::people::get(tx, PersonId(id.0))?.map(|person| {
                let number = person.badge.unwrap_or(person.code);
                (number, person.name, person.department_name)
            }),
            ThingKind::Place => {
                storage::places::get(tx, PlaceId(id.0))?.map(|place| (place.code, place.path, String::new()))
            }
        };
        Ok(line.map(|(number, title, detail)| Thing {
            kind,
            id,
            number,
            title,
            detail,
            marks: Vec::new(),
            exact: false,
        }))
    }
}

/// The parts that say something, in one line.
fn join<const N: usize>(parts: [&str; N]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}
