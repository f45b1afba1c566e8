//! Loans (借阅, 第一篇第六条、第七条): requested with a reason, approved before anything leaves, issued
//! with a due date, returned with a count.
//!
//! The slip is one object with many lines; each line goes out and comes back by itself. Requester,
//! approver and issuer are three people: refused here and again by the database. Lateness is
//! derived from the due date and never stored. A wrong issue is reversed by a visible
//! counter-entry, never erased.

mod approve;
mod calendar;
mod find;
mod lend;
mod remind;
mod renew;
mod request;
mod reverse;
mod take_back;
mod withdraw;

use serde::{Deserialize, Serialize};

use crate::coded;
use crate::error::{Error, State, Verb};
use crate::ids::{ApprovalId, DepartmentId, LoanId, MaterialId, PersonId};
use crate::incidents::IncidentKind;
use crate::materials::{Category, SecurityLevel};

pub(crate) use approve::steps_needed;
pub use approve::{ApproveRequest, DecisionFields, Decisions, StepApprovers, approve, approvers};
pub use calendar::{due_after, due_date};
pub use find::{LoanFilter, LoanList, get, list, open_of_material, require};
pub use lend::{LendRequest, LineOut, lend, lend_at_once};
pub use remind::{Reminder, remind};
pub use renew::{RenewRequest, RenewalTerms, renew, renewal_terms};
pub use request::{LoanFields, LoanLineFields, preview_number, request};
pub use reverse::reverse;
pub use take_back::{LineBack, TakeBackRequest, TakenBack, take_back};
pub use withdraw::withdraw;

coded! {
    /// How it is borrowed (借阅方式, F-06).
    pub enum LoanMode {
        OutOriginal = "OUT_ORIGINAL", "原件外借", "Original, taken out";
        InRoom = "IN_ROOM", "原件室内查阅", "Original, read in the room";
        Photocopy = "PHOTOCOPY", "复印件", "Photocopy";
        Electronic = "ELECTRONIC", "电子副本", "Electronic copy";
    }
}

coded! {
    /// How far a loan slip is (`domain/4-rules.md` 5.3); 部分归还 and 逾期 are derived.
    pub enum LoanState {
        Pending = "PENDING", "待审批", "To approve";
        Approved = "APPROVED", "已批准", "Approved";
        Rejected = "REJECTED", "已驳回", "Rejected";
        Withdrawn = "WITHDRAWN", "已撤回", "Withdrawn";
        Out = "OUT", "借出中", "Out";
        Returned = "RETURNED", "已归还", "Returned";
        Done = "DONE", "已办结", "Done";
        Reversed = "REVERSED", "已冲正", "Reversed";
    }
}

coded! {
    /// How far one item on a slip is.
    pub enum LineState {
        Requested = "REQUESTED", "已申请", "Requested";
        Out = "OUT", "借出", "Out";
        Returned = "RETURNED", "已归还", "Returned";
        Lost = "LOST", "遗失", "Lost";
        Given = "GIVEN", "已给副本", "Copy given";
        Reversed = "REVERSED", "已冲正", "Reversed";
        Ended = "ENDED", "未借出", "Not lent";
    }
}

coded! {
    /// How an item came back (验收).
    pub enum ConditionIn {
        Good = "GOOD", "完好", "Good";
        Short = "SHORT", "缺页、缺件", "Pages or parts missing";
        Damaged = "DAMAGED", "破损", "Damaged";
        Lost = "LOST", "遗失", "Lost";
    }
}

impl ConditionIn {
    /// The kind of the incident it is (F-24): what is missing is lost, the rest is damaged.
    pub const fn incident(self) -> IncidentKind {
        match self {
            ConditionIn::Lost | ConditionIn::Short => IncidentKind::Loss,
            ConditionIn::Good | ConditionIn::Damaged => IncidentKind::Damage,
        }
    }
}

coded! {
    /// A step of the approval (F-06).
    pub enum Step {
        Department = "DEPT_HEAD", "借阅部门负责人意见", "Borrowing department head";
        Owner = "OWNER_HEAD", "资料归口部门负责人意见", "Owning department head";
        Executive = "EXECUTIVE", "分管领导意见", "Executive";
    }
}

coded! {
    /// A decision on a step.
    pub enum Decision {
        Approved = "APPROVED", "同意", "Approved";
        Rejected = "REJECTED", "不同意", "Rejected";
    }
}

