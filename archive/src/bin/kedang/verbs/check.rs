//! `kedang check`: 检测.

use archive::checks::{self, Scope};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Checks the archive and changes nothing. Quick: the database, the journal, states, numbers, the
/// list of files. Full: every original is read again too.
#[derive(Args)]
pub struct Check {
    /// Read every original again (SHA-256)
    #[arg(long)]
    full: bool,
}

impl Check {
    /// Checks it.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let say = desk.say();
        let scope = if self.full { Scope::Full } else { Scope::Quick };
        let report = checks::run(archive, scope, &mut |at| {
            say.progress(&format!("{}  {} / {}", at.check.word(say.lang()), at.done, at.of));
            true
        });
        say.progress_over();
        let report = report?;
        say.result(&report, |lang| {
            let mut rows = Vec::new();
            for result in &report.results {
                let text = lang.pick(&result.zh, &result.en).clone();
                rows.push(vec![result.check.code().to_owned(), result.result.word(lang).to_owned(), text]);
            }
            let mut text = show::table(&rows);
            for finding in &report.findings {
                text.push_str(&format!("{}  {}\n", finding.check.code(), lang.pick(&finding.zh, &finding.en)));
            }
            text
        })?;
        Ok(if report.passed() { Ended::Well } else { Ended::WithFindings })
    }
}
