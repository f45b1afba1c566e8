//! `kedang resubmit LINE`: 补正完成.

use archive::materials::{self, Supplement};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Puts a line up for review again.
#[derive(Args)]
pub struct Resubmit {
    /// The line, `JSD20261123-001/2`
    line: String,
    /// What the customer did
    #[arg(long)]
    note: String,
    /// The pages it has now
    #[arg(long)]
    pages: Option<u32>,
}

impl Resubmit {
    /// Takes it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let before = materials::require(archive, &self.line)?;
        let pages = self.pages.unwrap_or(before.pages);
        materials::resubmit(archive, &actor, &Supplement { material: before.id, note: self.note.clone(), pages })?;
        let after = materials::get(archive, before.id)?.unwrap_or(before);
        desk.say().result(&after, |lang| show::table(&[show::material(&after, lang)]))?;
        Ok(Ended::Well)
    }
}
