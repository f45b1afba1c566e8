//! `kedang export-file OWNER`: saves an original outside the archive.

use std::path::PathBuf;

use archive::Error;
use archive::attachments::{self, SaveRequest};
use archive::error::Noun;
use archive::files::unwatched;
use clap::Args;
use serde_json::json;

use crate::desk::Desk;
use crate::find;
use crate::say::{Done, Ended};

/// Saves one file of a record as it was attached, verified on the way; the journal and the register
/// of use say so.
#[derive(Args)]
pub struct ExportFile {
    /// Number or code of a material, receipt or loan slip, or `tray`
    owner: String,
    /// Which file, from 1
    #[arg(long, default_value_t = 1)]
    nth: usize,
    /// The file to make, or a folder for it; nothing is overwritten
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    target: PathBuf,
    /// What for
    #[arg(long, default_value = "")]
    reason: String,
}

impl ExportFile {
    /// Saves it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let all = attachments::list(archive, find::owner(archive, &self.owner)?)?;
        let chosen = self.nth.checked_sub(1).and_then(|at| all.get(at));
        let chosen =
            chosen.ok_or_else(|| Error::not_found(Noun::Attachment, format!("{} {}", self.owner, self.nth)))?;
        let target = if self.target.is_dir() { self.target.join(&chosen.save_name) } else { self.target.clone() };
        let request = SaveRequest { id: chosen.id, target: target.clone(), reason: self.reason.clone() };
        let saved = attachments::save_as(archive, &actor, &request, &mut unwatched)?.value;
        let told = json!({ "file": target.display().to_string(), "sha256": saved.sha256, "size": saved.size });
        desk.say().result(&told, |_| format!("{}  {}", saved.sha256, target.display()))?;
        Ok(Ended::Well)
    }
}
