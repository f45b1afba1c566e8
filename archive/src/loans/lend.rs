//! Lends what was approved (出库): the items leave, the due date is set, the use register gets its lines.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Noun, Result, Role};
use crate::ids::{LoanId, MaterialId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{
    ApproveRequest, Decisions, LineState, Loan, LoanFields, LoanMode, LoanState, approve, calendar, request,
};
use crate::materials::{self, Custody};
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
        approve::approve_inner(act, &ApproveRequest { loan, decisions: Decisions::AllInInk })?;
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
    let state = loan.state.lent(&loan.number, loan.mode)?;
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
    let due_on = match loan.mode.takes_original() {
        true => Some(calendar::due_date(act.tx, act.today, loan.days)?.to_string()),
        false => None,
    };
    let mut event = Event::new(Action::LoanLend, &loan.number, loan.id)
        .say(Fact::PersonOf(loan.borrower_name.clone(), loan.department_name.clone()))
        .changed("state", loan.state, state)
        .also(loan.borrower)
        .also_all(loan.lines.iter().map(|line| line.material));
    match &due_on {
        Some(day) => {
            event = event.say(Fact::Due(day.clone())).changed("due_on", (), day).changed(
                "custody",
                Custody::InStore,
                Custody::Out,
            )
        }
        None => event = event.say(Fact::Mode(loan.mode)),
    }
    for line in &loan.lines {
        let material = storage::materials::require(act.tx, line.material, &today)?;
        material.lifecycle.lendable(&material.number())?;
        if material.custody == Custody::Missing && loan.mode != LoanMode::Electronic {
            return Err(Error::Lost { number: material.number() });
        }
        // An electronic copy is made from the file, wherever the original is.
        if loan.mode != LoanMode::Electronic && material.custody != Custody::InStore {
            let holder = material.holder.as_ref().map_or("?", |h| h.name.as_str()).to_owned();
            return Err(Error::NotInStore { number: material.number(), holder });
        }
        let out = if loan.mode.takes_original() { LineState::Out } else { LineState::Given };
        // Counted as it leaves: it may have come back short since it was asked for.
        let (copies, pages) = (line.copies.min(material.copies), material.pages);
        let issued = storage::loans::IssuedLine { to: out, copies, pages, at: &act.at() };
        storage::loans::issue_line(act.tx, loan.id, line.line_no, &issued)?;
        if loan.mode.takes_original() {
            materials::move_to(act, &material, Custody::Out)?;
        }
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
                copies: Some(copies),
                pages: Some(pages),
                by: act.actor.person,
            },
        )?;
    }
    let issue =
        storage::loans::Issue { state, by: act.actor.person, on: &today, due_on: due_on.as_deref(), at: &act.at() };
    storage::loans::issue(act.tx, loan.id, &issue)?;
    act.record(event)?;
    storage::loans::require(act.tx, loan.id, &today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{self, Scope};
    use crate::fixture::Firm;
    use crate::loans;

    /// Lends one material in a mode, requested, approved and handed over at once.
    fn lend_as(firm: &Firm, material: MaterialId, mode: LoanMode) -> Result<Loan> {
        let fields = LoanFields { mode, ..firm.loan_fields(&[material]) };
        Ok(lend_at_once(&firm.archive, &firm.actor, &fields)?.value)
    }

    #[test]
    fn a_copy_is_given_and_the_original_stays() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let id = shelved[0].id;
        for (mode, kind) in [(LoanMode::Photocopy, "COPY"), (LoanMode::Electronic, "EXPORT")] {
            let loan = lend_as(&firm, id, mode).unwrap();
            assert_eq!((loan.state, loan.lines[0].state, &loan.due_on), (LoanState::Done, LineState::Given, &None));
            let used: String = firm
                .archive
                .read(|tx| Ok(tx.query_row("SELECT kind FROM usage ORDER BY seq DESC LIMIT 1", [], |r| r.get(0))?))
                .unwrap();
            assert_eq!(used, kind, "the register of use says what was done");
        }
        assert_eq!(firm.material(id).custody, Custody::InStore);

        // The original can still go out, and while it does only the file can be copied.
        let out = lend_as(&firm, id, LoanMode::InRoom).unwrap();
        assert_eq!((out.state, firm.material(id).custody), (LoanState::Out, Custody::Out));
        assert!(matches!(lend_as(&firm, id, LoanMode::Photocopy).unwrap_err(), Error::NotInStore { .. }));
        let copied = lend_as(&firm, id, LoanMode::Electronic).unwrap();

        // A copy that was given to the wrong one is reversed, and the original stays where it is: out.
        let reversed = loans::reverse(&firm.archive, &firm.actor, copied.id, "给错了人").unwrap().value;
        assert_eq!((reversed.state, reversed.lines[0].state), (LoanState::Reversed, LineState::Reversed));
        assert_eq!(firm.material(id).custody, Custody::Out);
        let report = checks::run(&firm.archive, Scope::Quick, &mut |_| true).unwrap();
        assert!(report.passed(), "{:#?}", report.findings);
    }
}