coded! {
    /// How a decision was given (签批方式).
    pub enum ApprovalMode {
        Ink = "INK", "线下签批", "In ink";
        Pin = "PIN", "密码签批", "By PIN";
    }
}

impl LoanMode {
    /// Whether the original leaves its place, and has to come back to it. A copy is made and given.
    pub fn takes_original(self) -> bool {
        matches!(self, LoanMode::OutOriginal | LoanMode::InRoom)
    }
}

impl LoanState {
    /// The state after a decision; with `more` another step still lacks its own.
    pub(super) fn decided(self, number: &str, decision: Decision, more: bool) -> Result<LoanState, Error> {
        match (self, decision) {
            (LoanState::Pending, Decision::Rejected) => Ok(LoanState::Rejected),
            (LoanState::Pending, Decision::Approved) if more => Ok(LoanState::Pending),
            (LoanState::Pending, Decision::Approved) => Ok(LoanState::Approved),
            _ => Err(self.refuse(number, Verb::Approve)),
        }
    }

    /// The state after the request was taken back.
    pub(super) fn withdrawn(self, number: &str) -> Result<LoanState, Error> {
        match self {
            LoanState::Pending | LoanState::Approved => Ok(LoanState::Withdrawn),
            _ => Err(self.refuse(number, Verb::Withdraw)),
        }
    }

    /// The state after the hand-over: an original is out, a copy needs nothing more.
    pub(super) fn lent(self, number: &str, mode: LoanMode) -> Result<LoanState, Error> {
        match self {
            LoanState::Approved if mode.takes_original() => Ok(LoanState::Out),
            LoanState::Approved => Ok(LoanState::Done),
            _ => Err(self.refuse(number, Verb::Lend)),
        }
    }

    /// The state after an item came back; with `more` others are still out.
    pub(super) fn taken_back(self, number: &str, more: bool) -> Result<LoanState, Error> {
        match self {
            LoanState::Out if more => Ok(LoanState::Out),
            LoanState::Out => Ok(LoanState::Returned),
            _ => Err(self.refuse(number, Verb::TakeBack)),
        }
    }

    /// The state after a wrong issue was reversed.
    pub(super) fn reversed(self, number: &str) -> Result<LoanState, Error> {
        match self {
            LoanState::Out | LoanState::Done => Ok(LoanState::Reversed),
            _ => Err(self.refuse(number, Verb::Reverse)),
        }
    }

    /// Refuses a verb that leaves the state as it is, where this one does not allow it.
    pub(super) fn require(self, number: &str, only: LoanState, wanted: Verb) -> Result<(), Error> {
        if self == only { Ok(()) } else { Err(self.refuse(number, wanted)) }
    }

    /// The refusal of a verb in this state.
    pub fn refuse(self, number: &str, wanted: Verb) -> Error {
        Error::WrongState { number: number.to_owned(), state: State::Loan(self), wanted }
    }
}

/// A loan slip with everything its page shows.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Loan {
    /// Identity.
    pub id: LoanId,
    /// 借阅单号.
    pub number: String,
    /// The code on the slip.
    pub code: String,
    /// 借阅人.
    pub borrower: PersonId,
    /// The borrower's name.
    pub borrower_name: String,
    /// The borrower's department at the time.
    pub department: DepartmentId,
    /// Its name.
    pub department_name: String,
    /// The borrower's telephone.
    pub phone: String,
    /// 借阅事由.
    pub use_reason: String,
    /// Project.
    pub project: String,
    /// 借阅方式.
    pub mode: LoanMode,
    /// Where it is taken when it leaves the company; empty stays inside.
    pub destination: String,
    /// Days asked for.
    pub days: u32,
    /// 申请日期.
    pub requested_on: String,
    /// Who wrote the request down.
    pub recorded_by: String,
    /// How far it is.
    pub state: LoanState,
    /// Since when, UTC.
    pub state_since: String,
    /// Why it was rejected, withdrawn or reversed.
    pub state_reason: String,
    /// 借出经办人.
    pub issued_by: String,
    /// 借出日期.
    pub issued_on: Option<String>,
    /// 应还日期.
    pub due_on: Option<String>,
    /// The day the last item came back.
    pub closed_on: Option<String>,
    /// Days late today; negative while there is time, zero when not out.
    pub days_late: i32,
    /// The items.
    pub lines: Vec<LoanLine>,
    /// The steps this loan needs, in order: those of the settings on the day of the request.
    pub steps: Vec<Step>,
    /// The decisions so far.
    pub approvals: Vec<Approval>,
    /// Whether an ink approval still lacks its scan (待补扫描件), derived.
    pub scan_missing: bool,
    /// The renewals so far.
    pub renewals: Vec<Renewal>,
    /// How often it was recalled.
    pub reminders: u32,
}

