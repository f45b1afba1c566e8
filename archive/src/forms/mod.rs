//! Paper: every slip, register and label of `2-forms`, from plain strings to a PDF.
//!
//! Owns the list of forms, their templates (Typst, one file a form) and the
//! structs that hold what is printed, already worded and formatted. Promises:
//! what stands in a struct stands on the sheet, word for word; the same struct
//! gives the same bytes. Must not read the archive, the clock or the disk.
//!
//! ```ignore
//! let press = press::Press::new(&[])?;
//! let mut sheet = FormSheet::new(Body::LoanSlip(slip), "云砚精工有限公司", Lang::Zh);
//! sheet.frame.number = "JYD20261123-003".into();
//! sheet.frame.code = "KG2600001234".into();
//! let pdf = forms::print(&press, &sheet)?;
//! ```

mod form;
mod frame;
mod history;
mod labels;
mod numeral;
mod page_print;
mod print;
mod registers;
mod review;
mod ruled;
pub mod samples;
mod slips;
mod templates;
#[cfg(test)]
mod tests;

pub use form::{Form, Paper};
pub use frame::{Body, Copy, FormSheet, Frame, Opinion};
pub use history::{Fact, HistoryCard, HistoryEvent, HistoryFile};
pub use labels::{MaterialLabel, MaterialLabels, PersonBadge, PersonBadges, PlaceLabel, PlaceLabels};
pub use numeral::capital;
pub use page_print::{PageMark, PagePrint};
pub use print::{pages_svg, print};
pub use registers::{FilingRow, LoanRow, ReceiptRow, Register, UseRow};
pub use review::{ChangeDates, Clarify, Conclusion, ReviewCheck, ReviewLine, ReviewRecord, ReviewResult};
pub use slips::{
    Condition, LoanLine, LoanMethod, LoanRenewal, LoanReturn, LoanSlip, RecallLine, RecallNotice, ReceiptLine,
    ReceiptSlip, RenewalLine, RenewalRequest, Shown,
};
