//! `kedang remind`: 催还.

use archive::clock::wall;
use archive::loans::{self, LoanFilter, LoanList, LoanRow};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Writes a recall notice for slips that are late.
#[derive(Args)]
pub struct Remind {
    /// Numbers or codes of slips
    #[arg(required_unless_present = "all")]
    loans: Vec<String>,
    /// Everything that is late
    #[arg(long, conflicts_with = "loans")]
    all: bool,
}

impl Remind {
    /// Writes them.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let mut late = Vec::new();
        if self.all {
            let filter = LoanFilter { list: LoanList::Overdue, borrower: None };
            let mut before = None;
            loop {
                let page = loans::list(archive, &filter, before, 200)?;
                // What was recalled today waits for tomorrow.
                let today = archive.today().to_string();
                let recalled =
                    |row: &LoanRow| row.reminded_at.as_deref().is_some_and(|at| wall(at).starts_with(&today));
                late.extend(page.rows.iter().filter(|row| !recalled(row)).map(|row| row.id));
                before = page.next;
                if before.is_none() {
                    break;
                }
            }
        }
        for number in &self.loans {
            late.push(loans::require(archive, number)?.id);
        }
        let written = if late.is_empty() { Vec::new() } else { loans::remind(archive, &actor, &late)?.value };
        desk.say().result(&written, |lang| {
            let rows: Vec<_> = written
                .iter()
                .map(|r| {
                    let nth = lang.pick(format!("第 {} 次催还", r.nth), format!("recall {}", r.nth));
                    let late = lang.pick(format!("逾期 {} 天", r.days_late), format!("{} days late", r.days_late));
                    vec![r.loan.number.clone(), r.loan.borrower_name.clone(), nth, late]
                })
                .collect();
            show::table(&rows)
        })?;
        Ok(Ended::Well)
    }
}
