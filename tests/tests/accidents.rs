//! Bad input and bad luck: each gets a sentence in both languages that says what, where and what to do, with a
//! stable code, and leaves the archive exactly as it was.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::Value;
use tests::pdf::with_pages;
use tests::state::files_below;
use tests::{Disk, Kedang, State};

/// An archive with one receipt of one drawing, beside a folder for files.
struct Firm {
    folder: tempfile::TempDir,
    kedang: Kedang,
}

impl Firm {
    fn new() -> Firm {
        let folder = tempfile::tempdir().unwrap();
        let kedang = Kedang::of_a_firm(folder.path().join("客供资料 档案库"));
        receive(&kedang, "外壳总装图");
        Firm { folder, kedang }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn state(&self) -> State {
        State::of(self.kedang.archive())
    }

    /// Attaches one file to the tray, and answers what became of it.
    fn attach(&self, path: &Path) -> Value {
        let mut command = self.kedang.command(&["attach", "tray"]);
        let output = command.arg(path).arg("--json").output().unwrap();
        let said = if output.stdout.is_empty() { &output.stderr } else { &output.stdout };
        let value: Value = serde_json::from_slice(said).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(said)));
        value.get(0).cloned().unwrap_or(value)
    }

    /// A file that is refused with this code, and after which everything is as it was.
    #[track_caller]
    fn refuses(&self, path: &Path, code: &str) {
        let before = self.state();
        let report = self.attach(path);
        let problem = if report["result"].is_null() { &report } else { &report["result"]["problem"] };
        assert_eq!(problem["code"], code, "{report}");
        tests::kedang::require_sentence(problem["zh"].as_str().unwrap(), problem["en"].as_str().unwrap());
        assert_eq!(self.state(), before, "{} left something behind", path.display());
    }

    #[track_caller]
    fn takes(&self, path: &Path) -> Value {
        let report = self.attach(path);
        assert_eq!(report["result"]["outcome"], "attached", "{report}");
        report
    }

    /// The original of a file in the tray, from 1, as it leaves the archive.
    #[track_caller]
    fn original(&self, nth: usize) -> Vec<u8> {
        let target = self.path(&format!("original {nth}"));
        self.kedang.run(&["export-file", "tray", "--nth", &nth.to_string(), "-o", target.to_str().unwrap()]);
        fs::read(&target).unwrap()
    }
}

fn receive(kedang: &Kedang, title: &str) -> Value {
    kedang.json(&["receive", "--customer", "HX", "--by", "罗一鸣", "--title", title, "--copies", "1", "--pages", "2"])
}

// ---- the folder ----

#[test]
fn a_folder_that_is_no_archive_is_named_and_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("没有这个文件夹");
    let refusal = Kedang::on(&missing).refused(&["info"]);
    assert_eq!((refusal.exit, refusal.code.as_str()), (1, "archive.none"));
    assert!(refusal.zh.contains("没有这个文件夹") && refusal.en.contains("没有这个文件夹"), "{refusal:?}");
    assert!(!missing.exists());

    fs::write(folder.path().join("报价.xlsx"), b"not ours").unwrap();
    assert_eq!(Kedang::on(folder.path()).refused(&["info"]).code, "archive.none");
    let init = ["init", folder.path().to_str().unwrap(), "--company", "云砚", "--operator", "周晓岚"];
    assert_eq!(Kedang::on(folder.path()).refused(&init).code, "archive.folder_in_use");
    assert_eq!(files_below(folder.path()).len(), 1, "nothing was put there");

    fs::write(folder.path().join("archive.db"), b"this is a letter, not a database").unwrap();
    let refusal = Kedang::on(folder.path()).refused(&["info"]);
    assert!(["archive.damaged", "archive.foreign"].contains(&refusal.code.as_str()), "{refusal:?}");
    assert_eq!(fs::read(folder.path().join("archive.db")).unwrap(), b"this is a letter, not a database");
}

