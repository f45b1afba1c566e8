//! Decides on a loan (审批, 第一篇第六条第 3 款): by the department head before anything leaves, in ink
//! on the printed slip or by the head's own PIN at this desk.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::access::{self, Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Result, Role, Verb, Why};
use crate::ids::{ApprovalId, DepartmentId, LoanId, PersonId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{ApprovalMode, Decision, Loan, LoanState, Step};
use crate::materials::SecurityLevel;
use crate::people::{self, Person};
use crate::settings::Settings;
use crate::{storage, text};

/// The decisions on one slip, as they stand on the paper or are given at the desk.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ApproveRequest {
    /// Which slip.
    pub loan: LoanId,
    /// What was decided.
    pub decisions: Decisions,
}

/// What was decided on a slip.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Decisions {
    /// Every step that is missing, approved in ink today by the one who usually decides it: the paper is signed.
    AllInInk,
    /// These, at least one.
    These(Vec<DecisionFields>),
}

/// One decision.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct DecisionFields {
    /// Which step.
    pub step: Step,
    /// What was decided.
    pub decision: Decision,
    /// Who decided.
    pub approver: PersonId,
    /// In ink or by PIN.
    pub mode: ApprovalMode,
    /// The PIN, where it is by PIN.
    pub pin: Option<String>,
    /// 意见; compulsory for a refusal.
    pub opinion: String,
    /// The date on the paper; `None` is today.
    pub decided_on: Option<String>,
}

/// Who may decide on a step of a loan on a day, the usual one first.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct StepApprovers {
    /// Which step.
    pub step: Step,
    /// Who may decide.
    pub people: Vec<Person>,
}

/// The steps of a loan that still lack a decision, with who may give it on a day; `None` is today.
///
/// # Errors
/// When there is no such loan, or the day cannot be read.
pub fn approvers(archive: &Archive, loan: LoanId, on: Option<&str>) -> Result<Vec<StepApprovers>> {
    let today = archive.today().to_string();
    let on = text::optional_date("decided_on", on)?.map_or_else(|| today.clone(), |day| day.to_string());
    archive.read(|tx| {
        let loan = storage::loans::require(tx, loan, &today)?;
        let settings = storage::settings::load(tx)?;
        missing(&loan)
            .map(|step| Ok(StepApprovers { step, people: allowed(tx, &settings, &loan, step, &on)? }))
            .collect()
    })
}

/// Writes decisions; when the last missing step is approved the loan can be lent, at the first
/// refusal it ends.
///
/// # Errors
/// The requester or a stranger as approver, a wrong PIN or one too many ([`people::prove_pin`]), a step decided twice, a refusal without
/// opinion.
pub fn approve(archive: &Archive, actor: &Actor, request: &ApproveRequest) -> Result<Outcome<Loan>> {
    // PINs are slow to prove on purpose: before the transaction, not inside it.
    let these = if let Decisions::These(these) = &request.decisions { these.as_slice() } else { &[] };
    for decision in these.iter().filter(|d| d.mode == ApprovalMode::Pin) {
        people::prove_pin(archive, actor, decision.approver, decision.pin.as_deref().unwrap_or_default())?;
    }
    archive.act(actor, Right::Lend, |act| approve_inner(act, request))
}

/// Writes decisions inside an open act; PINs were proved before.
pub(super) fn approve_inner(act: &mut Act<'_>, request: &ApproveRequest) -> Result<Loan> {
    let today = act.day();
    let loan = storage::loans::require(act.tx, request.loan, &today)?;
    let decisions = match &request.decisions {
        Decisions::AllInInk => usual(act.tx, &act.settings, &loan, &today)?,
        Decisions::These(these) => these.clone(),
    };
    if decisions.is_empty() {
        loan.state.require(&loan.number, LoanState::Pending, Verb::Approve)?;
        return Err(Error::Missing("step"));
    }
    for decision in &decisions {
        // As it is after the decisions before: one step is decided once, and nothing after a refusal.
        let loan = storage::loans::require(act.tx, request.loan, &today)?;
        decide(act, &loan, decision)?;
    }
    storage::loans::require(act.tx, loan.id, &today)
}

