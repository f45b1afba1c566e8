//! The archives that are measured: made by `kedang demo --seed 1` on the first use and kept, so that
//! anyone measures the same ones.

use std::path::{Path, PathBuf};
use std::process::Command;

use archive::Archive;
use tests::places;

/// Where the archives lie, and how large the largest is.
pub struct Archives {
    folder: PathBuf,
    /// Materials of the largest.
    pub most: u32,
}

/// Materials of the smallest.
pub const LEAST: u32 = 10_000;

impl Archives {
    /// Archives kept in a folder.
    pub fn new(folder: PathBuf, most: u32) -> Archives {
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        Archives { folder, most: most.max(LEAST) }
    }

    /// The sizes measured: ten thousand and its tenfolds up to the largest.
    pub fn sizes(&self) -> Vec<u32> {
        let mut sizes: Vec<u32> = std::iter::successors(Some(LEAST), |size| size.checked_mul(10))
            .take_while(|size| *size < self.most)
            .collect();
        sizes.push(self.most);
        sizes
    }

    /// The folder of the archive with so many materials.
    pub fn folder_of(&self, materials: u32) -> PathBuf {
        let folder = self.folder.join(materials.to_string());
        if !folder.join("archive.db").exists() {
            eprintln!("making an archive of {materials} materials, once …");
            let half = folder.with_extension("half");
            let _ = std::fs::remove_dir_all(&half);
            let mut kedang = Command::new(places::built("kedang"));
            kedang.arg("demo").arg(&half).args(["--seed", "1", "--materials", &materials.to_string()]);
            let made = kedang.status().expect("kedang is built");
            assert!(made.success(), "no demo of {materials}");
            std::fs::rename(&half, &folder).expect("the archive gets its name");
        }
        folder
    }

    /// Opens it.
    pub fn open(&self, materials: u32) -> Archive {
        Archive::open(&self.folder_of(materials)).expect("the archive opens")
    }

    /// A file beside the archives for what a measurement makes for itself.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// How a number of materials is written in the table.
pub fn short(materials: u32) -> String {
    match materials {
        n if n % 1_000_000 == 0 => format!("{} M", n / 1_000_000),
        n => format!("{} k", n / 1_000),
    }
}

/// Runs a command and wants it to succeed.
pub fn done(command: &mut Command) {
    let out = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
}

/// A command line for the shell.
pub fn shell(line: &str, folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-ec", line]).current_dir(folder);
    command
}
