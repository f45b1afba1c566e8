//! Lending and taking back: every loan of the earlier years is over.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Day, Years};
use crate::demo::firm;
use crate::demo::story::after;
use crate::demo::words::REASONS;
use crate::error::Result;
use crate::ids::{ApprovalId, LoanId, MaterialId, PersonId};
use crate::journal::{Action, Event, Fact};
use crate::loans::{ApprovalMode, ConditionIn, Decision, LineState, LoanFields, LoanMode, LoanState, Step};
use crate::materials::{Carrier, Custody, Material, SecurityLevel};
use crate::numbers::{self, CodeKind, Slip};
use crate::storage;
use crate::storage::loans::{Back, Issue, IssuedLine, NewLoan};
use crate::storage::usages::{NewUsage, UsageKind};

/// So many filings bring one loan.
const PER_LOAN: usize = 12;

/// What is out, by the day it comes back.
#[derive(Default)]
pub(super) struct Lent {
    out: BTreeMap<NaiveDate, Vec<Out>>,
    /// Filings that no loan has followed yet.
    filed: usize,
}

struct Out {
    loan: LoanId,
    number: String,
    borrower: (PersonId, String),
    /// With their copies and pages.
    lines: Vec<(MaterialId, u32, u32)>,
}

impl Years<'_, '_> {
    /// A few of the newer materials go out.
    pub(super) fn lend(&mut self, day: &mut Day<'_>, filed: usize) -> Result<()> {
        self.lent.filed += filed;
        while self.lent.filed >= PER_LOAN {
            self.lent.filed -= PER_LOAN;
            let wanted = 1 + self.story.rng.usize(0..3) / 2;
            let mut lines = Vec::new();
            for _ in 0..wanted {
                let newest = self.shelf.len();
                let back = (self.story.rng.f32().powi(2) * newest as f32) as usize;
                let Some(shelved) = newest.checked_sub(back + 1).map(|at| &self.shelf[at]) else { continue };
                let material = storage::materials::require(day.tx, shelved.id, &day.date())?;
                let can_go = shelved.carrier != Carrier::Electronic
                    && material.custody == Custody::InStore
                    && material.security_level != SecurityLevel::Core
                    && !lines.iter().any(|(other, _): &(Material, _)| other.id == material.id);
                if can_go {
                    lines.push((material, shelved.product.clone()));
                }
            }
            if !lines.is_empty() {
                self.lend_these(day, &lines)?;
            }
        }
        Ok(())
    }

