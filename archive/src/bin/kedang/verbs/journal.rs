//! `kedang journal verify`: the audit chain.

use archive::journal;
use clap::{Args, Subcommand};
use serde_json::json;

use crate::desk::Desk;
use crate::say::{Done, Ended};

/// The audit chain.
#[derive(Args)]
pub struct Journal {
    #[command(subcommand)]
    verb: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Prove every event from the first on
    Verify {
        /// A code as slips print it: the chain still has to hold the event it belongs to
        #[arg(long)]
        code: Option<String>,
    },
}

impl Journal {
    /// Proves it.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let Act::Verify { code } = &self.verb;
        let report = journal::verify(archive)?;
        let at = match code {
            Some(code) => journal::verify_code(archive, code)?,
            None => None,
        };
        let told = json!({
            "events": report.events, "broken_at": report.broken_at, "head": report.head,
            "code": code, "code_at": at,
        });
        desk.say().result(&told, |lang| {
            let (n, head) = (report.events, &report.head);
            let mut text = match report.broken_at {
                None => lang.pick(format!("日志链完整：{n} 条，末条 {head}\n"), format!("The chain is whole: {n} events, head {head}\n")),
                Some(at) => lang.pick(
                    format!("日志链在第 {at} 条断开：此条或它之前被改动过。共 {n} 条。\n"),
                    format!("The chain breaks at event {at}: it or one before it was changed. {n} events.\n"),
                ),
            };
            if let Some(code) = code {
                text += &match &at {
                    Some(at) => lang.pick(format!("{code} 是第 {} 条\n", at.seq), format!("{code} is event {}\n", at.seq)),
                    None => lang.pick(
                        format!("日志里没有 {code}：打印它之后日志被改写过，或抄错了\n"),
                        format!("There is no {code} in the journal: it was rewritten after that was printed, or the code is misread\n"),
                    ),
                };
            }
            text
        })?;
        let sound = report.broken_at.is_none() && (code.is_none() || at.is_some());
        Ok(if sound { Ended::Well } else { Ended::WithFindings })
    }
}
