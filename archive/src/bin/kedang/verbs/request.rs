//! `kedang request`: 申请借阅.

use archive::archive::Archive;
use archive::loans::{self, LoanFields, LoanLineFields, LoanMode};
use archive::materials;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// What a loan slip says.
#[derive(Args)]
pub struct Slip {
    /// Borrower: name, badge or code
    #[arg(long)]
    pub borrower: Option<String>,
    /// What for
    #[arg(long)]
    pub reason: Option<String>,
    /// Days; otherwise the most the security level allows
    #[arg(long)]
    pub days: Option<u32>,
    /// How it is borrowed
    #[arg(long, default_value = "OUT_ORIGINAL")]
    pub mode: LoanMode,
    /// Project
    #[arg(long, default_value = "")]
    pub project: String,
    /// Where it is taken, when it leaves the company
    #[arg(long, default_value = "")]
    pub destination: String,
}

/// Writes a loan slip that waits for its approvals.
#[derive(Args)]
pub struct Request {
    /// Numbers or label codes of materials
    #[arg(required = true)]
    items: Vec<String>,
    #[command(flatten)]
    slip: Slip,
}

impl Request {
    /// Writes it.
    pub fn run(&self, desk: &Desk) -> Done {
        let fields = fields(desk, &self.slip, &self.items)?;
        let loan = loans::request(desk.archive()?, &desk.actor()?, &fields)?.value;
        desk.say().result(&loan, |lang| show::loan(&loan, lang))?;
        Ok(Ended::Well)
    }
}

/// What the flags say, for a slip that is to be written.
pub fn fields(desk: &Desk, slip: &Slip, items: &[String]) -> Done<LoanFields> {
    let archive = desk.archive()?;
    let borrower = slip.borrower.as_deref().ok_or(archive::Error::Missing("borrower"))?;
    Ok(LoanFields {
        borrower: find::person(archive, borrower)?.id,
        use_reason: slip.reason.clone().unwrap_or_default(),
        project: slip.project.clone(),
        mode: slip.mode,
        destination: slip.destination.clone(),
        days: slip.days,
        lines: items.iter().map(|item| line(archive, item)).collect::<Done<_>>()?,
        draft: None,
    })
}

fn line(archive: &Archive, item: &str) -> Done<LoanLineFields> {
    let material = materials::require(archive, item)?.id;
    Ok(LoanLineFields { material, copies: None, condition_out: String::new() })
}
