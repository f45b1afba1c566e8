//! F-06 客户资料借阅审批单（第一篇第六条、第七条）: from the request to the return on one slip.

use super::desk::{Desk, Laid, Ticket};
use super::drafts::LoanDraft;
use super::wording::{count, highest, long_date, once, plural, total};
use crate::clock;
use crate::error::Result;
use crate::forms::{
    Body, Condition, Form, FormSheet, LoanLine, LoanMethod, LoanRenewal, LoanReturn, LoanSlip, Opinion,
};
use crate::ids::{DepartmentId, LoanId};
use crate::journal::Action;
use crate::loans::{self, Approval, ApprovalMode, ConditionIn, Decision, LineState, Loan, LoanMode, LoanState, Step};
use crate::materials::{Material, SecurityLevel};
use crate::numbers::{self, CodeKind, Slip};
use crate::storage;

/// The slip as it is.
pub(super) fn lay(desk: &Desk<'_>, id: LoanId) -> Result<Laid> {
    let loan = storage::loans::require(desk.tx, id, &desk.day())?;
    let level = highest(loan.lines.iter().map(|line| line.security_level));
    // Printed to be signed, and again to go along with what is lent: the second is no reprint.
    let ticket = match loan.issued_on {
        Some(_) => Ticket::part(Form::LoanSlip, LoanState::Out.code(), id, &loan.number),
        None => Ticket::new(Form::LoanSlip, id, &loan.number),
    };
    let mut laid = desk.slip(Body::LoanSlip(slip(desk, &loan)?), ticket, &loan.code, level)?;
    let ended = match loan.state {
        LoanState::Reversed => Some(Action::LoanReverse),
        LoanState::Withdrawn => Some(Action::LoanWithdraw),
        _ => None,
    };
    if let Some(by) = ended {
        laid.sheet.frame.void = desk.voided(id, by, &loan.state_reason)?;
    }
    Ok(laid)
}

/// The slip that is being typed, with the number it would get.
pub(super) fn draft(desk: &Desk<'_>, draft: &LoanDraft) -> Result<FormSheet> {
    let borrower = match draft.borrower {
        Some(id) => storage::people::get(desk.tx, id)?,
        None => None,
    };
    let mut lines = Vec::new();
    for line in &draft.lines {
        let Some(id) = line.material else { continue };
        let Some(material) = storage::materials::get(desk.tx, id, &desk.day())? else { continue };
        lines.push((material, line));
    }
    let copies = |material: &Material, typed: Option<u32>| typed.unwrap_or(material.copies);
    let levels: Vec<_> = lines.iter().map(|(material, _)| material.security_level).collect();
    let days = draft.days.or_else(|| levels.iter().map(|level| desk.settings.loan_rule(*level).most_days).min());
    let department = borrower.as_ref().map(|person| person.department);
    let steps = loans::steps_needed(&desk.settings, department, levels.iter().copied());
    let [department_head, keeper_head, executive] = opinions(desk, &steps, department, &[]);
    let body = LoanSlip {
        borrower: borrower.as_ref().map_or("", |person| person.name.as_str()).to_owned(),
        department: borrower.as_ref().map_or("", |person| person.department_name.as_str()).to_owned(),
        phone: borrower.as_ref().map_or("", |person| person.phone.as_str()).to_owned(),
        applied_on: desk.day(),
        reason: draft.use_reason.clone(),
        project: draft.project.clone(),
        method: draft.mode.map(method).into_iter().collect(),
        taken_out: !draft.destination.is_empty(),
        destination: draft.destination.clone(),
        period: match days {
            _ if draft.mode.is_some_and(|mode| !mode.takes_original()) => kept(desk),
            Some(days) if days > 0 => asked(desk, days)?,
            _ => String::new(),
        },
        consent: consent(desk, &draft.destination),
        lines: lines
            .iter()
            .map(|(material, line)| LoanLine {
                archive_no: material.number(),
                title: material.title.clone(),
                category: material.category.word(desk.lang).to_owned(),
                revision: material.revision.clone(),
                security: material.security_level.word(desk.lang).to_owned(),
                copies: count(copies(material, line.copies)),
                pages: count(material.pages),
                place: material.place_path.clone(),
                condition: line.condition_out.clone(),
            })
            .collect(),
        total: total(
            desk.lang,
            lines.len(),
            lines.iter().map(|(material, line)| copies(material, line.copies)).fold(0, u32::saturating_add),
            lines.iter().map(|(material, _)| material.pages).fold(0, u32::saturating_add),
        ),
        promise: Opinion::blank(),
        department_head,
        keeper_head,
        executive,
        issued_on: String::new(),
        issued_by: String::new(),
        received_by: String::new(),
        returned: LoanReturn::default(),
        renewal: LoanRenewal::default(),
    };
    let mut frame = desk.frame(Form::LoanSlip)?;
    frame.number = numbers::preview_slip(desk.tx, desk.today, Slip::Loan)?;
    frame.code = numbers::preview_code(desk.tx, desk.today, CodeKind::Loan)?;
    frame.security = desk.marked(highest(levels));
    Ok(FormSheet { frame, body: Body::LoanSlip(body) })
}

