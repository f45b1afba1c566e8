//! Renews a loan (续借): allowed so many times, by an approver, with the material seen or not.

use chrono::NaiveDate;
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
    /// The new due date; `None` adds the days of the settings to the due date, or to today where that is past.
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
        let was_due = loan.due_on.clone().unwrap_or_default();
        let from = was_due.parse().map_or(act.today, |due: NaiveDate| due.max(act.today));
        let due_on = match &request.due_on {
            Some(day) => text::date("due_on", day)?,
            None => calendar::due_date(act.tx, from, act.settings.renewal_days)?,
        };
        if due_on <= from {
            return Err(Error::invalid("due_on", Why::NotAfter(from.to_string())));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Firm;

    #[test]
    fn a_renewal_counts_from_the_due_date_and_from_today_once_that_is_past() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let loan = firm.lend(&[shelved[0].id]);
        assert_eq!(loan.due_on.as_deref(), Some("2026-12-07"));
        let request =
            RenewRequest {
                loan: loan.id, due_on: None, reason: "试装未完".into(), seen: true, approver: firm.head
            };
        for (asked, later_than) in [("2026-12-07", "2026-12-07"), ("2026-11-24", "2026-12-07")] {
            let wrong = RenewRequest { due_on: Some(asked.into()), ..request.clone() };
            let error = renew(&firm.archive, &firm.actor, &wrong).unwrap_err();
            assert!(matches!(&error, Error::Invalid { field: "due_on", why: Why::NotAfter(day) } if day == later_than));
        }
        let renewed = renew(&firm.archive, &firm.actor, &request).unwrap().value;
        assert_eq!(renewed.due_on.as_deref(), Some("2026-12-21"), "14 days after the due date");
        firm.days_pass(42);
        let renewed = renew(&firm.archive, &firm.actor, &request).unwrap().value;
        assert_eq!(renewed.due_on.as_deref(), Some("2027-01-18"), "14 days after today");
        assert!(matches!(
            renew(&firm.archive, &firm.actor, &request).unwrap_err(),
            Error::RenewalLimit { limit: 2, .. }
        ));
    }
}
