//! Paper: what a sheet looks like, printing it, saving it as PDF.

use std::path::PathBuf;

use archive::paper::{self, Preview, Printable, PrinterChoice, Sent};
use archive::printers;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::table::Table;

/// What to print, and where.
#[derive(Deserialize, TS)]
struct PrintRequest {
    what: Printable,
    at: PrinterChoice,
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
        let what = match what {
            Preview::Record { what, paper } => {
                Preview::Record { what: paper::draw(call.archive, call.previewer, call.actor, what)?, paper }
            }
            typed => typed,
        };
        paper::preview(call.archive, call.desk.press()?, call.actor, &what)
    });
    table.verb("paper.print", |call, r: PrintRequest| {
        let what = paper::draw(call.archive, call.previewer, call.actor, r.what)?;
        let Sent { printed, job } = paper::print_at(call.archive, call.desk.press()?, call.actor, &what, &r.at)?.value;
        Ok(PrintDone { nth: printed.nth, pages: printed.pages, job })
    });
    table.verb("paper.save", |call, r: PdfRequest| {
        let what = paper::draw(call.archive, call.previewer, call.actor, r.what)?;
        // The dialog already asked about a file that is there.
        let printed = paper::print_to(call.archive, call.desk.press()?, call.actor, &what, &r.target, true)?.value;
        Ok(PrintDone { nth: printed.nth, pages: printed.pages, job: r.target.display().to_string() })
    });
    table.verb("printers.list", |_, ()| printers::list());
}
