//! Renews a loan (续借): allowed so many times, by an approver, with the material seen or not.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, Role, Verb, Why};
use crate::ids::{LoanId, PersonId, RenewalId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{Loan, LoanState, Step, approve, calendar};
use crate::people::Person;
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

/// What a renewal may be: who allows it, and until when.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct RenewalTerms {
    /// Who may allow it, the usual one first: those who may decide the borrower's step (F-06).
    pub approvers: Vec<Person>,
    /// The latest due date it may get, which it gets where none is asked for.
    pub due_on: String,
    /// How many renewals are left.
    pub left: u32,
}

/// What a renewal of this slip may be today.
///
/// # Errors
/// When there is no such slip.
pub fn renewal_terms(archive: &Archive, loan: LoanId) -> Result<RenewalTerms> {
    let today = archive.today();
    archive.read(|tx| {
        let loan = storage::loans::require(tx, loan, &today.to_string())?;
        let settings = storage::settings::load(tx)?;
        Ok(RenewalTerms {
            approvers: approve::allowed(tx, &settings, &loan, Step::Department, &today.to_string())?,
            due_on: calendar::due_date(tx, counted_from(&loan, today), settings.renewal_days)?.to_string(),
            left: settings.renewals.saturating_sub(u32::try_from(loan.renewals.len()).unwrap_or(u32::MAX)),
        })
    })
}

/// A renewal counts from the due date, and from today where that is past.
fn counted_from(loan: &Loan, today: NaiveDate) -> NaiveDate {
    loan.due_on.as_deref().and_then(|due| due.parse().ok()).map_or(today, |due: NaiveDate| due.max(today))
}

/// Moves the due date on.
///
/// # Errors
/// The limit is reached, the new date is not later or later than the settings allow, or who allowed it
/// may not: the borrower, or anyone but the head of the borrower's department and the substitute.
pub fn renew(archive: &Archive, actor: &Actor, request: &RenewRequest) -> Result<Outcome<Loan>> {
    let reason = text::name("reason", &request.reason)?;
    archive.act(actor, Right::Lend, |act| {
        let today = act.day();
        let loan = storage::loans::require(act.tx, request.loan, &today)?;
        loan.state.require(&loan.number, LoanState::Out, Verb::Renew)?;
        let limit = act.settings.renewals;
        if loan.renewals.len() >= limit as usize {
            return Err(Error::RenewalLimit { number: loan.number, limit });
        }
        let approver = storage::people::require(act.tx, request.approver)?;
        if approver.id == loan.borrower {
            return Err(Error::SamePerson { one: Role::Requester, other: Role::Approver });
        }
        let step = Step::Department;
        let may = approve::allowed(act.tx, &act.settings, &loan, step, &today)?;
        if !may.iter().any(|person| person.id == approver.id) {
            return Err(Error::NotApprover { name: approver.name, step });
        }
        let was_due = loan.due_on.clone().unwrap_or_default();
        let from = counted_from(&loan, act.today);
        let latest = calendar::due_date(act.tx, from, act.settings.renewal_days)?;
        let due_on = match &request.due_on {
            Some(day) => text::date("due_on", day)?,
            None => latest,
        };
        if due_on <= from {
            return Err(Error::invalid("due_on", Why::NotAfter(from.to_string())));
        }
        if due_on > latest {
            return Err(Error::invalid("due_on", Why::NoLaterThan(latest.to_string())));
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
        let event = Event::new(Action::LoanRenew, &loan.number, loan.id)
            .say(Fact::Nth(row.nth))
            .say(Fact::DueMoved(was_due.clone(), due_on.to_string()))
            .say(Fact::Reason(reason.clone()))
            .say(Fact::Name(approver.name.clone()))
            .changed("due_on", &was_due, due_on.to_string())
            .also(loan.borrower)
            .also(approver.id)
            .also_all(loan.out().map(|line| line.material));
        act.record(event)?;
        storage::loans::require(act.tx, loan.id, &today)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::{self, AttachmentRole, Owner};
    use crate::fixture::Firm;
    use crate::loans::{self, LoanFilter, LoanList};
    use crate::today::{self, Waiting};

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
        let terms = renewal_terms(&firm.archive, loan.id).unwrap();
        assert_eq!((terms.due_on.as_str(), terms.left), ("2026-12-21", 2));
        assert_eq!(terms.approvers.iter().map(|person| person.id).collect::<Vec<_>>(), [firm.head]);
        let too_late = RenewRequest { due_on: Some("2026-12-22".into()), ..request.clone() };
        assert!(matches!(
            renew(&firm.archive, &firm.actor, &too_late).unwrap_err(),
            Error::Invalid { field: "due_on", why: Why::NoLaterThan(day) } if day == terms.due_on
        ));
        let anyone = RenewRequest { approver: firm.actor.person, ..request.clone() };
        assert!(matches!(renew(&firm.archive, &firm.actor, &anyone).unwrap_err(), Error::NotApprover { .. }));
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

    #[test]
    fn the_signed_paper_of_a_renewal_is_waited_for_beside_that_of_the_slip() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let loan = firm.lend(&[shelved[0].id]).id;
        let signed = |name: &str| {
            firm.attach_as(AttachmentRole::Approval, Owner::Loan(loan), name, name.as_bytes());
        };
        let waits = || {
            let loan = loans::get(&firm.archive, loan).unwrap().unwrap();
            let listed =
                loans::list(&firm.archive, &LoanFilter { list: LoanList::ScanMissing, borrower: None }, None, 9);
            let today = today::list(&firm.archive).unwrap();
            let told = today.items.iter().filter(|item| item.waiting == Waiting::ScanMissing).count();
            assert_eq!(
                (listed.unwrap().rows.len(), told),
                (usize::from(loan.scan_missing), usize::from(loan.scan_missing))
            );
            loan.renewals.iter().map(|renewal| renewal.scan_due).collect::<Vec<_>>()
        };
        signed("F-06.pdf");
        assert!(waits().is_empty());
        let request =
            RenewRequest { loan, due_on: None, reason: "试装未完".into(), seen: true, approver: firm.head };
        renew(&firm.archive, &firm.actor, &request).unwrap();
        assert_eq!(waits(), [true], "the paper of the slip, of the same day, is not that of the renewal");
        signed("F-08B.pdf");
        assert_eq!(waits(), [false]);
        firm.days_pass(7);
        renew(&firm.archive, &firm.actor, &request).unwrap();
        assert_eq!(waits(), [false, true]);
        signed("F-08B-2.pdf");
        assert_eq!(waits(), [false, false]);
        let papers = attachments::list(&firm.archive, Owner::Loan(loan)).unwrap();
        let last = papers.iter().find(|paper| paper.name == "F-08B-2.pdf").unwrap().id;
        attachments::withdraw(&firm.archive, &firm.actor, last, "拿错了").unwrap();
        assert_eq!(waits(), [false, true], "what is withdrawn is missing again");
    }
}
