//! Requests a loan (借阅申请): borrower, reason, items, days.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Barred, Error, Result, Why};
use crate::ids::{DraftId, LoanId, MaterialId, PersonId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{Loan, LoanMode, approve};
use crate::numbers::{self, CodeKind, Slip};
use crate::{drafts, storage, text};

/// What a loan slip says (F-06).
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LoanFields {
    /// 借阅人.
    pub borrower: PersonId,
    /// 借阅事由 (第十四条（一）: business need only).
    pub use_reason: String,
    /// Project.
    pub project: String,
    /// 借阅方式.
    pub mode: LoanMode,
    /// Where it is taken when it leaves the company; empty stays inside.
    pub destination: String,
    /// Days; `None` takes the most the security level allows.
    pub days: Option<u32>,
    /// The items.
    pub lines: Vec<LoanLineFields>,
    /// The draft it grew in.
    pub draft: Option<DraftId>,
}

/// One item asked for.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LoanLineFields {
    /// Which material.
    pub material: MaterialId,
    /// How many copies; `None` takes all.
    pub copies: Option<u32>,
    /// 借出时状况.
    pub condition_out: String,
}

/// The number the next loan slip would get today.
///
/// # Errors
/// Those of the database.
pub fn preview_number(archive: &Archive) -> Result<String> {
    let today = archive.today();
    archive.read(|tx| numbers::preview_slip(tx, today, Slip::Loan))
}

/// Writes a loan slip that waits for its approvals; nothing leaves yet.
///
/// # Errors
/// A borrower who may not borrow, an item that is not filed or is on the slip twice, or more days than its level
/// allows. What is out may be asked for: it is lent once it is back.
pub fn request(archive: &Archive, actor: &Actor, fields: &LoanFields) -> Result<Outcome<Loan>> {
    archive.act(actor, Right::Request, |act| request_inner(act, fields))
}

/// Writes a loan slip inside an open act.
pub(crate) fn request_inner(act: &mut Act<'_>, fields: &LoanFields) -> Result<Loan> {
    let use_reason = text::name("use_reason", &fields.use_reason)?;
    if fields.lines.is_empty() {
        return Err(Error::Missing("materials"));
    }
    let borrower = storage::people::require(act.tx, fields.borrower)?;
    if !borrower.active {
        return Err(Error::BorrowerBarred { name: borrower.name, why: Barred::Left });
    }
    let (_, overdue) = storage::loans::count_out(act.tx, borrower.id, &act.day())?;
    let bars_at = act.settings.overdue_bars_at;
    if bars_at > 0 && overdue >= bars_at {
        return Err(Error::BorrowerBarred { name: borrower.name, why: Barred::Overdue(overdue) });
    }
    if let Some(draft) = fields.draft {
        drafts::require_open(act.tx, draft)?;
    }
    let mut lines = Vec::new();
    let mut most_days = u32::MAX;
    for line in &fields.lines {
        let material = storage::materials::require(act.tx, line.material, &act.day())?;
        material.lifecycle.lendable(&material.number())?;
        if lines.iter().any(|(m, ..): &(crate::materials::Material, u32, String)| m.id == material.id) {
            return Err(Error::Taken { field: "materials", value: material.number() });
        }
        most_days = most_days.min(act.settings.loan_rule(material.security_level).most_days);
        let copies = line.copies.unwrap_or(material.copies);
        if copies == 0 || copies > material.copies {
            return Err(Error::invalid("copies", Why::OutOfRange { least: 1, most: material.copies.into() }));
        }
        lines.push((material, copies, text::line("condition", &line.condition_out)?));
    }
    let days = fields.days.unwrap_or(most_days);
    if days == 0 {
        return Err(Error::invalid("days", Why::OutOfRange { least: 1, most: most_days.into() }));
    }
    if days > most_days {
        return Err(Error::TooLong { days, limit: most_days });
    }

    let id = LoanId::new();
    let number = numbers::next_slip(act.tx, act.today, Slip::Loan)?;
    let code = numbers::next_code(act.tx, act.today, CodeKind::Loan, id)?;
    let fields = LoanFields {
        use_reason,
        project: text::line("project", &fields.project)?,
        destination: text::line("destination", &fields.destination)?,
        ..fields.clone()
    };
    let levels = lines.iter().map(|(material, ..)| material.security_level);
    let steps = approve::steps_needed(&act.settings, Some(borrower.department), levels);
    let new = storage::loans::NewLoan {
        id,
        number: &number,
        code: &code,
        fields: &fields,
        department: borrower.department,
        steps: &steps,
        days,
        on: act.day(),
        at: act.at(),
        by: act.actor.person,
    };
    storage::loans::add(act.tx, &new)?;
    for (line_no, (material, copies, condition)) in (1_u32..).zip(&lines) {
        storage::loans::add_line(act.tx, id, line_no, material.id, *copies, material.pages, condition)?;
    }
    if let Some(draft) = fields.draft {
        storage::drafts::end(act.tx, draft, &number)?;
    }
    let loan = storage::loans::require(act.tx, id, &act.day())?;
    let event = Event::new(Action::LoanRequest, &number, id)
        .say(Fact::PersonOf(borrower.name.clone(), borrower.department_name.clone()))
        .say(Fact::Reason(loan.use_reason.clone()))
        .made(&loan)
        .also(borrower.id)
        .also_all(lines.iter().map(|(material, ..)| material.id));
    act.record(event)?;
    Ok(loan)
}
