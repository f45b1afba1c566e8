//! Promise 9: the archive can leave. What `kedang export` makes is read by others: `sha256sum`, Python's own CSV
//! reader, and the eyes of somebody who has only the folder.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tests::state::files_below;
use tests::{Disk, Kedang, State};

#[test]
fn everything_leaves_and_others_can_read_and_check_it() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::demo(folder.path().join("库"));
    let before = State::of(kedang.archive());
    let bag = folder.path().join("客档 2026-11");
    let package = export(&kedang, &bag, 0);

    // The folder is whole: nothing in it that its manifests do not name, and each as they say.
    let listed = |name: &str| -> BTreeSet<String> {
        let text = fs::read_to_string(bag.join(name)).unwrap();
        text.lines().map(|line| line.split_once("  ").unwrap().1.to_owned()).collect()
    };
    let mut named = listed("manifest-sha256.txt");
    assert_eq!(package["files"], named.len());
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let checked =
            Command::new("sha256sum").args(["--check", "--strict", "--quiet", manifest]).current_dir(&bag).output();
        assert!(checked.as_ref().unwrap().status.success(), "{checked:?}");
    }
    named.extend(listed("tagmanifest-sha256.txt"));
    named.insert("tagmanifest-sha256.txt".to_owned());
    assert_eq!(files_below(&bag).into_keys().collect::<BTreeSet<_>>(), named);
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    assert!(info.contains(&format!("Payload-Oxum: {}.{}\n", package["bytes"], package["files"])), "{info}");
    assert!(info.contains(&format!("Internal-Sender-Identifier: {}\n", package["head"].as_str().unwrap())), "{info}");

    // Every original is in it, and nothing else calls itself one.
    let digests = |files: std::collections::BTreeMap<String, (u64, u64)>| files.into_values().collect::<BTreeSet<_>>();
    let stored = digests(files_below(&kedang.archive().join("files")));
    assert!(stored.len() > 60, "a demo without originals proves nothing: {}", stored.len());
    assert_eq!(digests(files_below(&bag.join("data/原件"))), stored);

    // Every row of every table, the chain by the rule in 说明.txt, and no PIN.
    let read = judged(&bag);
    assert_eq!((&read["head"], &read["there"], &read["gone"]), (&package["head"], &package["originals"], &0.into()));
    let kept = before.tables.iter().filter(|(name, _)| !name.starts_with("search") && !name.starts_with("sqlite"));
    let rows: serde_json::Map<String, Value> = kept.map(|(name, (rows, _))| (name.clone(), (*rows).into())).collect();
    assert_eq!(read["rows"], Value::Object(rows));
    let person: Vec<&str> = read["columns"]["person"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
    assert!(person.contains(&"name") && !person.contains(&"pin"), "{person:?}");
    for name in files_below(&bag).keys() {
        let bytes = fs::read(bag.join(name)).unwrap();
        assert!(!bytes.windows(7).any(|word| word == b"$argon2"), "{name} holds a hashed PIN");
    }

    // The four registers are books a year; the act is in the journal, and nothing else has changed.
    let books = files_below(&bag.join("data/登记簿"));
    assert!(
        books.len() >= 4 && books.len().is_multiple_of(4) && books.keys().all(|name| name.ends_with(".xlsx")),
        "{books:?}"
    );
    let after = State::of(kedang.archive());
    let changed: Vec<&str> = after
        .tables
        .iter()
        .filter(|(name, rows)| before.tables[*name] != **rows)
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!((after.files, changed), (before.files, vec!["journal", "journal_subject"]));
    assert_eq!(after.tables["journal"].0, before.tables["journal"].0 + 1);
    kedang.must_be_sound();
}

