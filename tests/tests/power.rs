//! Promise 1 against a power cut: what is said to be done is on the disk, in the order that survives one. A killed
//! program proves nothing of it (the system still has its pages), so the calls themselves are written down.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tests::Kedang;

/// What a command brought to the disk, gave a name and said, in order.
struct Calls(Vec<String>);

impl Calls {
    fn of(shim: &Path, log: &Path, kedang: &Kedang, words: &[&str]) -> Calls {
        let _ = fs::remove_file(log);
        let done = kedang.command(words).env("LD_PRELOAD", shim).env("KEDANG_CALLS", log).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Calls(fs::read_to_string(log).unwrap().lines().map(str::to_owned).collect())
    }

    /// Where a call stands; after `from`.
    #[track_caller]
    fn at(&self, from: usize, what: &str, path: impl Fn(&str) -> bool) -> usize {
        let found = self.0.iter().skip(from).position(|call| {
            let (did, at) = call.split_once(' ').unwrap();
            did == what && path(at)
        });
        from + found.unwrap_or_else(|| panic!("no {what} after {from}: {:#?}", self.0))
    }
}

fn shim(folder: &Path) -> PathBuf {
    let (source, library) = (folder.join("power.c"), folder.join("power.so"));
    fs::write(&source, include_str!("power.c")).unwrap();
    let made = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).args([&library, &source]).status().unwrap();
    assert!(made.success());
    library
}

#[test]
fn an_attachment_is_on_the_disk_before_it_is_said_to_be_attached() {
    let home = tempfile::tempdir().unwrap();
    let kedang = Kedang::of_a_firm(home.path().join("库"));
    let (shim, log) = (shim(home.path()), home.path().join("calls"));
    let scan = home.path().join("总装图.txt");
    fs::write(&scan, "drawn").unwrap();
    let calls = Calls::of(&shim, &log, &kedang, &["attach", "tray", scan.to_str().unwrap()]);

    let stored = |at: &str| at.contains("/files/") && !at.contains("/incoming/");
    let named = calls.at(0, "named", stored);
    let content = calls.at(0, "synced", |at| at.contains("/incoming/") || at.contains("/files/"));
    assert!(content < named, "the content got its name before it was on the disk: {:#?}", calls.0);
    let folder = Path::new(calls.0[named].split_once(' ').unwrap().1).parent().unwrap().to_owned();
    let secured = calls.at(named, "synced", |at| Path::new(at) == folder);
    let committed = calls.at(secured, "synced", |at| at.ends_with("archive.db-wal"));
    calls.at(committed, "said", |_| true);
    let first = calls.at(0, "said", |_| true);
    assert!(first > committed, "it was said before it was done: {:#?}", calls.0);
}

#[test]
fn every_act_is_on_the_disk_before_it_is_said_to_be_done() {
    let home = tempfile::tempdir().unwrap();
    let kedang = Kedang::of_a_firm(home.path().join("库"));
    let (shim, log) = (shim(home.path()), home.path().join("calls"));
    let calls = Calls::of(&shim, &log, &kedang, &["customer", "add", "HD", "恒达精密机械有限公司"]);
    let committed = calls.at(0, "synced", |at| at.ends_with("archive.db-wal"));
    assert!(calls.at(0, "said", |_| true) > committed, "{:#?}", calls.0);
}
