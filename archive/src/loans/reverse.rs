//! Reverses a wrong issue (冲正): a visible counter-entry; the wrong one stays readable.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, State, Verb};
use crate::ids::LoanId;
use crate::journal::{Action, Event, Fact};
use crate::loans::{LineState, Loan, LoanLine};
use crate::materials::{self, Custody};
use crate::storage::usages::{NewUsage, UsageKind};
use crate::{storage, text};

/// Takes a wrong issue back as if it had not happened, and says so in every register.
///
/// # Errors
/// No reason, a slip of which nothing was handed out, or one of which something already came back.
pub fn reverse(archive: &Archive, actor: &Actor, id: LoanId, reason: &str) -> Result<Outcome<Loan>> {
    let reason = text::name("reason", reason)?;
    archive.act(actor, Right::Lend, |act| {
        let today = act.day();
        let loan = storage::loans::require(act.tx, id, &today)?;
        let state = loan.state.reversed(&loan.number)?;
        let is_out = |line: &&LoanLine| matches!(line.state, LineState::Out | LineState::Given);
        if let Some(back) = loan.lines.iter().find(|line| !is_out(line)) {
            return Err(Error::WrongState {
                number: back.number.clone(),
                state: State::Line(back.state),
                wanted: Verb::Reverse,
            });
        }
        let mut event = Event::new(Action::LoanReverse, &loan.number, id)
            .say(Fact::Name(loan.borrower_name.clone()))
            .say(Fact::Reason(reason.clone()))
            .changed("state", loan.state, state)
            .also(loan.borrower)
            .also_all(loan.lines.iter().map(|line| line.material));
        if loan.mode.takes_original() {
            event = event.changed("custody", Custody::Out, Custody::InStore);
        }
        for line in &loan.lines {
            storage::loans::set_line_state(act.tx, id, line.line_no, LineState::Reversed)?;
            if loan.mode.takes_original() {
                let material = storage::materials::require(act.tx, line.material, &today)?;
                materials::move_to(act, &material, Custody::InStore)?;
            }
            let counter_entry = NewUsage {
                material: line.material,
                kind: UsageKind::Reversal,
                on_date: &today,
                at: &act.at(),
                person: loan.borrower,
                reason: &reason,
                loan: Some(id),
                copies: Some(line.copies),
                pages: Some(line.pages),
                by: actor.person,
            };
            storage::usages::add(act.tx, &counter_entry)?;
        }
        storage::loans::set_state(act.tx, id, state, &act.at(), &reason)?;
        act.record(event)?;
        storage::loans::require(act.tx, id, &today)
    })
}