#[test]
fn an_original_that_is_damaged_or_gone_is_named_and_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::of_a_firm(folder.path().join("库"));
    for (name, bytes) in [("好的.txt", "whole"), ("坏的.txt", "damaged"), ("丢的.txt", "gone")] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        kedang.run(&["attach", "tray", path.to_str().unwrap()]);
    }
    let stored = |content: &str| -> PathBuf {
        let files = kedang.archive().join("files");
        let name =
            files_below(&files).into_keys().find(|name| fs::read(files.join(name)).unwrap() == content.as_bytes());
        files.join(name.unwrap())
    };
    fs::remove_file(stored("gone")).unwrap();
    let damaged = stored("damaged");
    fs::set_permissions(&damaged, fs::Permissions::from_mode(0o644)).unwrap();
    fs::write(&damaged, "Damaged").unwrap();

    let bag = folder.path().join("带走");
    let package = export(&kedang, &bag, 1);
    let missing: Vec<&str> =
        package["missing"].as_array().unwrap().iter().map(|m| m["name"].as_str().unwrap()).collect();
    assert_eq!((missing, &package["originals"]), (vec!["坏的.txt", "丢的.txt"], &1.into()));
    for each in package["missing"].as_array().unwrap() {
        tests::kedang::require_sentence(each["zh"].as_str().unwrap(), each["en"].as_str().unwrap());
    }
    let read = judged(&bag);
    assert_eq!((&read["there"], &read["gone"]), (&1.into(), &2.into()));
    assert_eq!(files_below(&bag.join("data/原件")).len(), 1, "nothing half-copied stays");
}

#[test]
fn it_overwrites_nothing_and_leaves_nothing_half_made() {
    let folder = tempfile::tempdir().unwrap();
    let kedang = Kedang::of_a_firm(folder.path().join("库"));
    let scan = folder.path().join("大图.tif");
    fs::write(&scan, vec![7; 3 << 20]).unwrap();
    kedang.run(&["attach", "tray", scan.to_str().unwrap()]);
    let refused = |to: &Path, code: &str| {
        let before = State::of(kedang.archive());
        let refusal = kedang.refused(&["export", "-o", to.to_str().unwrap()]);
        assert_eq!(refusal.code, code, "{refusal:?}");
        assert_eq!(State::of(kedang.archive()), before, "a refused export is no event");
    };

    let there = folder.path().join("已有");
    fs::create_dir(&there).unwrap();
    refused(&there, "target.exists");
    assert!(files_below(&there).is_empty());
    fs::write(there.join("别人的.txt"), "别人的").unwrap();
    refused(&there.join("别人的.txt"), "target.exists");
    assert_eq!(fs::read_to_string(there.join("别人的.txt")).unwrap(), "别人的");

    // Nor into the archive itself, however it is called.
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(kedang.archive(), &link).unwrap();
    for inside in [kedang.archive().join("files/带走"), link.join("带走")] {
        refused(&inside, "target.in_archive");
    }
    let slip = kedang.json(&["receive", "--customer", "HX", "--by", "罗一鸣", "--title", "外壳"]);
    let (number, database) = (slip["receipt"]["number"].as_str().unwrap(), kedang.archive().join("archive.db"));
    let over = kedang.refused(&["print", "F-01B", number, "--force", "-o", database.to_str().unwrap()]);
    assert_eq!(over.code, "target.in_archive", "{over:?}");
    kedang.must_be_sound();

    let Some(disk) = Disk::of("4m") else { return };
    disk.fill_but(1 << 20);
    let names = || fs::read_dir(disk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<BTreeSet<_>>();
    let before = names();
    refused(&disk.path().join("带走"), "disk.full");
    assert_eq!(names(), before);
}

/// Exports, ending with this code, and answers what it said.
#[track_caller]
fn export(kedang: &Kedang, to: &Path, exit: i32) -> Value {
    let output = kedang.command(&["export", "--json", "-o"]).arg(to).output().unwrap();
    assert_eq!(output.status.code(), Some(exit), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What somebody reads in it who has Python and no Kedang.
#[track_caller]
fn judged(bag: &Path) -> Value {
    let judge = Path::new(env!("CARGO_MANIFEST_DIR")).join("judge/leaving.py");
    let output = Command::new("python3").arg(judge).arg(bag).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
