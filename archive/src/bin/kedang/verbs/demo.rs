//! `kedang demo`: the demonstration archive.

use std::path::{Path, PathBuf};

use archive::demo::{self, Plan};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};

/// Makes a believable archive of an invented firm in a new folder, or fills one in which nothing was
/// done yet (then named by -a).
#[derive(Args)]
pub struct Demo {
    /// The folder; without it the archive named by -a
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// How many materials
    #[arg(long, default_value_t = 2000)]
    materials: u32,
    /// The same seed tells the same story
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Demo {
    /// Makes it.
    pub fn run(&self, desk: &Desk) -> Done {
        let folder: &Path = match &self.folder {
            Some(folder) => folder,
            None => desk.folder()?,
        };
        let say = desk.say();
        let made = demo::make(folder, Plan::until_now(self.materials, self.seed), &mut |told| {
            say.progress(&format!("{}  {} / {}", told.day, told.materials, told.of));
            true
        });
        say.progress_over();
        let made = made?;
        say.result(&made, |lang| {
            let (materials, events, pin) = (made.materials, made.events, made.pin);
            lang.pick(
                format!(
                    "演示档案库在“{}”：{materials} 件资料，{events} 条日志。研发部、质量部负责人的签批密码是 {pin}。",
                    folder.display()
                ),
                format!(
                    "The demo is in “{}”: {materials} materials, {events} events. The PIN of two heads is {pin}.",
                    folder.display()
                ),
            )
        })?;
        Ok(Ended::Well)
    }
}