#[test]
fn a_newer_archive_and_a_foreign_database_are_left_alone() {
    let firm = Firm::new();
    let database = firm.kedang.archive().join("archive.db");
    let set = |pragma: &str| {
        let connection = Connection::open(&database).unwrap();
        connection.execute_batch(&format!("PRAGMA {pragma}")).unwrap();
    };
    set("user_version = 999");
    let before = firm.state();
    let refusal = firm.kedang.refused(&["info"]);
    assert_eq!(refusal.code, "archive.newer");
    assert!(refusal.zh.contains("999"), "it says which: {refusal:?}");
    assert_eq!(firm.state(), before);

    set("application_id = 7");
    let before = firm.state();
    assert_eq!(firm.kedang.refused(&["info"]).code, "archive.foreign");
    assert_eq!(firm.state(), before);
}

#[test]
fn a_damaged_page_is_said_and_not_made_worse() {
    let firm = Firm::new();
    let database = firm.kedang.archive().join("archive.db");
    // Nobody has it open: the file alone is the whole database.
    assert!(!firm.kedang.archive().join("archive.db-wal").exists());
    let mut bytes = fs::read(&database).unwrap();
    bytes[100..4000].fill(0xAB);
    fs::write(&database, &bytes).unwrap();
    let refusal = firm.kedang.refused(&["info"]);
    assert_eq!(refusal.code, "archive.damaged", "{refusal:?}");
    assert_eq!(fs::read(&database).unwrap(), bytes, "it is left for whoever mends it");
}