fn decide(act: &mut Act<'_>, loan: &Loan, decision: &DecisionFields) -> Result<()> {
    let today = act.day();
    let more = missing(loan).any(|step| step != decision.step);
    let state = loan.state.decided(&loan.number, decision.decision, more)?;
    let approver = storage::people::require(act.tx, decision.approver)?;
    if approver.id == loan.borrower {
        return Err(Error::SamePerson { one: Role::Requester, other: Role::Approver });
    }
    if !missing(loan).any(|step| step == decision.step) {
        return Err(Error::StepClosed { number: loan.number.clone(), step: decision.step });
    }
    let decided_on = match &decision.decided_on {
        Some(day) => text::date("decided_on", day)?,
        None => act.today,
    };
    if decided_on > act.today {
        return Err(Error::invalid("decided_on", Why::InTheFuture));
    }
    // A PIN is typed now; only ink may be older than its record.
    let earliest = if decision.mode == ApprovalMode::Pin { &today } else { &loan.requested_on };
    if decided_on.to_string() < *earliest {
        return Err(Error::invalid("decided_on", Why::NoEarlierThan(earliest.clone())));
    }
    let may = allowed(act.tx, &act.settings, loan, decision.step, &decided_on.to_string())?;
    if !may.iter().any(|person| person.id == approver.id) {
        return Err(Error::NotApprover { name: approver.name, step: decision.step });
    }
    let opinion = text::line("note", &decision.opinion)?;
    if decision.decision == Decision::Rejected && opinion.is_empty() {
        return Err(Error::Missing("reason"));
    }
    let for_person = may.first().map(|usual| usual.id).filter(|usual| *usual != approver.id);
    let row = storage::approvals::Row {
        id: ApprovalId::new(),
        loan: loan.id,
        step: decision.step,
        decision: decision.decision,
        mode: decision.mode,
        approver: approver.id,
        for_person,
        opinion: opinion.clone(),
        decided_on: decided_on.to_string(),
        recorded_at: act.at(),
        recorded_by: act.actor.person,
    };
    storage::approvals::add(act.tx, &row)?;
    if state != loan.state {
        storage::loans::set_state(act.tx, loan.id, state, &act.at(), &opinion)?;
    }
    if state == LoanState::Rejected {
        storage::loans::end_lines(act.tx, loan.id)?;
    }
    let action = match decision.decision {
        Decision::Approved => Action::LoanApprove,
        Decision::Rejected => Action::LoanReject,
    };
    let mut event = Event::new(action, &loan.number, loan.id)
        .say(Fact::Name(approver.name.clone()))
        .say(Fact::Decision(decision.decision, decision.mode == ApprovalMode::Ink))
        .changed("step", decision.step, decision.decision)
        .changed("state", loan.state, state)
        .also(approver.id)
        .also_all(loan.lines.iter().map(|line| line.material));
    if !opinion.is_empty() {
        event = event.say(Fact::Reason(opinion));
    }
    act.record(event)
}

/// The steps a loan of a department (none: not known yet) needs (F-06): the borrower's head always; the owning department's, where the settings
/// ask for it and it is another; the executive for a level the settings name.
pub(crate) fn steps_needed(
    settings: &Settings,
    department: Option<DepartmentId>,
    levels: impl IntoIterator<Item = SecurityLevel>,
) -> Vec<Step> {
    let owner = settings.owner_department.filter(|_| settings.owner_head_approves);
    let owner = owner.is_some() && owner != department;
    let executive = levels.into_iter().any(|level| settings.loan_rule(level).executive);
    let needed = [(Step::Department, true), (Step::Owner, owner), (Step::Executive, executive)];
    needed.into_iter().filter(|(_, needed)| *needed).map(|(step, _)| step).collect()
}

/// The steps that lack a decision.
pub(super) fn missing(loan: &Loan) -> impl Iterator<Item = Step> + '_ {
    loan.steps.iter().copied().filter(|step| loan.approvals.iter().all(|approval| approval.step != *step))
}

/// Every missing step, approved in ink by the one who usually decides it.
fn usual(tx: &Connection, settings: &Settings, loan: &Loan, today: &str) -> Result<Vec<DecisionFields>> {
    missing(loan)
        .map(|step| {
            let people = allowed(tx, settings, loan, step, today)?;
            let approver = people.first().ok_or(Error::NobodyApproves { number: loan.number.clone(), step })?;
            Ok(DecisionFields {
                step,
                decision: Decision::Approved,
                approver: approver.id,
                mode: ApprovalMode::Ink,
                pin: None,
                opinion: String::new(),
                decided_on: None,
            })
        })
        .collect()
}

