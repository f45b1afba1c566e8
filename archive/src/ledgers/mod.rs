//! The registers (登记表): 接收 F-01, 归档 F-03, 使用 F-05 and 借阅 F-07 for any period; and the list
//! of materials as it stands, to Excel ([`export_list`]).
//!
//! Nobody writes in them: each is read from what was done, in the order it was done, and the same
//! rows go to the screen ([`rows`]), to paper ([`sheet`]) and to Excel ([`export_xlsx`]). What was
//! voided or reversed stays in its place and is marked. Must not keep or change anything.

mod book;
mod columns;
mod export;
mod filed;
mod lent;
mod list;
mod received;
mod sheet;
mod span;
#[cfg(test)]
mod tests;
mod used;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::coded;
use crate::error::{Error, Noun, Result};
use crate::forms::{Body, Form};
use crate::ids::MaterialId;

pub use crate::storage::usages::UsageKind;
pub use columns::{Cell, ColumnKind, RegisterColumn};
pub(crate) use export::workbook;
pub use export::{Exported, export_name, export_xlsx};
pub use list::{ListColumn, ListExport, export_list};
pub use span::Span;

coded! {
    /// The registers.
    pub enum RegisterName {
        Receipts = "RECEIPTS", "接收登记表", "Receipts";
        Filings = "FILINGS", "归档登记表", "Filings";
        Uses = "USES", "使用登记表", "Uses";
        Loans = "LOANS", "借阅登记表", "Loans";
    }
}

impl RegisterName {
    /// The form it prints on.
    pub fn form(self) -> Form {
        match self {
            RegisterName::Receipts => Form::ReceiptRegister,
            RegisterName::Filings => Form::FilingRegister,
            RegisterName::Uses => Form::UseRegister,
            RegisterName::Loans => Form::LoanRegister,
        }
    }

    /// The register of this code, word or form number: `loans`, `借阅登记表`, `F-07`.
    ///
    /// # Errors
    /// When there is none.
    pub fn require(text: &str) -> Result<RegisterName> {
        let text = text.trim();
        let by_form = || Self::ALL.iter().copied().find(|name| name.form().number().eq_ignore_ascii_case(text));
        Self::parse(text).or_else(by_form).ok_or_else(|| Error::not_found(Noun::Register, text))
    }
}

/// The place of a row in its register, after which the next page begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct RegisterKey {
    /// The day of the act.
    pub on: String,
    /// The order of the acts.
    #[ts(type = "number")]
    pub seq: i64,
    /// The line in one act.
    #[ts(type = "number")]
    pub line: i64,
}

/// One row of a register, its cells in the order of the columns.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct RegisterRow {
    /// Its place.
    pub key: RegisterKey,
    /// The material it is about.
    pub material: MaterialId,
    /// 作废 or 已冲正: shown struck out, never left out.
    pub void: bool,
    /// What stands in it.
    pub cells: Vec<Cell>,
}

/// One page of a register, the same shape for all four.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct RegisterPage {
    /// Which register.
    pub name: RegisterName,
    /// The form it prints on, `F-07`.
    pub form: &'static str,
    /// Its columns.
    pub columns: Vec<RegisterColumn>,
    /// The rows, oldest first.
    pub rows: Vec<RegisterRow>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<RegisterKey>,
}

/// One page of a register for a period (both days included), oldest first.
///
/// # Errors
/// A period that is no period, and those of the database.
pub fn rows(
    archive: &Archive,
    name: RegisterName,
    from: &str,
    to: &str,
    after: Option<&RegisterKey>,
    limit: u32,
) -> Result<RegisterPage> {
    let span = Span::of(from, to)?;
    archive.read(|tx| {
        let reader = book::Reader::new(tx, &span, archive.today())?;
        match name {
            RegisterName::Receipts => reader.screen::<received::Received>(name, after, limit),
            RegisterName::Filings => reader.screen::<filed::Filed>(name, after, limit),
            RegisterName::Uses => reader.screen::<used::Used>(name, after, limit),
            RegisterName::Loans => reader.screen::<lent::Lent>(name, after, limit),
        }
    })
}

/// A whole register for paper.
pub(crate) fn body(
    tx: &Connection,
    name: RegisterName,
    span: &Span,
    today: chrono::NaiveDate,
    most: usize,
) -> Result<Body> {
    let reader = book::Reader::new(tx, span, today)?;
    match name {
        RegisterName::Receipts => reader.paper::<received::Received>(most),
        RegisterName::Filings => reader.paper::<filed::Filed>(most),
        RegisterName::Uses => reader.paper::<used::Used>(most),
        RegisterName::Loans => reader.paper::<lent::Lent>(most),
    }
}
