//! The command `kedang`, used as a person or a schedule would.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::places;

/// The command, working on one archive.
#[derive(Clone, Debug)]
pub struct Kedang {
    archive: PathBuf,
}

impl Kedang {
    /// Works on the archive in this folder.
    pub fn on(archive: impl Into<PathBuf>) -> Kedang {
        Kedang { archive: archive.into() }
    }

    /// Makes a new archive in this folder.
    #[track_caller]
    pub fn init(archive: impl Into<PathBuf>) -> Kedang {
        let kedang = Kedang::on(archive);
        done(Command::new(places::built("kedang")).arg("init").arg(&kedang.archive));
        kedang
    }

    /// The folder of the archive.
    pub fn archive(&self) -> &Path {
        &self.archive
    }

    /// A command on this archive, not yet started.
    pub fn command<S: AsRef<OsStr>>(&self, words: &[S]) -> Command {
        let mut command = Command::new(places::built("kedang"));
        command.arg("-a").arg(&self.archive).args(words);
        command
    }

    /// Does it, and answers what it printed; panics when it is refused.
    #[track_caller]
    pub fn run<S: AsRef<OsStr>>(&self, words: &[S]) -> String {
        String::from_utf8_lossy(&done(&mut self.command(words)).stdout).into_owned()
    }

    /// Does it with `--json`, and answers what it printed.
    #[track_caller]
    pub fn json<S: AsRef<OsStr>>(&self, words: &[S]) -> Value {
        let output = done(self.command(words).arg("--json"));
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("no JSON ({error}): {}", String::from_utf8_lossy(&output.stdout)))
    }
}

#[track_caller]
fn done(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    assert!(
        output.status.success(),
        "{command:?} ended with {}:\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}
