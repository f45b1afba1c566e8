//! The sheet beside the screen, as it will come out of the printer.

use press::Press;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::drafts::{LoanDraft, ReceiptDraft};
use super::{Printable, lay, loan, receipt};
use crate::access::Actor;
use crate::archive::Archive;
use crate::error::Result;
use crate::forms::{self, Paper};

/// What to show.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Preview {
    /// What is in the archive.
    Record {
        /// Which sheet.
        what: Printable,
        /// On which paper; the usual one without it.
        #[serde(default)]
        #[ts(optional)]
        paper: Option<Paper>,
    },
    /// A receipt that is being typed.
    Receipt {
        /// What is typed so far.
        draft: ReceiptDraft,
    },
    /// A loan slip that is being typed.
    Loan {
        /// What is typed so far.
        draft: LoanDraft,
    },
}

/// Draws the pages as SVG, the very lines and glyphs of the print.
///
/// # Errors
/// When there is no such record, or the press cannot print it ([`crate::Error::Paper`]); never
/// because something of a draft is not filled in yet.
pub fn preview(archive: &Archive, press: &Press, actor: &Actor, what: &Preview) -> Result<Vec<String>> {
    let sheet = archive.read(|tx| {
        let desk = Desk::open(archive, tx, actor)?;
        match what {
            Preview::Record { what, paper } => Ok(lay(&desk, what)?.on(*paper).lying_there()),
            Preview::Receipt { draft } => receipt::draft(&desk, draft),
            Preview::Loan { draft } => loan::draft(&desk, draft),
        }
    })?;
    Ok(forms::pages_svg(press, &sheet)?)
}
