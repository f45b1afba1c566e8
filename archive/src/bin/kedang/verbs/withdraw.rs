//! `kedang withdraw LOAN`: 撤回.

use archive::loans;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Withdraws a slip before anything left.
#[derive(Args)]
pub struct Withdraw {
    /// The slip's number or code
    loan: String,
    /// Why
    #[arg(long)]
    reason: String,
}

impl Withdraw {
    /// Withdraws it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let loan = loans::withdraw(archive, &actor, loans::require(archive, &self.loan)?.id, &self.reason)?.value;
        desk.say().result(&loan, |lang| show::loan(&loan, lang))?;
        Ok(Ended::Well)
    }
}
