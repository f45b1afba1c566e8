//! Lends what was approved (出库): the items leave, the due date is set, the use register gets its lines.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Noun, Result, Role, Verb};
use crate::ids::{LoanId, MaterialId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{ApproveRequest, LineState, Loan, LoanFields, LoanMode, LoanState, approve, calendar, request};
use crate::materials::Custody;
use crate::storage::usages::UsageKind;
use crate::{storage, text};

/// Which slip to lend, and how its items look as they leave.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LendRequest {
    /// Which slip.
    pub loan: LoanId,
    /// How items look as they leave, where it differs from the request.
    pub lines: Vec<LineOut>,
}

/// How one item looks as it leaves.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LineOut {
    /// Which material.
    pub material: MaterialId,
    /// 借出时状况.
    pub condition_out: String,
}

/// Hands the items over.
///
/// # Errors
/// A missing approval, an item that is not in the store, or an issuer who is the borrower or an
/// approver.
pub fn lend(archive: &Archive, actor: &Actor, request: &LendRequest) -> Result<Outcome<Loan>> {
    archive.act(actor, Right::Lend, |act| lend_inner(act, request))
}

/// Requests, approves in ink and hands over in one act, when the signed paper and the borrower stand at
/// the desk together: all of it or nothing.
///
/// # Errors
/// Those of the request, of the approval and of [`lend`]; then no slip is written.
pub fn lend_at_once(archive: &Archive, actor: &Actor, fields: &LoanFields) -> Result<Outcome<Loan>> {
    actor.require(Right::Request)?;
    archive.act(actor, Right::Lend, |act| {
        let loan = request::request_inner(act, fields)?.id;
        approve::approve_inner(act, &ApproveRequest { loan, decisions: Vec::new() })?;
        lend_inner(act, &LendRequest { loan, lines: Vec::new() })
    })
}

/// Hands the items over inside an open act.
fn lend_inner(act: &mut Act<'_>, request: &LendRequest) -> Result<Loan> {
    let today = act.day();
    let loan = storage::loans::require(act.tx, request.loan, &today)?;
    if loan.state == LoanState::Pending
        && let Some(step) = approve::missing(&loan).next()
    {
        return Err(Error::NotApproved { number: loan.number.clone(), step });
    }
    loan.state.require(&loan.number, &[LoanState::Approved], Verb::Lend)?;
    if loan.borrower == act.actor.person {
        return Err(Error::SamePerson { one: Role::Requester, other: Role::Issuer });
    }
    if loan.approvals.iter().any(|approval| approval.approver == act.actor.person) {
        return Err(Error::SamePerson { one: Role::Approver, other: Role::Issuer });
    }
    for line in &request.lines {
        let Some(found) = loan.line_of(line.material) else {
            return Err(Error::not_found(Noun::LoanLine, line.material));
        };
        let condition = text::line("condition", &line.condition_out)?;
        storage::loans::set_condition_out(act.tx, loan.id, found.line_no, &condition)?;
    }
    let due_on = calendar::due_date(act.tx, act.today, loan.days)?.to_string();
    let mut event = Event::new(Action::LoanLend, &loan.number, loan.id)
        .say(Fact::PersonOf(loan.borrower_name.clone(), loan.department_name.clone()))
        .say(Fact::Due(due_on.clone()))
        .changed("state", loan.state, LoanState::Out)
        .also(loan.borrower);
    for line in &loan.lines {
        let material = storage::materials::require(act.tx, line.material, &today)?;
        material.lifecycle.lendable(&material.number())?;
        if material.custody != Custody::InStore {
            let holder = material.holder.as_ref().map_or("?", |h| h.name.as_str()).to_owned();
            return Err(Error::NotInStore { number: material.number(), holder });
        }
        storage::loans::issue_line(act.tx, loan.id, line.line_no, &act.at())?;
        storage::materials::set_custody(act.tx, material.id, Custody::Out)?;
        storage::usages::add(
            act.tx,
            &storage::usages::NewUsage {
                material: material.id,
                kind: match loan.mode {
                    LoanMode::OutOriginal => UsageKind::Borrow,
                    LoanMode::InRoom => UsageKind::Read,
                    LoanMode::Photocopy => UsageKind::Copy,
                    LoanMode::Electronic => UsageKind::Export,
                },
                on_date: &today,
                at: &act.at(),
                person: loan.borrower,
                reason: &loan.use_reason,
                loan: Some(loan.id),
                copies: Some(line.copies),
                pages: Some(line.pages),
                by: act.actor.person,
            },
        )?;
        event = event.also(material.id);
    }
    storage::loans::issue(act.tx, loan.id, act.actor.person, &today, &due_on, &act.at())?;
    for line in &loan.lines {
        crate::search::keep_material(act.tx, line.material)?;
    }
    act.record(event)?;
    let after = storage::loans::require(act.tx, loan.id, &today)?;
    debug_assert!(after.lines.iter().all(|line| line.state == LineState::Out));
    Ok(after)
}