#[test]
fn an_archive_held_by_another_program_is_waited_for_and_then_said() {
    let firm = Firm::new();
    let before = firm.state();
    let holder = Connection::open(firm.kedang.archive().join("archive.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let words = ["receive", "--customer", "HX", "--by", "罗一鸣", "--title", "外壳"];
    assert_eq!(firm.kedang.refused(&words).code, "archive.locked");
    holder.execute_batch("ROLLBACK").unwrap();
    drop(holder);
    assert_eq!(firm.state(), before);

    // Let go in time, it is only waited for.
    let holder = Connection::open(firm.kedang.archive().join("archive.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting = thread::spawn(move || {
        thread::sleep(Duration::from_millis(700));
        holder.execute_batch("ROLLBACK").unwrap();
    });
    receive(&firm.kedang, "外壳");
    waiting.join().unwrap();
    firm.kedang.must_be_sound();
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_written() {
    let Some(disk) = Disk::of("24m") else { return };
    let kedang = Kedang::of_a_firm(disk.path().join("库"));
    let received = receive(&kedang, "外壳总装图");
    let number = received["receipt"]["number"].as_str().unwrap().to_owned();
    let source = tempfile::tempdir().unwrap();
    let scan = source.path().join("大图.tif");
    fs::write(&scan, vec![7; 3 << 20]).unwrap();

    disk.fill_but(1 << 20);
    let before = State::of(kedang.archive());
    let report = kedang.command(&["attach", &number]).arg(&scan).arg("--json").output().unwrap();
    assert_eq!(report.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&report.stdout).contains("disk.full"), "{report:?}");
    assert_eq!(State::of(kedang.archive()), before);

    // Not one block left: a verb, a print and a new archive.
    disk.free();
    disk.fill_but(0);
    let before = State::of(kedang.archive());
    let words = ["receive", "--customer", "HX", "--by", "罗一鸣", "--title", "外壳"];
    let full =
        |refusal: tests::Refusal| assert_eq!((refusal.exit, refusal.code.as_str()), (1, "disk.full"), "{refusal:?}");
    full(kedang.refused(&words));
    assert_eq!(State::of(kedang.archive()), before);
    let slip = disk.path().join("接收单.pdf");
    full(kedang.refused(&["print", "F-01B", &number, "-o", slip.to_str().unwrap()]));
    assert!(!slip.exists(), "no half slip");
    let other = disk.path().join("另一个库");
    full(Kedang::on(&other).refused(&["init", other.to_str().unwrap(), "--company", "云砚", "--operator", "周晓岚"]));
    assert!(!other.exists(), "no half archive");
    assert_eq!(State::of(kedang.archive()), before);

    // A print that nobody has is not counted: the next one is the first.
    disk.free();
    assert_eq!(kedang.json(&["print", "F-01B", &number, "-o", slip.to_str().unwrap()])["nth"], 1);
    receive(&kedang, "外壳");
    kedang.must_be_sound();
}

#[test]
fn a_read_only_disk_is_said() {
    let Some(disk) = Disk::of("24m") else { return };
    let kedang = Kedang::of_a_firm(disk.path().join("库"));
    receive(&kedang, "外壳总装图");
    disk.remount("ro");
    let refusal = kedang.refused(&["receive", "--customer", "HX", "--by", "罗一鸣", "--title", "外壳"]);
    assert_eq!(refusal.code, "archive.read_only", "{refusal:?}");
    let other = disk.path().join("另一个库");
    let words = ["init", other.to_str().unwrap(), "--company", "云砚", "--operator", "周晓岚"];
    assert_eq!(Kedang::on(&other).refused(&words).code, "archive.read_only");
    disk.remount("rw");
    receive(&kedang, "外壳");
    kedang.must_be_sound();
}

#[test]
fn a_bare_name_is_in_the_folder_one_stands_in() {
    let folder = tempfile::tempdir().unwrap();
    let here = |words: &[&str]| {
        let mut command = Command::new(tests::places::built("kedang"));
        let output = command.current_dir(folder.path()).args(words).output().unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
    };
    here(&["init", "库", "--company", "云砚", "--operator", "周晓岚"]);
    here(&["-a", "库", "customer", "add", "HX", "华芯电子有限公司"]);
    fs::write(folder.path().join("扫描.txt"), "scanned").unwrap();
    here(&["-a", "库", "attach", "tray", "扫描.txt"]);
    here(&["-a", "库", "receive", "--customer", "HX", "--by", "罗一鸣", "--title", "外壳"]);
    here(&["-a", "库", "register", "F-01", "--from", "2026-01-01", "--to", "2099-12-31", "-o", "登记.xlsx"]);
    here(&["-a", "库", "export-file", "tray", "-o", "原件.txt"]);
    here(&["-a", "库", "export", "-o", "带走"]);
    for made in ["库/archive.db", "登记.xlsx", "原件.txt", "带走/bagit.txt"] {
        assert!(folder.path().join(made).is_file(), "{made}");
    }
}

#[test]
fn of_two_that_make_an_archive_in_one_folder_one_does() {
    for _ in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("库");
        let words = ["init", root.to_str().unwrap(), "--company", "云砚", "--operator", "周晓岚", "--json"];
        let start = || Kedang::on(&root).command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let both = [start(), start()].map(|child| child.wait_with_output().unwrap());
        let made = both.iter().filter(|output| output.status.success()).count();
        assert_eq!(made, 1, "{both:?}");
        let refused = both.iter().find(|output| !output.status.success()).unwrap();
        assert_eq!(tests::Refusal::of(refused).code, "archive.folder_in_use");
        Kedang::on(&root).must_be_sound();
    }
}

// ---- the files ----

#[test]
fn files_that_cannot_be_kept_are_refused_by_name() {
    let firm = Firm::new();
    firm.refuses(&firm.file("空.pdf", b""), "source.empty");
    firm.refuses(&firm.path("没有.pdf"), "source.gone");
    firm.refuses(Path::new("/dev/zero"), "source.not_a_file");
    let empty = firm.path("空文件夹");
    fs::create_dir(&empty).unwrap();
    firm.refuses(&empty, "source.empty_folder");
    let pipe = firm.path("管道");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    firm.refuses(&pipe, "source.not_a_file");
    firm.kedang.must_be_sound();
}

#[test]
fn five_gigabytes_are_kept_whole() {
    const SIZE: u64 = 5 << 30;
    let firm = Firm::new();
    let path = firm.path("录像.mov");
    // Holes: the source costs no room, its copy does not need to either.
    File::create(&path).unwrap().set_len(SIZE).unwrap();
    let report = firm.takes(&path);
    assert_eq!(report["result"]["attachment"]["size"], SIZE, "{report}");
    firm.kedang.must_be_sound();
}

#[test]
fn a_file_that_vanishes_while_it_is_copied_leaves_nothing() {
    let firm = Firm::new();
    let path = firm.path("正在删.tif");
    let before = firm.state();
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let mut command = firm.kedang.command(&["attach", "tray"]);
    let child = command.arg(&path).arg("--json").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    tests::wait_until("the copying has begun", || {
        fs::read_dir(firm.kedang.archive().join("files/incoming")).is_ok_and(|entries| entries.count() > 0)
    });
    // Cut short under the reader's hands, then gone.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(10).unwrap();
    fs::remove_file(&path).unwrap();
    let output = child.wait_with_output().unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let code = said[0]["result"]["problem"]["code"].as_str().unwrap();
    assert!(["source.changed", "source.gone"].contains(&code), "{said}");
    assert_eq!(firm.state(), before);
    firm.kedang.must_be_sound();
}

#[test]
fn broken_encrypted_and_bragging_files_are_kept_as_they_are() {
    let firm = Firm::new();
    let whole = with_pages(&["外壳"]);
    let files = [
        firm.file("断的.pdf", &whole[..whole.len() / 2]),
        firm.file("加密.pdf", encrypted_pdf()),
        firm.file("不是图.jpg", b"I am a letter"),
        firm.file("十万乘十万.tif", &tiff(100_000, 100_000)),
    ];
    for (n, path) in files.iter().enumerate() {
        firm.takes(path);
        assert_eq!(firm.original(n + 1), fs::read(path).unwrap(), "{} leaves as it came", path.display());
    }
    firm.kedang.must_be_sound();
}

#[test]
fn names_that_no_other_system_allows_are_kept_and_leave_safely() {
    let firm = Firm::new();
    let long = format!("{}.pdf", "图".repeat(83));
    let names = [
        "..\\..\\evil.pdf",
        "a:b|c?.pdf",
        "\u{1}\n\t.pdf",
        "🧿 外壳 👷🏽‍♀️.pdf",
        "CON.pdf",
        " .pdf ",
        &long,
        "\u{202e}fdp.exe",
    ];
    for (n, name) in names.into_iter().enumerate() {
        let path = firm.file(name, format!("content {n}").as_bytes());
        let report = firm.takes(&path);
        let kept = report["result"]["attachment"]["name"].as_str().unwrap();
        assert!(!kept.contains(['/', '\\', '\n', '\t', '\u{1}', '\u{202e}']), "{kept:?} is no name of a file");
        assert_eq!(firm.original(n + 1), format!("content {n}").as_bytes());
    }
    firm.kedang.must_be_sound();
}

// ---- two at once ----

#[test]
fn receipts_saved_at_once_get_numbers_of_their_own_without_a_gap() {
    let firm = Firm::new();
    let words = ["receive", "--customer", "HX", "--by", "罗一鸣", "--title", "外壳", "--json"];
    let children: Vec<_> = std::iter::repeat_with(|| {
        firm.kedang.command(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    })
    .take(8)
    .collect();
    let mut numbers = Vec::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        let number = said["receipt"]["number"].as_str().unwrap();
        numbers.push(number.rsplit('-').next().unwrap().parse::<u32>().unwrap());
    }
    numbers.sort_unstable();
    let first = numbers[0];
    assert_eq!(numbers, (first..first + 8).collect::<Vec<_>>());
    firm.kedang.must_be_sound();
}

#[test]
fn a_loan_that_is_refused_leaves_no_slip() {
    let firm = Firm::new();
    let received = receive(&firm.kedang, "外壳零件图");
    let code = received["receipt"]["lines"][0]["code"].as_str().unwrap();
    firm.kedang.run(&["review", code]);
    firm.kedang.run(&["file", code, "--place", "一号盒"]);
    let before = firm.state();
    let lend = |borrower: &str| {
        firm.kedang.refused(&["lend", code, "--borrower", borrower, "--reason", "核对", "--approve-ink"])
    };
    // The head cannot approve his own.
    assert_eq!(lend("马骏驰").exit, 1);
    assert_eq!(firm.state(), before, "no slip waits for an approval that never comes");
    let misuse = firm.kedang.refused(&["lend", code, "--borrower", "陈立群", "--reason", "核对"]);
    assert_eq!((misuse.exit, misuse.code.as_str()), (2, "usage"));
    assert_eq!(firm.state(), before);
}

/// A PDF that says it is encrypted, with keys that open for nobody.
fn encrypted_pdf() -> &'static [u8] {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
      3 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -4/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)>>endobj\n\
      trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]>>\n%%EOF"
}

/// The head of a TIFF that claims this size, and nothing behind it.
fn tiff(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    let entries = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (278, height), (279, 100)];
    out.extend((entries.len() as u16).to_le_bytes());
    for (tag, value) in entries {
        out.extend((tag as u16).to_le_bytes());
        out.extend(4_u16.to_le_bytes());
        out.extend(1_u32.to_le_bytes());
        out.extend(value.to_le_bytes());
    }
    out.extend(0_u32.to_le_bytes());
    out
}
