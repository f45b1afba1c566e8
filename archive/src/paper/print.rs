//! Prints: counted, journaled, and only then handed out.

use std::path::Path;

use press::Press;
use serde::Deserialize;

use super::desk::{Desk, Laid, Ticket};
use super::{Printable, lay};
use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::attachments::save_name;
use crate::error::Result;
use crate::files::{Delivery, Leaving};
use crate::forms::{self, Form, Paper};
use crate::journal::{Action, Event, Fact};
use crate::settings::Settings;
use crate::{printers, storage};

/// A finished print.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The PDF, for the printer or a file.
    pub pdf: Vec<u8>,
    /// A name for the file that every system takes.
    pub file_name: String,
    /// Which print of it this is; from the second on it says 补打. Registers are not counted: 0.
    pub nth: u32,
    /// How many pages it has.
    pub pages: u32,
    /// The paper it is laid out for.
    pub paper: Paper,
}

/// Prints on the usual paper.
///
/// # Errors
/// As [`print_on`].
pub fn print(archive: &Archive, press: &Press, actor: &Actor, what: &Printable) -> Result<Outcome<Printed>> {
    print_on(archive, press, actor, what, None)
}

/// Prints on a paper of the form: the record is read, the print counted and journaled in one
/// transaction, so that paper and record agree (promise 7).
///
/// # Errors
/// [`crate::Error::NoRight`], no such record, or a press that cannot print it; then nothing is counted.
pub fn print_on(
    archive: &Archive,
    press: &Press,
    actor: &Actor,
    what: &Printable,
    paper: Option<Paper>,
) -> Result<Outcome<Printed>> {
    print_and(archive, press, actor, what, paper, |_, _| Ok(()))
}

/// Prints on the usual paper into a file ([`Archive::hand_out`]: what could not be written is not
/// counted, and no print lies there without its trace, promise 7).
///
/// # Errors
/// As [`print_on`], and [`crate::Error::TargetExists`], [`crate::Error::DiskFull`],
/// [`crate::Error::ReadOnly`]: no half file is left. When the system refuses only the name, the
/// print is counted and the file is gone: the next one says 补打.
pub fn print_to(
    archive: &Archive,
    press: &Press,
    actor: &Actor,
    what: &Printable,
    target: &Path,
    replace: bool,
) -> Result<Outcome<Printed>> {
    actor.require(Right::Print)?;
    archive.require_outside(target)?;
    let mut delivery = Delivery::begin(target, replace)?;
    let printed = print_and(archive, press, actor, what, None, |_, printed| {
        delivery.write(&printed.pdf)?;
        delivery.finish()
    })?;
    delivery.place()?;
    Ok(printed)
}

/// Which printer, and how many.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct PrinterChoice {
    /// The printer's name; empty takes that of the settings for the paper.
    pub printer: String,
    /// How many; none takes as many as the settings say for the paper.
    pub copies: Option<u32>,
}

/// A print that a printer took.
#[derive(Clone, Debug)]
pub struct Sent {
    /// What was printed.
    pub printed: Printed,
    /// The printer's number of the job.
    pub job: String,
}

/// Prints on the usual paper at a printer of the system. The printer has taken the job before the act is
/// committed: one that refuses leaves no count and no trace (promise 7).
///
/// # Errors
/// As [`print_on`], and [`crate::Error::Printer`].
pub fn print_at(
    archive: &Archive,
    press: &Press,
    actor: &Actor,
    what: &Printable,
    at: &PrinterChoice,
) -> Result<Outcome<Sent>> {
    let mut job = String::new();
    let outcome = print_and(archive, press, actor, what, None, |settings, printed| {
        let named = if at.printer.is_empty() { settings.printer_of(printed.paper) } else { &at.printer };
        let copies = at.copies.unwrap_or_else(|| settings.copies_of(printed.paper));
        job = printers::send(&printed.pdf, Some(named), copies, printed.paper, &printed.file_name)?;
        Ok(())
    })?;
    Ok(Outcome { value: Sent { printed: outcome.value, job }, changed: outcome.changed })
}

/// Prints; `write`, the last thing before the commit, brings it where it may still fail.
fn print_and(
    archive: &Archive,
    press: &Press,
    actor: &Actor,
    what: &Printable,
    paper: Option<Paper>,
    write: impl FnOnce(&Settings, &Printed) -> Result<()>,
) -> Result<Outcome<Printed>> {
    actor.require(Right::Print)?;
    if let Printable::Register { .. } = what {
        return print_register(archive, press, actor, what, paper, write);
    }
    archive.act(actor, Right::Print, |act| {
        let laid = lay(&Desk::of(archive, act), what)?.on(paper);
        let pdf = forms::print(press, &laid.sheet)?;
        let mut nth = 0;
        for ticket in &laid.tickets {
            nth = storage::printings::add(act.tx, &ticket.form, ticket.subject, &act.at(), actor.person)?.max(nth);
            record(act, what.form(), ticket, Some(nth))?;
        }
        let printed = finished(what, &laid, pdf, nth);
        write(&act.settings, &printed)?;
        Ok(printed)
    })
}

/// A register takes its time and is printed again whenever someone asks: it is read on one state,
/// laid out beside the work of others, and journaled without a count.
fn print_register(
    archive: &Archive,
    press: &Press,
    actor: &Actor,
    what: &Printable,
    paper: Option<Paper>,
    write: impl FnOnce(&Settings, &Printed) -> Result<()>,
) -> Result<Outcome<Printed>> {
    let laid = archive.read(|tx| Ok(lay(&Desk::open(archive, tx, actor)?, what)?.on(paper)))?;
    let pdf = forms::print(press, &laid.sheet)?;
    archive.act(actor, Right::Print, |act| {
        for ticket in &laid.tickets {
            record(act, what.form(), ticket, None)?;
        }
        let printed = finished(what, &laid, pdf, 0);
        write(&act.settings, &printed)?;
        Ok(printed)
    })
}

fn record(act: &mut Act<'_>, form: Form, ticket: &Ticket, nth: Option<u32>) -> Result<()> {
    let mut event = Event::new(Action::FormPrint, &ticket.number, ticket.subject).say(Fact::Sheet(form));
    for fact in &ticket.says {
        event = event.say(fact.clone());
    }
    event = event.also_all(ticket.also);
    if let Some(nth) = nth {
        event = event.say(Fact::Nth(nth));
    }
    act.record(event)
}

fn finished(what: &Printable, laid: &Laid, pdf: press::Pdf, nth: u32) -> Printed {
    let frame = &laid.sheet.frame;
    let about = match (what, laid.tickets.as_slice()) {
        (Printable::Register { from, to, .. }, _) => format!("{from} {to}"),
        (_, [only]) => only.number.clone(),
        (_, [first, ..]) => format!("{} +{}", first.number, laid.tickets.len() - 1),
        (_, []) => String::new(),
    };
    Printed {
        pdf: pdf.bytes,
        file_name: save_name(&format!("{} {}.pdf", frame.title, about.trim()).replace(" .pdf", ".pdf")),
        nth,
        pages: u32::try_from(pdf.pages).unwrap_or(u32::MAX),
        paper: frame.paper,
    }
}