impl Loan {
    /// The item of a material.
    pub fn line_of(&self, material: MaterialId) -> Option<&LoanLine> {
        self.lines.iter().find(|line| line.material == material)
    }

    /// What is out on it now.
    pub fn out(&self) -> impl Iterator<Item = &LoanLine> {
        self.lines.iter().filter(|line| line.state == LineState::Out)
    }
}

/// One item of a loan slip.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LoanLine {
    /// Its place on the slip, from 1.
    pub line_no: u32,
    /// The material.
    pub material: MaterialId,
    /// Its label code.
    pub code: String,
    /// 档号.
    pub number: String,
    /// 资料名称.
    pub title: String,
    /// 类别.
    pub category: Category,
    /// 版次.
    pub revision: String,
    /// 密级.
    pub security_level: SecurityLevel,
    /// Where it belongs.
    pub place: String,
    /// The customer's short name.
    pub customer: String,
    /// How far it is.
    pub state: LineState,
    /// 份数 that go out.
    pub copies: u32,
    /// 页数 of one copy.
    pub pages: u32,
    /// 借出时状况.
    pub condition_out: String,
    /// When it left, UTC.
    pub issued_at: Option<String>,
    /// 归还日期.
    pub returned_on: Option<String>,
    /// 归还验收人.
    pub returned_by: String,
    /// 份数 that came back.
    pub copies_back: Option<u32>,
    /// 页数 that came back.
    pub pages_back: Option<u32>,
    /// How it came back.
    pub condition_in: Option<ConditionIn>,
    /// What was seen.
    pub note_in: String,
}

/// A decision on one step.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Approval {
    /// Identity.
    pub id: ApprovalId,
    /// Which step.
    pub step: Step,
    /// What was decided.
    pub decision: Decision,
    /// In ink or by PIN.
    pub mode: ApprovalMode,
    /// Who decided.
    pub approver: PersonId,
    /// Its name.
    pub approver_name: String,
    /// For whom, where a substitute decided.
    pub for_name: String,
    /// 意见.
    pub opinion: String,
    /// 签批日期.
    pub decided_on: String,
    /// Who wrote it down.
    pub recorded_by: String,
    /// Whether its signed paper (F-06) is still waited for (待补扫描件).
    pub scan_due: bool,
}

/// A renewal.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Renewal {
    /// Which time.
    pub nth: u32,
    /// The due date before.
    pub was_due: String,
    /// The due date after.
    pub due_on: String,
    /// Why.
    pub reason: String,
    /// Whether the archivist saw the material.
    pub seen: bool,
    /// Who allowed it.
    pub approver_name: String,
    /// When, UTC.
    pub at: String,
    /// Whether its signed paper (F-08B) is still waited for (待补扫描件).
    pub scan_due: bool,
}

/// A loan slip as one row of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LoanRow {
    /// Identity.
    pub id: LoanId,
    /// Order of request, also the page key.
    pub seq: u32,
    /// 借阅单号.
    pub number: String,
    /// The borrower's name.
    pub borrower: String,
    /// The borrower's department.
    pub department: String,
    /// The first title.
    pub title: String,
    /// How many items.
    pub items: u32,
    /// How many of them are out.
    pub out: u32,
    /// How far it is.
    pub state: LoanState,
    /// 申请日期.
    pub requested_on: String,
    /// 借出日期.
    pub issued_on: Option<String>,
    /// 应还日期.
    pub due_on: Option<String>,
    /// Days late today.
    pub days_late: i32,
    /// How often it was recalled.
    pub reminders: u32,
    /// When it was recalled last, UTC.
    pub reminded_at: Option<String>,
    /// Whether an ink approval lacks its scan.
    pub scan_missing: bool,
}
