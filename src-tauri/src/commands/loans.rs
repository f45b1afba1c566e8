//! Loans and the incidents that returns open.

use archive::ids::{LoanId, MaterialId};
use archive::incidents::{self, CloseRequest, IncidentFields};
use archive::loans::{self, ApproveRequest, LendRequest, LoanFields, LoanFilter, RenewRequest, TakeBackRequest};
use serde::Deserialize;
use ts_rs::TS;

use super::{Reasoned, Required};
use crate::table::Table;

/// A page of slips.
#[derive(Deserialize, TS)]
struct LoansPage {
    filter: LoanFilter,
    before: Option<u32>,
    limit: u32,
}

/// Who may decide, on which day; none is today.
#[derive(Deserialize, TS)]
struct ApproversOn {
    loan: LoanId,
    on: Option<String>,
}

pub(super) fn add(table: &mut Table) {
    table.verb("loans.preview_number", |call, ()| loans::preview_number(call.archive));
    table.verb("loans.list", |call, p: LoansPage| loans::list(call.archive, &p.filter, p.before, p.limit));
    table.verb("loans.get", |call, id| loans::get(call.archive, id));
    table.verb("loans.require", |call, Required { number }| loans::require(call.archive, &number));
    table.verb("loans.open_of_material", |call, id: MaterialId| loans::open_of_material(call.archive, id));
    table.verb("loans.approvers", |call, a: ApproversOn| loans::approvers(call.archive, a.loan, a.on.as_deref()));
    table.verb("loans.renewal_terms", |call, id: LoanId| loans::renewal_terms(call.archive, id));
    table.verb("loans.due_after", |call, days: u32| loans::due_after(call.archive, days));
    table.verb("loans.request", |call, f: LoanFields| loans::request(call.archive, call.actor, &f));
    table.verb("loans.approve", |call, r: ApproveRequest| loans::approve(call.archive, call.actor, &r));
    table.verb("loans.lend", |call, r: LendRequest| loans::lend(call.archive, call.actor, &r));
    table.verb("loans.take_back", |call, r: TakeBackRequest| loans::take_back(call.archive, call.actor, &r));
    table.verb("loans.renew", |call, r: RenewRequest| loans::renew(call.archive, call.actor, &r));
    table.verb("loans.remind", |call, ids: Vec<LoanId>| loans::remind(call.archive, call.actor, &ids));
    table.verb("loans.reverse", |call, r: Reasoned<LoanId>| loans::reverse(call.archive, call.actor, r.id, &r.reason));
    table
        .verb("loans.withdraw", |call, r: Reasoned<LoanId>| loans::withdraw(call.archive, call.actor, r.id, &r.reason));
    table.verb("incidents.report", |call, f: IncidentFields| incidents::report(call.archive, call.actor, &f));
    table.verb("incidents.close", |call, r: CloseRequest| incidents::close(call.archive, call.actor, &r));
    table.verb("incidents.of_material", |call, id: MaterialId| incidents::list_of_material(call.archive, id));
}
