//! `kedang approve LOAN`: what was decided, in ink or by PIN.

use std::io::{BufRead, IsTerminal};

use archive::Error;
use archive::error::Act;
use archive::loans::{self, ApprovalMode, ApproveRequest, Decision, DecisionFields, Decisions, Loan, LoanState, Step};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Records decisions on a slip. Without more, every missing step as approved in ink today by its
/// head, as the signed paper says.
#[derive(Args)]
pub struct Approve {
    /// The slip's number or code
    loan: String,
    /// Only this step: DEPT_HEAD, OWNER_HEAD or EXECUTIVE
    #[arg(long)]
    step: Option<Step>,
    /// Who decided, where it was not the usual person
    #[arg(long)]
    by: Option<String>,
    /// Not approved; needs --opinion
    #[arg(long)]
    reject: bool,
    /// The opinion
    #[arg(long, default_value = "")]
    opinion: String,
    /// The date on the paper; otherwise today
    #[arg(long)]
    on: Option<String>,
    /// By PIN, read from the standard input (one line)
    #[arg(long)]
    pin: bool,
}

impl Approve {
    /// Records them.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let loan = loans::require(archive, &self.loan)?;
        let pin = if self.pin { Some(read_pin(desk)?) } else { None };
        let chosen = loans::approvers(archive, loan.id, self.on.as_deref())?
            .into_iter()
            .filter(|s| self.step.is_none_or(|step| step == s.step));
        let mut decisions = Vec::new();
        for step in chosen {
            let approver = match &self.by {
                Some(name) => find::person(archive, name)?.id,
                None => match step.people.first() {
                    Some(usual) => usual.id,
                    None => return Err(Error::NobodyApproves { number: loan.number, step: step.step }.into()),
                },
            };
            decisions.push(DecisionFields {
                step: step.step,
                decision: if self.reject { Decision::Rejected } else { Decision::Approved },
                approver,
                mode: if self.pin { ApprovalMode::Pin } else { ApprovalMode::Ink },
                pin: pin.clone(),
                opinion: self.opinion.clone(),
                decided_on: self.on.clone(),
            });
            // A refusal ends the slip: the steps after it are not asked.
            if self.reject {
                break;
            }
        }
        if let (Some(step), true) = (self.step, decisions.is_empty() && loan.state == LoanState::Pending) {
            return Err(Error::StepClosed { number: loan.number, step }.into());
        }
        let loan = approve(desk, &loan, Decisions::These(decisions))?;
        desk.say().result(&loan, |lang| show::loan(&loan, lang))?;
        Ok(Ended::Well)
    }
}

/// Records decisions.
pub fn approve(desk: &Desk, loan: &Loan, decisions: Decisions) -> Done<Loan> {
    Ok(loans::approve(desk.archive()?, &desk.actor()?, &ApproveRequest { loan: loan.id, decisions })?.value)
}

fn read_pin(desk: &Desk) -> Done<String> {
    if std::io::stdin().is_terminal() {
        desk.say().remark(desk.say().pick("请本人输入签批密码：", "PIN: "));
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(Error::io(Act::Read, "stdin"))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
