//! `kedang reverse LOAN`: 冲正.

use archive::loans;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Takes a wrong issue back by a visible counter-entry.
#[derive(Args)]
pub struct Reverse {
    /// The slip's number or code
    loan: String,
    /// Why
    #[arg(long)]
    reason: String,
}

impl Reverse {
    /// Reverses it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let loan = loans::reverse(archive, &actor, loans::require(archive, &self.loan)?.id, &self.reason)?.value;
        desk.say().result(&loan, |lang| show::loan(&loan, lang))?;
        Ok(Ended::Well)
    }
}