fn slip(desk: &Desk<'_>, loan: &Loan) -> Result<LoanSlip> {
    let lang = desk.lang;
    let [department_head, keeper_head, executive] = opinions(desk, &loan.steps, Some(loan.department), &loan.approvals);
    let last = loan.renewals.last();
    Ok(LoanSlip {
        borrower: loan.borrower_name.clone(),
        department: loan.department_name.clone(),
        phone: loan.phone.clone(),
        applied_on: loan.requested_on.clone(),
        reason: loan.use_reason.clone(),
        project: loan.project.clone(),
        method: vec![method(loan.mode)],
        taken_out: !loan.destination.is_empty(),
        destination: loan.destination.clone(),
        period: period(desk, loan)?,
        consent: consent(desk, &loan.destination),
        lines: loan
            .lines
            .iter()
            .map(|line| LoanLine {
                archive_no: line.number.clone(),
                title: line.title.clone(),
                category: line.category.word(lang).to_owned(),
                revision: line.revision.clone(),
                security: line.security_level.word(lang).to_owned(),
                copies: count(line.copies),
                pages: count(line.pages),
                place: line.place.clone(),
                condition: line.condition_out.clone(),
            })
            .collect(),
        total: total(
            lang,
            loan.lines.len(),
            loan.lines.iter().map(|line| line.copies).fold(0, u32::saturating_add),
            loan.lines.iter().map(|line| line.pages).fold(0, u32::saturating_add),
        ),
        promise: Opinion::blank(),
        department_head,
        keeper_head,
        executive,
        issued_on: loan.issued_on.clone().unwrap_or_default(),
        issued_by: loan.issued_by.clone(),
        received_by: String::new(),
        returned: returned(desk, loan),
        renewal: LoanRenewal {
            times: count(u32::try_from(loan.renewals.len()).unwrap_or(u32::MAX)),
            until: last.map(|renewal| renewal.due_on.clone()).unwrap_or_default(),
            approved_by: last.map(|renewal| renewal.approver_name.clone()).unwrap_or_default(),
        },
    })
}

fn method(mode: LoanMode) -> LoanMethod {
    match mode {
        LoanMode::OutOriginal => LoanMethod::OriginalOut,
        LoanMode::InRoom => LoanMethod::InRoom,
        LoanMode::Photocopy => LoanMethod::Photocopy,
        LoanMode::Electronic => LoanMethod::Electronic,
    }
}

/// From the day it left to the first day it was due; renewals have a line of their own.
fn period(desk: &Desk<'_>, loan: &Loan) -> Result<String> {
    if !loan.mode.takes_original() {
        return Ok(kept(desk));
    }
    let due = loan.renewals.first().map(|renewal| &renewal.was_due).or(loan.due_on.as_ref());
    let (Some(from), Some(due)) = (&loan.issued_on, due) else {
        return asked(desk, loan.days);
    };
    let between = |from: &str, due: &str| Some(clock::days_between(from.parse().ok()?, due.parse().ok()?));
    let days = loan.days;
    // The calendar moved the day on: the days it names are no longer those that were asked for.
    let moved = between(from, due).is_some_and(|between| between != i64::from(days));
    let (zh, en) = if moved { ("，逢假日顺延", ", moved on by the calendar") } else { ("", "") };
    Ok(desk.say(
        format!("自 {from} 至 {due}（{}{days} 天{zh}）", if moved { "" } else { "共 " }),
        format!("from {from} to {due} ({}{en})", plural(days, "day", "days")),
    ))
}

/// A copy is given and stays with whoever got it.
fn kept(desk: &Desk<'_>) -> String {
    desk.say("给副本，原件不出库", "a copy is given, the original stays")
}

/// The days asked for: they run from the issue, so a date is a promise only for today.
fn asked(desk: &Desk<'_>, days: u32) -> Result<String> {
    let due = loans::due_date(desk.tx, desk.today, days)?;
    Ok(desk.say(
        format!("自借出之日起 {days} 天（今日借出至 {due}）"),
        format!("{} from issue (issued today: to {due})", plural(days, "day", "days")),
    ))
}

fn consent(desk: &Desk<'_>, destination: &str) -> String {
    if destination.is_empty() {
        desk.say("编号：不需要（公司内部使用）", "No.: not needed (used inside the company)")
    } else {
        desk.say("编号：", "No.: ")
    }
}

/// The three opinions: as given, left for ink, or not needed and why.
fn opinions(desk: &Desk<'_>, steps: &[Step], department: Option<DepartmentId>, approvals: &[Approval]) -> [Opinion; 3] {
    [Step::Department, Step::Owner, Step::Executive].map(|step| {
        if let Some(approval) = approvals.iter().find(|approval| approval.step == step) {
            decided(desk, approval)
        } else if steps.contains(&step) {
            Opinion::blank()
        } else {
            Opinion::not_needed(&match step {
                Step::Owner if desk.settings.owner_department == department => {
                    desk.say("不需要（借阅部门即归口部门）", "Not needed (the same department)")
                }
                Step::Executive => no_executive(desk),
                _ => desk.say("不需要（由借阅部门负责人批准）", "Not needed (the borrowing department decides)"),
            })
        }
    })
}

