//! `kedang renew LOAN`: 续借.

use archive::loans::{self, RenewRequest};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Moves the due date on.
#[derive(Args)]
pub struct Renew {
    /// The slip's number or code
    loan: String,
    /// Why
    #[arg(long)]
    reason: String,
    /// Who allowed it
    #[arg(long)]
    by: String,
    /// The new due date; otherwise the days of the settings after the due date, or after today once that is past
    #[arg(long)]
    until: Option<String>,
    /// The archivist saw the material
    #[arg(long)]
    seen: bool,
}

impl Renew {
    /// Renews it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let request = RenewRequest {
            loan: loans::require(archive, &self.loan)?.id,
            due_on: self.until.clone(),
            reason: self.reason.clone(),
            seen: self.seen,
            approver: find::person(archive, &self.by)?.id,
        };
        let loan = loans::renew(archive, &actor, &request)?.value;
        desk.say().result(&loan, |lang| show::loan(&loan, lang))?;
        Ok(Ended::Well)
    }
}
