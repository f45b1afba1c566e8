//! `kedang export`: the whole archive in open formats.

use std::path::PathBuf;

use archive::files::Flow;
use archive::packages;
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};

/// Exports everything into a new folder that other programs read and check: originals, registers, every table,
/// as a BagIt bag (RFC 8493) with the SHA-256 of each file.
#[derive(Args)]
pub struct Export {
    /// The folder to make; nothing may be there
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    target: PathBuf,
}

impl Export {
    /// Exports it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor, say) = (desk.archive()?, desk.actor()?, desk.say());
        let done = packages::export(archive, &actor, &self.target, &mut |at| {
            say.progress(&format!("{} / {} MB", at.done / 1_000_000, at.total / 1_000_000));
            Flow::Continue
        });
        say.progress_over();
        let package = done?.value;
        say.result(&package, |lang| {
            let mut text = lang.pick(
                format!(
                    "{} 个文件，其中原件 {} 个，{} 字节：{}",
                    package.files,
                    package.originals,
                    package.bytes,
                    package.folder.display()
                ),
                format!(
                    "{} files, {} of them originals, {} bytes: {}",
                    package.files,
                    package.originals,
                    package.bytes,
                    package.folder.display()
                ),
            );
            for each in &package.missing {
                text.push_str(&format!("\n{}  {}", each.number, lang.pick(&each.zh, &each.en)));
            }
            text
        })?;
        Ok(if package.missing.is_empty() { Ended::Well } else { Ended::WithFindings })
    }
}
