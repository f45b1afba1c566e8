//! Withdraws a request (撤回) before anything left.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::Result;
use crate::ids::LoanId;
use crate::journal::{Action, Event, Fact};
use crate::loans::Loan;
use crate::{storage, text};

/// Withdraws a loan slip, with a reason.
///
/// # Errors
/// No reason, or a slip whose items have left.
pub fn withdraw(archive: &Archive, actor: &Actor, id: LoanId, reason: &str) -> Result<Outcome<Loan>> {
    let reason = text::name("reason", reason)?;
    archive.act(actor, Right::Request, |act| {
        let loan = storage::loans::require(act.tx, id, &act.day())?;
        let state = loan.state.withdrawn(&loan.number)?;
        storage::loans::end_lines(act.tx, id)?;
        storage::loans::set_state(act.tx, id, state, &act.at(), &reason)?;
        let event = Event::new(Action::LoanWithdraw, &loan.number, id)
            .say(Fact::Reason(reason.clone()))
            .changed("state", loan.state, state)
            .also(loan.borrower)
            .also_all(loan.lines.iter().map(|line| line.material));
        act.record(event)?;
        storage::loans::require(act.tx, id, &act.day())
    })
}
