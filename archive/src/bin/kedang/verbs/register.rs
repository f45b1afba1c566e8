//! `kedang register NAME --from --to -o FILE`: 登记表.

use std::path::PathBuf;

use archive::ledgers::{self, RegisterName};
use archive::paper::{self, Printable};
use clap::Args;
use serde_json::json;

use super::print::{press, tell};
use crate::desk::Desk;
use crate::say::{Done, Ended, Why};

/// A register for a period (both days included), as PDF or xlsx by the ending of the file.
#[derive(Args)]
pub struct Register {
    /// receipts, filings, uses or loans; also F-01, F-03, F-05, F-07
    name: String,
    /// First day; otherwise the first of this year
    #[arg(long)]
    from: Option<String>,
    /// Last day; otherwise today
    #[arg(long)]
    to: Option<String>,
    /// The file to make: .pdf or .xlsx
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    target: PathBuf,
    /// Replace the file, where it is there
    #[arg(long)]
    force: bool,
}

impl Register {
    /// Makes it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let name = RegisterName::require(&self.name)?;
        let today = archive.today().to_string();
        let from = self.from.clone().unwrap_or_else(|| format!("{}-01-01", &today[..4]));
        let to = self.to.clone().unwrap_or(today);
        let ending = self.target.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "xlsx" => {
                let done = ledgers::export_xlsx(archive, &actor, name, &from, &to, &self.target, self.force)?.value;
                let told = json!({ "file": self.target.display().to_string(), "rows": done.rows });
                desk.say().result(&told, |lang| {
                    let (at, n) = (self.target.display(), done.rows);
                    lang.pick(format!("{at}  {n} 行"), format!("{at}  {n} rows"))
                })?;
                Ok(Ended::Well)
            }
            "pdf" => {
                let what = Printable::Register { name, from, to };
                let printed = paper::print_to(archive, &press()?, &actor, &what, &self.target, self.force)?.value;
                tell(desk, &printed, &self.target)
            }
            _ => Err(Why::misuse("文件名要以 .pdf 或 .xlsx 结尾。", "The file has to end in .pdf or .xlsx.")),
        }
    }
}
