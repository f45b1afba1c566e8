//! `kedang reindex`: 重建索引.

use archive::search;
use clap::Args;
use serde_json::json;

use crate::desk::Desk;
use crate::say::{Done, Ended};

/// Makes the index of the search anew from the records; nothing else changes. Cut off, the next one goes on.
#[derive(Args)]
pub struct Reindex;

impl Reindex {
    /// Makes it.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let say = desk.say();
        let mut rows = 0;
        let made = search::rebuild(archive, &mut |done, of| {
            rows = of;
            say.progress(&format!("{done} / {of}"));
            true
        });
        say.progress_over();
        made?;
        say.result(&json!({ "rows": rows }), |lang| {
            lang.pick(format!("索引已重建：{rows} 条。\n"), format!("The index is made anew: {rows} rows.\n"))
        })?;
        Ok(Ended::Well)
    }
}
