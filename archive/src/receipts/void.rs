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
        // A line that was supplemented waits for its review again, and was decided upon all the same.
        if let Some(review) = storage::reviews::list_of_receipt(act.tx, id)?.into_iter().next() {
            return Err(Error::Reviewed { number: receipt.number, review: review.number });
        }
        storage::receipts::void(act.tx, id, &reason)?;
        let event = Event::new(Action::ReceiptVoid, &receipt.number, id)
            .say(Fact::Reason(reason.clone()))
            .changed("custody", receipt.lines.iter().map(|line| line.custody).collect::<Vec<_>>(), Custody::Gone)
            .also_all(receipt.lines.iter().map(|line| line.id));
        for line in &receipt.lines {
            storage::materials::set_lifecycle(act.tx, line.id, Lifecycle::Void, &act.at())?;
            crate::materials::move_to(act, line, Custody::Gone)?;
        }
        act.record(event)?;
        storage::receipts::require(act.tx, id, &act.day())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::checks::{self, CheckId, Scope};
    use crate::fixture::Firm;
    use crate::incidents::{self, IncidentFields, IncidentKind};
    use crate::materials::{self, Supplement};
    use crate::receipts::ReviewResult;

    #[test]
    fn what_was_reviewed_is_not_voided_also_when_it_waits_for_review_again() {
        let firm = Firm::open();
        let receipt = firm.receive();
        let line = receipt.lines[0].id;
        firm.review(&[line], ReviewResult::Supplement, "缺末页");
        let supplement = Supplement { material: line, note: "补来末页".into(), pages: 3 };
        materials::resubmit(&firm.archive, &firm.actor, &supplement).unwrap();
        let refused = void(&firm.archive, &firm.actor, receipt.id, "登记错了").unwrap_err();
        assert!(matches!(refused, Error::Reviewed { .. }), "{refused}");
        let other = firm.receive();
        assert!(void(&firm.archive, &firm.actor, other.id, "登记错了").unwrap().value.void_reason.is_some());
    }

    #[test]
    fn what_is_missing_before_its_review_is_rejected_or_voided_all_the_same() {
        let firm = Firm::open();
        let lose = |line: crate::ids::MaterialId| {
            let fields = IncidentFields {
                kind: IncidentKind::Loss,
                material: line,
                loan: None,
                person: None,
                facts: "拆箱时不见".into(),
            };
            incidents::report(&firm.archive, &firm.actor, &fields).unwrap();
        };
        let (first, second) = (firm.receive(), firm.receive());
        lose(first.lines[0].id);
        firm.review(&[first.lines[0].id], ReviewResult::Reject, "拆箱时不见");
        assert_eq!(firm.material(first.lines[0].id).custody, Custody::Gone);
        lose(second.lines[0].id);
        void(&firm.archive, &firm.actor, second.id, "登记错了").unwrap();
        assert_eq!(firm.material(second.lines[0].id).custody, Custody::Gone);
        let report = checks::run(&firm.archive, Scope::Quick, &mut |_| true).unwrap();
        assert!(report.findings.iter().all(|finding| finding.check != CheckId::States), "{:?}", report.findings);
    }
}
