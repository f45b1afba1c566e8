//! A register as an Excel sheet: what an auditor takes home.
//!
//! Row by row into a file of constant memory; days are real dates, codes are text, nothing is a
//! formula. The file appears whole or not at all, and the act is in the journal (promise 4).

use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;

use super::book::{Book, Reader};
use super::sheet::{self, Heading};
use super::{RegisterName, Span, filed, lent, received, used};
use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::Result;
use crate::files::Delivery;
use crate::ids::AnyId;
use crate::journal::{Action, Event, Fact};
use crate::storage;
use crate::words::Lang;

/// What was exported.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Exported {
    /// The file.
    pub file_name: String,
    /// Its rows, the head not counted.
    pub rows: u32,
}

/// The name to offer for the file: `借阅登记表 2026-01-01 至 2026-11-23.xlsx`.
pub fn export_name(name: RegisterName, span: &Span, lang: Lang) -> String {
    let Span { from, to } = span;
    lang.pick(format!("{} {from} 至 {to}.xlsx", name.zh()), format!("{} {from} to {to}.xlsx", name.en()))
}

/// Writes a register for a period (both days included) as an xlsx file.
///
/// A file that is there is only replaced with `replace`, and then at once.
///
/// # Errors
/// [`crate::Error::NoRight`], a period that is none, [`crate::Error::TargetExists`], a place that
/// cannot be written. Nothing is left behind.
pub fn export_xlsx(
    archive: &Archive,
    actor: &Actor,
    name: RegisterName,
    from: &str,
    to: &str,
    target: &Path,
    replace: bool,
) -> Result<Outcome<Exported>> {
    actor.require(Right::Export)?;
    let span = Span::of(from, to)?;
    archive.require_outside(target)?;
    let delivery = Delivery::begin(target, replace)?;
    let (bytes, rows) = archive.read(|tx| workbook(archive, actor, tx, name, &span))?;
    hand_out(archive, actor, delivery, &bytes, target, rows, |_| {
        Event::new(Action::RegisterExport, name.form().number(), AnyId(actor.person.0))
            .say(Fact::Sheet(name.form()))
            .say(Fact::Name(span.text()))
    })
}

/// The sheet of a register, and how many rows it has.
pub(crate) fn workbook(
    archive: &Archive,
    actor: &Actor,
    tx: &Connection,
    name: RegisterName,
    span: &Span,
) -> Result<(Vec<u8>, u32)> {
    let reader = Reader::new(tx, span, archive.today())?;
    match name {
        RegisterName::Receipts => fill::<received::Received>(archive, actor, tx, &reader, name, span),
        RegisterName::Filings => fill::<filed::Filed>(archive, actor, tx, &reader, name, span),
        RegisterName::Uses => fill::<used::Used>(archive, actor, tx, &reader, name, span),
        RegisterName::Loans => fill::<lent::Lent>(archive, actor, tx, &reader, name, span),
    }
}

/// Hands a sheet out and writes the act down.
pub(super) fn hand_out(
    archive: &Archive,
    actor: &Actor,
    delivery: Delivery,
    bytes: &[u8],
    target: &Path,
    rows: u32,
    event: impl FnOnce(Lang) -> Event,
) -> Result<Outcome<Exported>> {
    archive.hand_out(actor, Right::Export, delivery, |act, delivery| {
        delivery.write(bytes)?;
        act.record(event(act.settings.lang).say(Fact::Items(rows)))?;
        let file_name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Exported { file_name, rows })
    })
}

fn fill<B: Book>(
    archive: &Archive,
    actor: &Actor,
    tx: &Connection,
    reader: &Reader<'_>,
    name: RegisterName,
    span: &Span,
) -> Result<(Vec<u8>, u32)> {
    let lang = reader.lang();
    let about = span.text();
    let heading = Heading {
        company: &storage::settings::load(tx)?.company,
        title: name.form().title(lang),
        tab: lang.pick(format!("{}{}", name.zh(), span.years()), format!("{} {}", name.en(), span.years())),
        about: &about,
    };
    sheet::workbook(archive, actor, &heading, B::COLUMNS, lang, |sheet| {
        reader.each::<B>(|row| sheet.row(&B::cells(&row), B::is_void(&row)))
    })
}
