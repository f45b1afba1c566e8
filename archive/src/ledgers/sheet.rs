//! One sheet of a workbook, the same look for every list: the head frozen and on every page, days
//! as real dates, codes as text, what is void struck out.

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cell, ColumnKind, RegisterColumn};
use crate::access::Actor;
use crate::archive::Archive;
use crate::error::{Error, Result};
use crate::words::Lang;

/// The most rows of one sheet, its head not counted (a limit of Excel).
const MOST: u32 = 1_048_575;

/// What stands over and around the rows.
pub(super) struct Heading<'a> {
    /// The company.
    pub company: &'a str,
    /// The title of the form or list.
    pub title: &'a str,
    /// The name of the tab.
    pub tab: String,
    /// What the rows are: a period, the words searched for.
    pub about: &'a str,
}

/// Makes a workbook of one sheet; `fill` writes its rows. Answers its bytes and how many rows it has.
pub(super) fn workbook(
    archive: &Archive,
    actor: &Actor,
    heading: &Heading<'_>,
    columns: &[RegisterColumn],
    lang: Lang,
    fill: impl FnOnce(&mut Sheet<'_>) -> Result<()>,
) -> Result<(Vec<u8>, u32)> {
    let mut book = Workbook::new();
    // A fixed time of making, so that the same list is the same file.
    let now = archive.clock().wall(archive.clock().now());
    let properties = DocProperties::new().set_title(heading.title).set_company(heading.company).set_author(&actor.name);
    book.set_properties(&properties.set_creation_datetime(&now));
    let sheet = book.add_worksheet_with_low_memory().map_err(refused)?;
    lay(sheet, heading, columns, lang).map_err(refused)?;
    let mut sheet = Sheet { sheet, columns, looks: Looks::new(), rows: 0, lang };
    fill(&mut sheet)?;
    let rows = sheet.close()?;
    Ok((book.save_to_buffer().map_err(refused)?, rows))
}

fn refused(error: XlsxError) -> Error {
    Error::Spreadsheet(error.to_string())
}

/// A sheet being filled, row by row, in constant memory.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    columns: &'a [RegisterColumn],
    looks: Looks,
    rows: u32,
    lang: Lang,
}

impl Sheet<'_> {
    /// Writes the next row, numbered.
    pub fn row(&mut self, cells: &[Cell], void: bool) -> Result<()> {
        if self.rows == MOST {
            return Err(Error::Spreadsheet(self.lang.pick(
                format!("一张表最多 {MOST} 行，请缩小范围"),
                format!("a sheet holds at most {MOST} rows; ask for less"),
            )));
        }
        self.rows += 1;
        let number = self.looks.of(ColumnKind::Number, void);
        self.sheet.write_number_with_format(self.rows, 0, self.rows, number).map_err(refused)?;
        for ((column, cell), at) in self.columns.iter().zip(cells).zip(1_u16..) {
            put(self.sheet, self.rows, at, cell, column.kind, self.looks.of(column.kind, void)).map_err(refused)?;
        }
        Ok(())
    }

    fn close(self) -> Result<u32> {
        let last = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        self.sheet.autofilter(0, 0, self.rows, last).map_err(refused)?;
        Ok(self.rows)
    }
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
fn lay(sheet: &mut Worksheet, heading: &Heading<'_>, columns: &[RegisterColumn], lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(&heading.tab)?;
    let bold = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00F0_F2F5))
        .set_border_bottom(FormatBorder::Thin);
    sheet.set_column_width(0, 7)?;
    sheet.write_string_with_format(0, 0, lang.pick("序号", "No."), &bold)?;
    for (column, at) in columns.iter().zip(1_u16..) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, lang.pick(column.zh, column.en), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(0, 0)?;
    let over = format!("{}　{}　{}", heading.company, heading.title, heading.about);
    sheet.set_header(format!("&C{}", over.replace('&', "&&")));
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
