//! `kedang lend`: 借出.

use archive::loans::{self, LendRequest};
use clap::Args;

use super::approve::approve;
use super::request::{Slip, request};
use crate::desk::Desk;
use crate::say::{Done, Ended, Why};
use crate::show;

/// Hands out an approved slip (`lend JYD…`), or does request, approval and issue in one go
/// (`lend ITEM… --borrower NAME --reason WHY --approve-ink`).
#[derive(Args)]
pub struct Lend {
    /// The number of an approved slip, or numbers or label codes of materials
    #[arg(required = true)]
    what: Vec<String>,
    #[command(flatten)]
    slip: Slip,
    /// The heads have signed the paper: every missing step counts as approved in ink today
    #[arg(long)]
    approve_ink: bool,
}

impl Lend {
    /// Lends.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let mut loan = match (&self.slip.borrower, self.what.as_slice()) {
            (None, [number]) => loans::require(archive, number)?,
            (None, _) => {
                return Err(Why::misuse(
                    "要么只给一个借阅单号，要么给资料并用 --borrower 说明借阅人。",
                    "Give one slip's number, or materials with --borrower.",
                ));
            }
            (Some(_), items) => request(desk, &self.slip, items)?,
        };
        if self.approve_ink && loan.state == loans::LoanState::Pending {
            loan = approve(desk, &loan, Vec::new())?;
        }
        let lend = LendRequest { loan: loan.id, lines: Vec::new() };
        let lent = match loans::lend(archive, &desk.actor()?, &lend) {
            Ok(lent) => lent.value,
            Err(error) => {
                if self.slip.borrower.is_some() {
                    // The slip is written: it waits, and whoever called has to know its number.
                    desk.say().remark(&loan.number);
                }
                return Err(error.into());
            }
        };
        desk.say().result(&lent, |lang| show::loan(&lent, lang))?;
        Ok(Ended::Well)
    }
}
