//! `kedang files OWNER`: the attachments of a record.

use archive::attachments;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// The files of a record, in the order they came.
#[derive(Args)]
pub struct Files {
    /// Number or code of a material, receipt or loan slip, or `tray`
    owner: String,
}

impl Files {
    /// Lists them.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let all = attachments::list(archive, find::owner(archive, &self.owner)?)?;
        desk.say().result(&all, |lang| {
            let rows: Vec<_> = all
                .iter()
                .zip(1..)
                .map(|(a, nth): (_, u32)| {
                    let gone = if a.withdrawn_at.is_some() { lang.pick("已撤回", "withdrawn") } else { "" };
                    vec![
                        nth.to_string(),
                        a.name.clone(),
                        a.role.word(lang).to_owned(),
                        show::bytes(a.size),
                        a.sha256.clone(),
                        gone.to_owned(),
                    ]
                })
                .collect();
            show::table(&rows)
        })?;
        Ok(Ended::Well)
    }
}
