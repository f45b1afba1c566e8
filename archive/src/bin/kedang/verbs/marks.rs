//! `kedang marks OWNER`: what was marked on the attachments of a record.

use archive::{attachments, marks};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// The marks beside the files of a record, file by file
#[derive(Args)]
pub struct Marks {
    /// Number or code of a material, receipt or loan slip, or `tray`
    owner: String,
}

impl Marks {
    /// Lists them.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let mut all = Vec::new();
        let mut rows = Vec::new();
        for file in attachments::list(archive, find::owner(archive, &self.owner)?)? {
            for mark in marks::list(archive, file.id)? {
                rows.push((file.name.clone(), all.len()));
                all.push(mark);
            }
        }
        desk.say().result(&all, |lang| {
            let row = |(name, at): &(String, usize)| {
                let mark = &all[*at];
                let page = lang.pick(format!("第 {} 页", mark.page), format!("page {}", mark.page));
                let kind = mark.kind.word(lang).to_owned();
                vec![name.clone(), page, mark.nth.to_string(), kind, mark.note.clone(), mark.made_by.clone()]
            };
            show::table(&rows.iter().map(row).collect::<Vec<_>>())
        })?;
        Ok(Ended::Well)
    }
}
