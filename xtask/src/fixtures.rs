//! What is generated and committed: the types of the window, the schema, the
//! icons. `cargo xtask fixtures` writes them again, `cargo xtask test` refuses
//! them when they are stale.
//!
//! The tests that own such a file compare it with what they would write; with
//! `UPDATE=1` they write it instead.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Done};
use crate::tally::Count;
use crate::{icons, node};

/// Writes everything generated again.
pub fn fixtures() -> Done {
    node::ready()?;
    node::packages()?;
    icons::icons()?;
    let mut test = shell::cargo("test");
    test.args(["--workspace", "--exclude", "xtask", "--exclude", "tests", "generated"]);
    shell::run(test.env("UPDATE", "1"))
}

/// The generated files as they stand, to be compared after the tests.
pub struct Generated(BTreeMap<PathBuf, Vec<u8>>);

impl Generated {
    /// Reads them all.
    pub fn now() -> Generated {
        let mut files = BTreeMap::new();
        for place in GENERATED {
            read_into(&shell::at(place), &mut files);
        }
        Generated(files)
    }

    /// Whether the tests left them as they were. A generator that writes
    /// during a test run (ts-rs does) would otherwise hide stale files.
    pub fn still_fresh(&self) -> Done<Count> {
        let Generated(after) = Generated::now();
        let mut stale = false;
        for path in self.0.keys().chain(after.keys()) {
            if self.0.get(path) != after.get(path) {
                println!("was stale and is written again, commit it: {}", path.display());
                stale = true;
            }
        }
        Ok(Count::one(!stale))
    }
}

fn read_into(path: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    if let Ok(bytes) = fs::read(path) {
        files.insert(path.to_path_buf(), bytes);
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        read_into(&entry.path(), files);
    }
}

/// Where generated files live.
const GENERATED: &[&str] = &["ui/src/lib/ipc/generated.ts"];
