//! What was said on the command line: `--archive DIR`, nothing else.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How Kedang was started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Launch {
    /// The archive folder to open, absolute. Without it the last one opens.
    pub archive: Option<PathBuf>,
}

impl Launch {
    /// Reads the arguments after the program's name. A relative folder counts
    /// from `here`. The error is a sentence for the terminal.
    pub fn from_args(args: impl Iterator<Item = OsString>, here: &Path) -> Result<Launch, String> {
        let mut args = args;
        let mut launch = Launch::default();
        while let Some(arg) = args.next() {
            let text = arg.to_string_lossy();
            if text == "--archive" {
                let folder = args.next().ok_or_else(usage)?;
                launch.archive = Some(here.join(folder));
            } else if let Some(folder) = text.strip_prefix("--archive=") {
                launch.archive = Some(here.join(folder));
            } else {
                return Err(usage());
            }
        }
        Ok(launch)
    }
}

fn usage() -> String {
    "用法 Usage: kedang-desktop [--archive DIR]".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn launch(args: &[&str]) -> Result<Launch, String> {
        Launch::from_args(args.iter().map(OsString::from), Path::new("/desk"))
    }

    #[test]
    fn a_relative_folder_counts_from_where_it_was_started() {
        for args in [&["--archive", "客档 2026"][..], &["--archive=客档 2026"]] {
            let archive = launch(args).expect("understood").archive;
            assert_eq!(archive, Some(PathBuf::from("/desk/客档 2026")));
        }
    }

    #[test]
    fn nothing_said_opens_the_last_archive() {
        assert_eq!(launch(&[]), Ok(Launch::default()));
    }

    #[test]
    fn what_is_not_understood_is_refused_with_the_usage() {
        for args in [&["--archive"][..], &["--verbose"], &["somewhere"]] {
            let refusal = launch(args).expect_err("refused");
            assert!(refusal.contains("--archive DIR"), "{refusal}");
        }
    }
}
