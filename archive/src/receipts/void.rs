//! Voids a receipt (作废) while nothing on it was decided yet; the row stays, with the reason.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, State, Verb};
use crate::ids::ReceiptId;
use crate::journal::{Action, Event, Fact};
use crate::materials::{Custody, Lifecycle};
use crate::receipts::Receipt;
use crate::{storage, text};

/// Voids a receipt.
///
/// # Errors
/// No reason, already void, or a line that was already reviewed.
pub fn void(archive: &Archive, actor: &Actor, id: ReceiptId, reason: &str) -> Result<Outcome<Receipt>> {
    let reason = text::name("reason", reason)?;
    archive.act(actor, Right::Receive, |act| {
        let receipt = storage::receipts::require(act.tx, id, &act.day())?;
        if receipt.void_reason.is_some() {
            return Err(Error::WrongState { number: receipt.number, state: State::Void, wanted: Verb::Void });
        }
        if let Some(decided) = receipt.lines.iter().find(|line| line.lifecycle != Lifecycle::PendingReview) {
            return Err(decided.lifecycle.refuse(&decided.number(), Verb::Void));
        }
        storage::receipts::void(act.tx, id, &reason)?;
        let mut event = Event::new(Action::ReceiptVoid, &receipt.number, id).say(Fact::Reason(reason.clone()));
        for line in &receipt.lines {
            storage::materials::set_lifecycle(act.tx, line.id, Lifecycle::Void, &act.at())?;
            storage::materials::set_custody(act.tx, line.id, Custody::Gone)?;
            crate::search::keep_material(act.tx, line.id)?;
            event = event.also(line.id);
        }
        act.record(event)?;
        storage::receipts::require(act.tx, id, &act.day())
    })
}
