//! `kedang lend`: 借出.

use archive::loans::{self, Decisions, LendRequest};
use clap::Args;

use super::approve::approve;
use super::request::{Slip, fields};
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
        let lent = match (&self.slip.borrower, self.what.as_slice()) {
            (None, [number]) => {
                let loan = loans::require(archive, number)?;
                if self.approve_ink && loan.state == loans::LoanState::Pending {
                    approve(desk, &loan, Decisions::AllInInk)?;
                }
                loans::lend(archive, &desk.actor()?, &LendRequest { loan: loan.id, lines: Vec::new() })?.value
            }
            (None, _) => {
                return Err(Why::misuse(
                    "要么只给一个借阅单号，要么给资料并用 --borrower 说明借阅人。",
                    "Give one slip's number, or materials with --borrower.",
                ));
            }
            (Some(_), _) if !self.approve_ink => {
                return Err(Why::misuse(
                    "直接借出资料须已签批：加 --approve-ink；还没签的请先用 kedang request。",
                    "Materials are lent at once only with --approve-ink; while nothing is signed use `kedang request`.",
                ));
            }
            (Some(_), items) => loans::lend_at_once(archive, &desk.actor()?, &fields(desk, &self.slip, items)?)?.value,
        };
        desk.say().result(&lent, |lang| show::loan(&lent, lang))?;
        Ok(Ended::Well)
    }
}
