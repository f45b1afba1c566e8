//! F-08 催还通知单: the nth notice of a slip that is late, as it was written.

use super::desk::{Desk, Laid, Ticket};
use super::loan::was_out;
use super::wording::{highest, long_date, plural};
use crate::error::{Error, Noun, Result};
use crate::forms::{Body, Form, Opinion, RecallLine, RecallNotice};
use crate::ids::LoanId;
use crate::storage;

pub(super) fn lay(desk: &Desk<'_>, id: LoanId, nth: u32) -> Result<Laid> {
    let loan = storage::loans::require(desk.tx, id, &desk.day())?;
    let number = format!("{}-C{nth}", loan.number);
    let sent = storage::reminders::get(desk.tx, id, nth)?.ok_or_else(|| Error::not_found(Noun::Notice, &number))?;
    let on = desk.wall_day(&sent.at);
    let lines: Vec<_> = loan.lines.iter().filter(|line| was_out(line, &on)).collect();
    let level = highest(lines.iter().map(|line| line.security_level));
    let notice = RecallNotice {
        recipient: loan.borrower_name.clone(),
        department: loan.department_name.clone(),
        loan_no: loan.number.clone(),
        times: nth.to_string(),
        until: long_date(desk.lang, &sent.until),
        lines: lines
            .iter()
            .map(|line| RecallLine {
                archive_no: line.number.clone(),
                title: line.title.clone(),
                borrowed_on: loan.issued_on.clone().unwrap_or_default(),
                due: loan.due_on.clone().unwrap_or_default(),
                days: desk.say(format!("{} 天", sent.days_late), plural(sent.days_late, "day", "days")),
            })
            .collect(),
        archive: Opinion::given("", &sent.by, &long_date(desk.lang, &on)),
        received: Opinion::blank(),
        department_head: Opinion::blank(),
    };
    desk.slip(Body::RecallNotice(notice), Ticket::part(Form::RecallNotice, nth, id, number), &loan.code, level)
}
