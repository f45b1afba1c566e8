//! `kedang void RECEIPT`: 作废.

use archive::receipts;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Voids a receipt; the row stays, with the reason.
#[derive(Args)]
pub struct Void {
    /// The receipt's number
    receipt: String,
    /// Why
    #[arg(long)]
    reason: String,
}

impl Void {
    /// Voids it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let receipt = receipts::require(archive, &self.receipt)?;
        let receipt = receipts::void(archive, &actor, receipt.id, &self.reason)?.value;
        desk.say().result(&receipt, |lang| show::receipt(&receipt, lang))?;
        Ok(Ended::Well)
    }
}
