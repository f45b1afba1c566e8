//! A register as an Excel sheet: what an auditor takes home.
//!
//! Row by row into a file of constant memory; days are real dates, codes are text, nothing is a
//! formula. The file appears whole or not at all, and the act is in the journal (promise 4).

use std::path::Path;

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use serde::Serialize;

use super::book::{Book, Reader};
use super::{Cell, ColumnKind, RegisterName, Span, filed, lent, received, used};
use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result};
use crate::files::Delivery;
use crate::ids::AnyId;
use crate::journal::{Action, Event, Fact};
use crate::storage;
use crate::words::Lang;

/// The most rows of one sheet, its head not counted (a limit of Excel).
const MOST: u32 = 1_048_575;

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
/// [`Error::NoRight`], a period that is none, [`Error::TargetExists`], a place that cannot be
/// written. Nothing is left behind.
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
    let mut delivery = Delivery::begin(target, replace)?;
    let now = archive.clock().wall(archive.clock().now());
    let (bytes, rows) = archive.read(|tx| {
        let company = storage::settings::load(tx)?.company;
        let reader = Reader::new(tx, &span, archive.today())?;
        let mut book = Workbook::new();
        let title = name.form().title(reader.lang());
        // A fixed time of making, so that the same register is the same file.
        let properties = DocProperties::new().set_title(title).set_company(&company).set_author(&actor.name);
        book.set_properties(&properties.set_creation_datetime(&now));
        let head = format!("{company}　{title}　{}", span.text());
        let rows = match name {
            RegisterName::Receipts => fill::<received::Received>(&mut book, &reader, name, &span, &head)?,
            RegisterName::Filings => fill::<filed::Filed>(&mut book, &reader, name, &span, &head)?,
            RegisterName::Uses => fill::<used::Used>(&mut book, &reader, name, &span, &head)?,
            RegisterName::Loans => fill::<lent::Lent>(&mut book, &reader, name, &span, &head)?,
        };
        Ok((book.save_to_buffer().map_err(refused)?, rows))
    })?;
    delivery.write(&bytes)?;
    delivery.finish()?;
    archive.act(actor, Right::Export, |act| {
        let event = Event::new(Action::RegisterExport, name.form().number(), AnyId(actor.person.0))
            .say(Fact::Form(name.form().title(act.settings.lang).to_owned()))
            .say(Fact::Name(span.text()))
            .say(Fact::Items(rows));
        act.record(event)?;
        // The last thing before the commit: when the name is taken, nothing was exported.
        delivery.place()?;
        let file_name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Exported { file_name, rows })
    })
}

fn refused(error: XlsxError) -> Error {
    Error::Spreadsheet(error.to_string())
}

/// Fills one sheet and returns how many rows it has.
fn fill<B: Book>(book: &mut Workbook, reader: &Reader<'_>, name: RegisterName, span: &Span, head: &str) -> Result<u32> {
    let sheet = book.add_worksheet_with_low_memory().map_err(refused)?;
    let rows = write::<B>(sheet, reader, name, span, head)?;
    Ok(rows)
}

fn write<B: Book>(
    sheet: &mut Worksheet,
    reader: &Reader<'_>,
    name: RegisterName,
    span: &Span,
    head: &str,
) -> Result<u32> {
    let lang = reader.lang();
    lay::<B>(sheet, name, span, head, lang).map_err(refused)?;
    let looks = Looks::new();
    let mut count = 0_u32;
    reader.each::<B>(|row| {
        if count == MOST {
            return Err(Error::Spreadsheet(lang.pick(
                format!("一张表最多 {MOST} 行，请缩短期间"),
                format!("a sheet holds at most {MOST} rows; shorten the period"),
            )));
        }
        count += 1;
        let void = B::is_void(&row);
        sheet.write_number_with_format(count, 0, count, looks.of(ColumnKind::Number, void)).map_err(refused)?;
        for ((column, cell), at) in B::COLUMNS.iter().zip(B::cells(&row)).zip(1_u16..) {
            put(sheet, count, at, &cell, column.kind, looks.of(column.kind, void)).map_err(refused)?;
        }
        Ok(())
    })?;
    let last = u16::try_from(B::COLUMNS.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, count, last).map_err(refused)?;
    Ok(count)
}

/// Writes one cell. Text stays text, whatever it looks like.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell,
    kind: ColumnKind,
    look: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, at, look)?,
        Cell::Number(number) => sheet.write_number_with_format(row, at, *number, look)?,
        Cell::Text(text) => match (kind, text.parse::<NaiveDate>()) {
            (ColumnKind::Date, Ok(day)) => sheet.write_datetime_with_format(row, at, day, look)?,
            _ => sheet.write_string_with_format(row, at, text, look)?,
        },
    };
    Ok(())
}

/// The head, the widths and the way it prints: A4 landscape, its head on every page.
fn lay<B: Book>(
    sheet: &mut Worksheet,
    name: RegisterName,
    span: &Span,
    head: &str,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(lang.pick(format!("{}{}", name.zh(), span.years()), format!("{} {}", name.en(), span.years())))?;
    let bold = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00F0_F2F5))
        .set_border_bottom(FormatBorder::Thin);
    sheet.set_column_width(0, 7)?;
    sheet.write_string_with_format(0, 0, lang.pick("序号", "No."), &bold)?;
    for (column, at) in B::COLUMNS.iter().zip(1_u16..) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, lang.pick(column.zh, column.en), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_header(format!("&C{}", head.replace('&', "&&")));
    sheet.set_footer(lang.pick("&C第 &P 页 共 &N 页", "&CPage &P of &N"));
    Ok(())
}

/// How cells look: by kind, and struck out where the row was voided.
struct Looks([Format; 6]);

impl Looks {
    fn new() -> Looks {
        let plain = Format::new().set_align(FormatAlign::VerticalCenter);
        let [text, number, date] = [
            plain.clone().set_num_format("@"),
            plain.clone().set_num_format("0"),
            plain.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
        ];
        let struck = |look: &Format| look.clone().set_font_strikethrough().set_font_color(Color::Gray);
        let [a, b, c] = [struck(&text), struck(&number), struck(&date)];
        Looks([text, number, date, a, b, c])
    }

    fn of(&self, kind: ColumnKind, void: bool) -> &Format {
        let at = match kind {
            ColumnKind::Text => 0,
            ColumnKind::Number => 1,
            ColumnKind::Date => 2,
        };
        &self.0[at + if void { 3 } else { 0 }]
    }
}