/// Why the executive need not decide: `不需要（无核心商密）`.
fn no_executive(desk: &Desk<'_>) -> String {
    let levels = SecurityLevel::ALL.iter().filter(|level| desk.settings.loan_rule(**level).executive);
    let levels = once(desk.lang, levels.map(|level| level.word(desk.lang)));
    if levels.is_empty() {
        desk.say("不需要", "Not needed")
    } else {
        desk.say(format!("不需要（无{levels}）"), format!("Not needed (no {levels})"))
    }
}

/// A decision as it was given: `同意。（线下签批，见签字原件）`, with name and date.
fn decided(desk: &Desk<'_>, approval: &Approval) -> Opinion {
    let decision = approval.decision.word(desk.lang);
    let opinion = approval.opinion.trim_end_matches(['。', '.']);
    let said = match (opinion, approval.decision) {
        ("", _) => desk.say(format!("{decision}。"), format!("{decision}.")),
        (opinion, _) if opinion == decision => desk.say(format!("{decision}。"), format!("{decision}.")),
        (opinion, Decision::Approved) => {
            desk.say(format!("{decision}，{opinion}。"), format!("{decision}, {opinion}."))
        }
        (opinion, Decision::Rejected) => {
            desk.say(format!("{decision}：{opinion}。"), format!("{decision}: {opinion}."))
        }
    };
    let how = match approval.mode {
        ApprovalMode::Ink => desk.say("（线下签批，见签字原件）", " (in ink, see the signed original)"),
        ApprovalMode::Pin => desk.say("（本人密码签批）", " (by own PIN)"),
    };
    let name = if approval.for_name.is_empty() {
        approval.approver_name.clone()
    } else {
        desk.say(
            format!("{}（代{}）", approval.approver_name, approval.for_name),
            format!("{} (for {})", approval.approver_name, approval.for_name),
        )
    };
    Opinion::given(&format!("{said}{how}"), &name, &long_date(desk.lang, &approval.decided_on))
}

/// Pages that are missing of what came back.
fn pages_short(line: &loans::LoanLine) -> u32 {
    line.pages.saturating_sub(line.pages_back.unwrap_or(line.pages))
}

/// The items that came back otherwise than good, by the number of their line.
fn worse(desk: &Desk<'_>, loan: &Loan) -> String {
    let said = loan.lines.iter().enumerate().filter_map(|(at, line)| {
        let condition = line.condition_in.filter(|condition| *condition != ConditionIn::Good)?;
        let short = if condition == ConditionIn::Short { pages_short(line) } else { 0 };
        let pages = match short {
            0 => String::new(),
            short => desk.say(format!(" {short} 页"), format!(" {short} p.")),
        };
        let word = condition.word(desk.lang);
        Some(desk.say(format!("第 {} 件{word}{pages}", at + 1), format!("item {}: {word}{pages}", at + 1)))
    });
    said.collect::<Vec<_>>().join(desk.lang.pick("，", ", "))
}

/// The return, once everything is back; before that it is left for ink.
fn returned(desk: &Desk<'_>, loan: &Loan) -> LoanReturn {
    let back: Vec<_> = loan.lines.iter().filter(|line| line.condition_in.is_some()).collect();
    if loan.state != LoanState::Returned || back.is_empty() {
        return LoanReturn::default();
    }
    let ticked = [
        (ConditionIn::Good, Condition::Good),
        (ConditionIn::Short, Condition::Missing),
        (ConditionIn::Damaged, Condition::Damaged),
        (ConditionIn::Lost, Condition::Lost),
    ];
    let short = || back.iter().filter(|line| line.condition_in == Some(ConditionIn::Short));
    let pages: u32 = short().map(|line| pages_short(line)).sum();
    let copies: u32 = short().map(|line| line.copies.saturating_sub(line.copies_back.unwrap_or(line.copies))).sum();
    let missing = [
        (copies > 0).then(|| desk.say(format!("{copies} 份"), format!("{copies} c."))),
        (pages > 0).then(|| desk.say(format!("{pages} 页"), format!("{pages} p."))),
    ];
    LoanReturn {
        on: loan.closed_on.clone().unwrap_or_default(),
        condition: ticked
            .into_iter()
            .filter(|(is, _)| back.iter().any(|line| line.condition_in == Some(*is)))
            .map(|(_, tick)| tick)
            .collect(),
        missing: missing.into_iter().flatten().collect::<Vec<_>>().join(" "),
        which: if loan.lines.len() > 1 { worse(desk, loan) } else { String::new() },
        by: String::new(),
        checked_by: once(desk.lang, back.iter().map(|line| line.returned_by.as_str())),
    }
}

/// Whether an item still has to come back, or had to on a day.
pub(super) fn was_out(line: &loans::LoanLine, on: &str) -> bool {
    match line.state {
        LineState::Out => true,
        LineState::Returned | LineState::Lost => line.returned_on.as_deref().is_some_and(|day| day > on),
        LineState::Requested | LineState::Given | LineState::Reversed | LineState::Ended => false,
    }
}
