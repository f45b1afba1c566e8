//! Paper: what a sheet looks like, printing it, saving it as PDF.

use std::path::PathBuf;

use archive::paper::{self, Preview, Printable};
use archive::printers;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::table::Table;

/// What to print, and where.
#[derive(Deserialize, TS)]
struct PrintRequest {
    what: Printable,
    /// The printer's name; empty takes that of the settings for the paper.
    printer: String,
    /// How many; none takes as many as the settings say for the paper.
    copies: Option<u32>,
}

/// What to save as PDF, and where.
#[derive(Deserialize, TS)]
struct PdfRequest {
    what: Printable,
    #[ts(type = "string")]
    target: PathBuf,
}

/// What was printed.
#[derive(Serialize, TS)]
struct PrintDone {
    /// Which time this form of this record was printed.
    nth: u32,
    /// How many pages.
    pages: u32,
    /// The printer's number of the job, or the file.
    job: String,
}

pub(super) fn add(table: &mut Table) {
    table.verb("paper.preview", |call, what: Preview| {
        paper::preview(call.archive, call.desk.press()?, call.actor, &what)
    });
    table.verb("paper.print", |call, r: PrintRequest| {
        let printed = paper::print(call.archive, call.desk.press()?, call.actor, &r.what)?.value;
        let settings = call.archive.settings()?;
        let named = if r.printer.is_empty() { settings.printer_of(printed.paper) } else { &r.printer };
        let copies = r.copies.unwrap_or_else(|| settings.copies_of(printed.paper));
        let job = printers::send(&printed.pdf, Some(named), copies, printed.paper, &printed.file_name)?;
        Ok(PrintDone { nth: printed.nth, pages: printed.pages, job })
    });
    table.verb("paper.save", |call, r: PdfRequest| {
        // The dialog already asked about a file that is there.
        let printed = paper::print_to(call.archive, call.desk.press()?, call.actor, &r.what, &r.target, true)?.value;
        Ok(PrintDone { nth: printed.nth, pages: printed.pages, job: r.target.display().to_string() })
    });
    table.verb("printers.list", |_, ()| printers::list());
}
