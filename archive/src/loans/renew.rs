//! Renews a loan (续借): allowed so many times, by an approver, with the material seen or not.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, Role, Verb, Why};
use crate::ids::{LoanId, PersonId, RenewalId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{Loan, LoanState, calendar};
use crate::{storage, text};

/// What a renewal asks for (F-08).
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct RenewRequest {
    /// Which slip.
    pub loan: LoanId,
    /// The new due date; `None` adds the days of the settings to today.
    pub due_on: Option<String>,
    /// Why.
    pub reason: String,
    /// Whether the archivist saw the material; unseen renewals are how lost things stay out for years.
    pub seen: bool,
    /// Who allowed it.
    pub approver: PersonId,
}

/// Moves the due date on.
///
/// # Errors
/// The limit is reached, the new date is not later, or the borrower allowed it.
pub fn renew(archive: &Archive, actor: &Actor, request: &RenewRequest) -> Result<Outcome<Loan>> {
    let reason = text::name("reason", &request.reason)?;
    archive.act(actor, Right::Lend, |act| {
        let today = act.day();
        let loan = storage::loans::require(act.tx, request.loan, &today)?;
        loan.state.require(&loan.number, &[LoanState::Out], Verb::Renew)?;
        let limit = act.settings.renewals;
        if loan.renewals.len() >= limit as usize {
            return Err(Error::RenewalLimit { number: loan.number, limit });
        }
        let approver = storage::people::require(act.tx, request.approver)?;
        if approver.id == loan.borrower {
            return Err(Error::SamePerson { one: Role::Requester, other: Role::Approver });
        }
        let due_on = match &request.due_on {
            Some(day) => text::date("due_on", day)?,
            None => calendar::due_date(act.tx, act.today, act.settings.renewal_days)?,
        };
        let was_due = loan.due_on.clone().unwrap_or_default();
        if due_on.to_string() <= was_due || due_on < act.today {
            return Err(Error::invalid("due_on", Why::NotADate(due_on.to_string())));
        }
        let row = storage::loans::NewRenewal {
            id: RenewalId::new(),
            loan: loan.id,
            nth: u32::try_from(loan.renewals.len()).unwrap_or(u32::MAX) + 1,
            was_due: &was_due,
            due_on: &due_on.to_string(),
            reason: &reason,
            seen: request.seen,
            approver: approver.id,
            at: &act.at(),
            by: actor.person,
        };
        storage::loans::renew(act.tx, &row)?;
        let mut event = Event::new(Action::LoanRenew, &loan.number, loan.id)
            .say(Fact::Nth(row.nth))
            .say(Fact::DueMoved(was_due.clone(), due_on.to_string()))
            .say(Fact::Reason(reason.clone()))
            .changed("due_on", &was_due, due_on.to_string())
            .also(loan.borrower);
        for line in loan.lines.iter().filter(|line| line.state == crate::loans::LineState::Out) {
            event = event.also(line.material);
        }
        act.record(event)?;
        storage::loans::require(act.tx, loan.id, &today)
    })
}
