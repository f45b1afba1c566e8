//! F-01, F-03, F-05 and F-07 for a period, from the rows that the screen and Excel show too.

use super::desk::{Desk, Laid, Ticket};
use crate::error::Result;
use crate::forms::FormSheet;
use crate::ids::AnyId;
use crate::ledgers::{self, RegisterName, Span};

/// The most rows on one print (700 sheets, four seconds, half a gigabyte); more goes to Excel.
const MOST: usize = 10_000;

pub(super) fn lay(desk: &Desk<'_>, name: RegisterName, from: &str, to: &str) -> Result<Laid> {
    let span = Span::of(from, to)?;
    let body = ledgers::body(desk.tx, name, &span, desk.today, MOST)?;
    let sheet = FormSheet { frame: desk.frame(name.form())?, body };
    let ticket = Ticket::new(name.form(), AnyId(desk.actor().person.0), span.text());
    Ok(Laid { sheet, tickets: vec![ticket] })
}
