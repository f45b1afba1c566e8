//! Recalls what is late (催还, F-08), in counted steps.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::clock::wall;
use crate::error::{Error, Result, Verb};
use crate::ids::{LoanId, ReminderId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{Loan, LoanState, calendar};
use crate::storage;

/// A recall notice.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Reminder {
    /// Identity.
    pub id: ReminderId,
    /// Which time.
    pub nth: u32,
    /// Days late when it was written.
    pub days_late: u32,
    /// The working day it asks the return by.
    pub until: String,
    /// The slip it recalls.
    pub loan: Loan,
}

/// Writes a recall notice for each slip; all of them or none.
///
/// # Errors
/// A slip that is not out, not late, or recalled today already: each notice is a step of its own.
pub fn remind(archive: &Archive, actor: &Actor, loans: &[LoanId]) -> Result<Outcome<Vec<Reminder>>> {
    if loans.is_empty() {
        return Err(Error::Missing("materials"));
    }
    archive.act(actor, Right::Lend, |act| {
        let today = act.day();
        let until = calendar::due_date(act.tx, act.today, act.settings.reminder_days)?;
        let mut written = Vec::new();
        for &id in loans {
            let loan = storage::loans::require(act.tx, id, &today)?;
            loan.state.require(&loan.number, LoanState::Out, Verb::Remind)?;
            if loan.days_late <= 0 {
                return Err(loan.state.refuse(&loan.number, Verb::Remind));
            }
            let last = storage::loans::reminded_at(act.tx, id)?;
            if last.is_some_and(|at| wall(&at).starts_with(&today)) {
                return Err(Error::RemindedToday { number: loan.number });
            }
            let reminder = Reminder {
                id: ReminderId::new(),
                nth: loan.reminders + 1,
                days_late: loan.days_late.unsigned_abs(),
                until: until.to_string(),
                loan,
            };
            storage::loans::remind(act.tx, &reminder, &act.at(), actor.person)?;
            let event = Event::new(Action::LoanRemind, &reminder.loan.number, id)
                .say(Fact::Nth(reminder.nth))
                .say(Fact::Late(reminder.days_late))
                .also(reminder.loan.borrower)
                .also_all(reminder.loan.out().map(|line| line.material));
            act.record(event)?;
            written.push(reminder);
        }
        Ok(written)
    })
}
