//! `kedang info`: what the archive holds.

use archive::{checks, today};
use clap::Args;
use serde_json::json;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Counts, sizes and the head of the journal.
#[derive(Args)]
pub struct Info {}

impl Info {
    /// Tells it.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let settings = archive.settings()?;
        let counts = today::counts(archive)?;
        let extent = checks::extent(archive)?;
        let info = json!({
            "archive": archive.root().display().to_string(),
            "program": env!("CARGO_PKG_VERSION"),
            "step": archive::SCHEMA_STEP,
            "company": settings.company,
            "code": settings.fonds,
            "materials": counts.materials,
            "filed": extent.filed,
            "receipts": extent.receipts,
            "loans": extent.loans,
            "out": counts.out,
            "late": counts.late,
            "waiting": counts.all,
            "customers": extent.customers,
            "people": extent.people,
            "attachments": extent.attachments,
            "files": extent.files,
            "file_bytes": extent.file_bytes,
            "database_bytes": extent.database_bytes,
            "events": extent.events,
            "head": archive::journal::head_code(archive)?,
        });
        desk.say().result(&info, |lang| {
            let row = |zh: &str, en: &str, value: String| vec![lang.pick(zh, en).to_owned(), value];
            show::table(&[
                row("档案库", "archive", archive.root().display().to_string()),
                row("单位", "company", format!("{} {}", settings.company, settings.fonds)),
                row("资料", "materials", format!("{}", counts.materials)),
                row("已归档", "filed", extent.filed.to_string()),
                row("接收单", "receipts", extent.receipts.to_string()),
                row("借阅单", "loan slips", extent.loans.to_string()),
                row("在外", "out", counts.out.to_string()),
                row("逾期", "late", counts.late.to_string()),
                row("今日等着", "waiting", counts.all.to_string()),
                row("客户", "customers", extent.customers.to_string()),
                row("人员", "people", extent.people.to_string()),
                row("附件", "attachments", extent.attachments.to_string()),
                row("原件", "originals", format!("{}，{}", extent.files, show::bytes(extent.file_bytes))),
                row("数据库", "database", show::bytes(extent.database_bytes)),
                row(
                    "日志",
                    "journal",
                    format!("{}，{}", extent.events, archive::journal::head_code(archive).unwrap_or_default()),
                ),
            ])
        })?;
        Ok(Ended::Well)
    }
}