    fn lend_these(&mut self, day: &mut Day<'_>, lines: &[(Material, String)]) -> Result<()> {
        let (tx, on) = (day.tx, day.date());
        let rng = &mut self.story.rng;
        let people = &self.story.firm.people;
        let borrowers: Vec<_> = self.story.firm.borrowers().collect();
        let borrower = borrowers[rng.usize(0..borrowers.len())];
        let reasons = REASONS[firm::department_index(people, borrower.department)];
        let days = [3, 5, 7, 7, 10, 14][rng.usize(0..6)];
        let head =
            |department| people.iter().find(|p| p.role == crate::access::Role::Head && p.department == department);
        let heads = [(Step::Department, head(borrower.department)), (Step::Owner, head(people[0].department))];
        let fields = LoanFields {
            borrower: borrower.id,
            use_reason: reasons[rng.usize(0..reasons.len())].replace("{}", &lines[0].1),
            project: lines[0].1.clone(),
            mode: LoanMode::OutOriginal,
            destination: String::new(),
            days: Some(days),
            lines: Vec::new(),
            draft: None,
        };
        let (borrower, name, department) = (borrower.id, borrower.name.clone(), borrower.department_name.clone());
        let home = self.story.firm.people.iter().find(|p| p.id == borrower).map(|p| p.department);
        let heads = heads.map(|(step, head)| (step, head.map(|head| (head.id, head.name.clone()))));
        // Some days late once in a while.
        let back = after(
            day.on,
            u64::from(self.story.rng.u32(1..=days) + if self.story.rng.u8(0..9) == 0 { days } else { 0 }),
        );

        let (id, at) = (LoanId::new(), day.at(self.story));
        let number = numbers::next_slip(tx, day.on, Slip::Loan)?;
        let code = numbers::next_code(tx, day.on, CodeKind::Loan, id)?;
        let Some(home) = home else { return Ok(()) };
        let steps: Vec<Step> = heads.iter().filter(|(_, head)| head.is_some()).map(|(step, _)| *step).collect();
        storage::loans::add(
            tx,
            &NewLoan {
                id,
                number: &number,
                code: &code,
                fields: &fields,
                department: home,
                steps: &steps,
                days,
                on: on.clone(),
                at: at.clone(),
                by: day.actor.person,
            },
        )?;
        let requested = Event::new(Action::LoanRequest, &number, id)
            .say(Fact::PersonOf(name.clone(), department.clone()))
            .say(Fact::Reason(fields.use_reason.clone()))
            .also(borrower)
            .also_all(lines.iter().map(|(material, _)| material.id));
        for (line_no, (material, _)) in (1_u32..).zip(lines) {
            storage::loans::add_line(tx, id, line_no, material.id, material.copies, material.pages, "完好")?;
        }
        day.record(&at, &requested)?;
        for (step, head) in heads {
            let Some((head, head_name)) = head else { continue };
            let after = if steps.last() == Some(&step) { LoanState::Approved } else { LoanState::Pending };
            let at = day.at(self.story);
            storage::approvals::add(
                tx,
                &storage::approvals::Row {
                    id: ApprovalId::new(),
                    loan: id,
                    step,
                    decision: Decision::Approved,
                    mode: ApprovalMode::Pin,
                    approver: head,
                    for_person: None,
                    opinion: String::new(),
                    decided_on: on.clone(),
                    recorded_at: at.clone(),
                    recorded_by: day.actor.person,
                },
            )?;
            let event = Event::new(Action::LoanApprove, &number, id)
                .say(Fact::Name(head_name))
                .say(Fact::Decision(Decision::Approved, false))
                .changed("step", step, Decision::Approved)
                .changed("state", LoanState::Pending, after)
                .also(head);
            day.record(&at, &event)?;
        }

        let (at, due) = (day.at(self.story), day.after(days).to_string());
        let event = Event::new(Action::LoanLend, &number, id)
            .say(Fact::PersonOf(name.clone(), department))
            .say(Fact::Due(due.clone()))
            .changed("state", LoanState::Approved, LoanState::Out)
            .changed("due_on", (), &due)
            .changed("custody", Custody::InStore, Custody::Out)
            .also(borrower)
            .also_all(lines.iter().map(|(material, _)| material.id));
        for (line_no, (material, _)) in (1_u32..).zip(lines) {
            let issued = IssuedLine { to: LineState::Out, copies: material.copies, pages: material.pages, at: &at };
            storage::loans::issue_line(tx, id, line_no, &issued)?;
            storage::materials::set_custody(tx, material.id, Custody::InStore, Custody::Out)?;
            storage::usages::add(
                tx,
                &NewUsage {
                    material: material.id,
                    kind: UsageKind::Borrow,
                    on_date: &on,
                    at: &at,
                    person: borrower,
                    reason: &fields.use_reason,
                    loan: Some(id),
                    copies: Some(material.copies),
                    pages: Some(material.pages),
                    by: day.actor.person,
                },
            )?;
        }
        let issue = Issue { state: LoanState::Out, by: day.actor.person, on: &on, due_on: Some(&due), at: &at };
        storage::loans::issue(tx, id, &issue)?;
        day.record(&at, &event)?;
        let lines = lines.iter().map(|(material, _)| (material.id, material.copies, material.pages)).collect();
        let out = Out { loan: id, number, borrower: (borrower, name), lines };
        self.lent.out.entry(back).or_default().push(out);
        Ok(())
    }

    /// What is due back by this day comes back; on the last day, everything.
    pub(super) fn take_back(&mut self, day: &mut Day<'_>, all: bool) -> Result<()> {
        let (tx, on) = (day.tx, day.date());
        let upto = if all { NaiveDate::MAX } else { day.on };
        while let Some(entry) = self.lent.out.first_entry().filter(|entry| *entry.key() <= upto) {
            for out in entry.remove() {
                let at = day.at(self.story);
                for (line_no, &(material, copies, pages)) in (1_u32..).zip(&out.lines) {
                    let is_last = line_no as usize == out.lines.len();
                    let slip = if is_last { LoanState::Returned } else { LoanState::Out };
                    let back = Back {
                        state: LineState::Returned,
                        copies,
                        pages,
                        condition: ConditionIn::Good,
                        note: "",
                        on: &on,
                        at: &at,
                        by: day.actor.person,
                    };
                    storage::loans::return_line(tx, out.loan, line_no, &back)?;
                    storage::materials::set_custody(tx, material, Custody::Out, Custody::InStore)?;
                    let event = Event::new(Action::LoanTakeBack, &out.number, material)
                        .say(Fact::Name(out.borrower.1.clone()))
                        .say(Fact::Condition(ConditionIn::Good))
                        .say(Fact::Count(copies, pages))
                        .changed("line", LineState::Out, LineState::Returned)
                        .changed("state", LoanState::Out, slip)
                        .changed("custody", Custody::Out, Custody::InStore)
                        .also(out.loan)
                        .also(out.borrower.0);
                    day.record(&at, &event)?;
                }
                storage::loans::close(tx, out.loan, LoanState::Returned, &on, &at)?;
            }
        }
        Ok(())
    }
}
