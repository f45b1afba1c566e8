//! F-08B 续借申请单: a renewal as it was granted, or the next one open for ink.

use super::desk::{Desk, Laid, Ticket};
use super::loan::was_out;
use super::wording::highest;
use crate::error::{Error, Noun, Result};
use crate::forms::{Body, Form, Opinion, RenewalLine, RenewalRequest, Shown};
use crate::ids::LoanId;
use crate::storage;

pub(super) fn lay(desk: &Desk<'_>, id: LoanId, nth: Option<u32>) -> Result<Laid> {
    let loan = storage::loans::require(desk.tx, id, &desk.day())?;
    let next = u32::try_from(loan.renewals.len()).unwrap_or(u32::MAX).saturating_add(1);
    let nth = nth.unwrap_or(next);
    let number = format!("{}-X{nth}", loan.number);
    let granted = loan.renewals.iter().find(|renewal| renewal.nth == nth);
    if granted.is_none() && nth != next {
        return Err(Error::not_found(Noun::Renewal, number));
    }
    let on = granted.map_or_else(|| desk.day(), |renewal| desk.wall_day(&renewal.at));
    let due = granted.map_or_else(|| loan.due_on.clone().unwrap_or_default(), |renewal| renewal.was_due.clone());
    let lines: Vec<_> = loan.lines.iter().filter(|line| was_out(line, &on)).collect();
    let level = highest(lines.iter().map(|line| line.security_level));
    let request = RenewalRequest {
        borrower: loan.borrower_name.clone(),
        department: loan.department_name.clone(),
        applied_on: on.clone(),
        loan_no: loan.number.clone(),
        times: nth.to_string(),
        new_due: granted.map(|renewal| renewal.due_on.clone()).unwrap_or_default(),
        lines: lines
            .iter()
            .map(|line| RenewalLine {
                archive_no: line.number.clone(),
                title: line.title.clone(),
                borrowed_on: loan.issued_on.clone().unwrap_or_default(),
                due: due.clone(),
            })
            .collect(),
        reason: granted.map(|renewal| renewal.reason.clone()).unwrap_or_default(),
        seen: granted.map(|renewal| if renewal.seen { Shown::Seen } else { Shown::NotSeen }),
        seen_note: String::new(),
        signed: Opinion::blank(),
        department_head: Opinion::blank(),
        approver: match granted {
            Some(renewal) => {
                // Who allowed it said so at the desk; the signature is given on this paper.
                let name = &renewal.approver_name;
                Opinion::to_sign(&desk.say(format!("同意（{name}）。"), format!("Approved ({name}).")))
            }
            None => Opinion::blank(),
        },
        handled: Opinion::blank(),
    };
    desk.slip(Body::RenewalRequest(request), Ticket::part(Form::RenewalRequest, nth, id, number), &loan.code, level)
}