/// Who may decide a step on a day: the head, the substitute between the dates; executives for their
/// own step and where the head is the borrower. Never the borrower.
pub(super) fn allowed(tx: &Connection, settings: &Settings, loan: &Loan, step: Step, on: &str) -> Result<Vec<Person>> {
    let department = match step {
        Step::Department => Some(loan.department),
        Step::Owner => settings.owner_department,
        Step::Executive => None,
    };
    let mut people = Vec::new();
    let mut head_borrows = department.is_none();
    if let Some(department) = department {
        let department = storage::people::require_department(tx, department)?;
        head_borrows = department.head == Some(loan.borrower);
        let from = department.deputy_from.as_deref().unwrap_or("9999");
        let until = department.deputy_until.as_deref().unwrap_or("");
        let deputy = department.deputy.filter(|_| from <= on && on <= until);
        for id in [department.head, deputy].into_iter().flatten() {
            people.push(storage::people::require(tx, id)?);
        }
    }
    if head_borrows {
        people.extend(storage::people::list_by_role(tx, access::Role::Executive)?);
    }
    people.retain(|person| person.active && person.id != loan.borrower);
    Ok(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_of_a_material_has_every_step_of_its_loan() {
        let firm = crate::fixture::Firm::open();
        let (_, shelved) = firm.shelved();
        let loan = firm.lend(&[shelved[0].id]);
        firm.take_back(&loan, crate::loans::ConditionIn::Good, 0, "");
        let withdrawn = firm.request(&[shelved[0].id]);
        crate::loans::withdraw(&firm.archive, &firm.actor, withdrawn.id, "不用了").unwrap();
        let history = crate::journal::history(&firm.archive, shelved[0].id, None, 50).unwrap();
        let done: Vec<_> = history.iter().map(|row| row.action).collect();
        for step in
            [Action::LoanRequest, Action::LoanApprove, Action::LoanLend, Action::LoanTakeBack, Action::LoanWithdraw]
        {
            assert!(done.contains(&step), "{step:?} is missing in {done:?}");
        }
    }

    #[test]
    fn ink_is_judged_by_the_day_on_the_paper_and_a_pin_by_today() {
        let firm = crate::fixture::Firm::open();
        let (_, shelved) = firm.shelved();
        let substitute = firm.actor.person;
        let fields = crate::people::DepartmentFields {
            name: "工艺部".into(),
            head: Some(firm.head),
            deputy: Some(substitute),
            deputy_from: "2026-11-23".into(),
            deputy_until: "2026-11-24".into(),
        };
        crate::people::change_department(&firm.archive, &firm.actor, firm.department, fields).unwrap();
        let loan = firm.request(&[shelved[0].id]);
        firm.days_pass(3);
        let decision = |mode, day: &str| DecisionFields {
            step: Step::Department,
            decision: Decision::Approved,
            approver: substitute,
            mode,
            pin: None,
            opinion: String::new(),
            decided_on: Some(day.into()),
        };
        let record = |decision| {
            let request = ApproveRequest { loan: loan.id, decisions: Decisions::These(vec![decision]) };
            approve(&firm.archive, &firm.actor, &request).map(|done| done.value)
        };
        let late = record(decision(ApprovalMode::Ink, "2026-11-25")).unwrap_err();
        assert!(matches!(late, Error::NotApprover { .. }), "her substitution was over: {late}");
        let may = |on| approvers(&firm.archive, loan.id, on).unwrap()[0].people.iter().any(|p| p.id == substitute);
        assert!(may(Some("2026-11-24")) && !may(None));
        let signed = record(decision(ApprovalMode::Ink, "2026-11-24")).unwrap();
        assert_eq!((signed.approvals[0].approver, signed.approvals[0].scan_due), (substitute, true));

        firm.set_pin(firm.head, "483920");
        let next = firm.request(&[shelved[1].id]);
        let by_pin = |day: &str| {
            let decision =
                DecisionFields { approver: firm.head, pin: Some("483920".into()), ..decision(ApprovalMode::Pin, day) };
            approve(
                &firm.archive,
                &firm.actor,
                &ApproveRequest { loan: next.id, decisions: Decisions::These(vec![decision]) },
            )
        };
        firm.days_pass(1);
        let dated_back = by_pin("2026-11-26").unwrap_err();
        assert!(matches!(dated_back, Error::Invalid { field: "decided_on", .. }), "{dated_back}");
        by_pin("2026-11-27").unwrap();
    }
}
