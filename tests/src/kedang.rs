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

    /// Makes a new archive with a small firm in it: 工艺部 with its head 马骏驰 and 陈立群 who borrows,
    /// the customer HX, and one box.
    #[track_caller]
    pub fn of_a_firm(archive: impl Into<PathBuf>) -> Kedang {
        let kedang = Kedang::init(archive);
        kedang.run(&["department", "add", "工艺部"]);
        kedang.run(&["person", "add", "马骏驰", "--department", "工艺部", "--role", "DEPT_HEAD"]);
        kedang.run(&["person", "add", "陈立群", "--department", "工艺部", "--badge", "317"]);
        kedang.run(&["department", "head", "工艺部", "--head", "马骏驰"]);
        kedang.run(&["customer", "add", "HX", "华芯电子有限公司", "--short", "华芯电子"]);
        kedang.run(&["place", "add", "一号盒"]);
        kedang
    }

    /// Makes the small demonstration in this folder, the same each time: materials in every state, loans, a
    /// year of history.
    #[track_caller]
    pub fn demo(archive: impl Into<PathBuf>) -> Kedang {
        let kedang = Kedang::on(archive);
        kedang.run(&["demo", "--materials", "60", "--seed", "1"]);
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

    /// Does it with `--json`, and answers why it did not happen; panics when it did.
    #[track_caller]
    pub fn refused<S: AsRef<OsStr>>(&self, words: &[S]) -> Refusal {
        let mut command = self.command(words);
        let output = command.arg("--json").output().unwrap_or_else(|e| panic!("{command:?} does not start: {e}"));
        Refusal::of(&output)
    }

    /// Does it with `--json`, and answers what it printed.
    #[track_caller]
    pub fn json<S: AsRef<OsStr>>(&self, words: &[S]) -> Value {
        let output = done(self.command(words).arg("--json"));
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("no JSON ({error}): {}", String::from_utf8_lossy(&output.stdout)))
    }

    /// The full check (every original hashed, every state held against its events) finds nothing but hints, and
    /// the journal is whole.
    #[track_caller]
    pub fn must_be_sound(&self) {
        let check = self.json(&["check", "--full"]);
        let worse = |finding: &&Value| finding["severity"] != "HINT";
        let findings = check["findings"].as_array().unwrap_or_else(|| panic!("no findings: {check}"));
        let wrong: Vec<&Value> = findings.iter().filter(worse).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(self.json(&["journal", "verify"])["broken_at"], Value::Null);
    }
}

/// Why a verb did not happen, as `--json` says it.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The exit code.
    pub exit: i32,
    /// The stable code.
    pub code: String,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
    /// The field it is about.
    pub field: Option<String>,
}

impl Refusal {
    /// Reads the one line of a refusal; panics when it is none, or no sentence a person can read.
    #[track_caller]
    pub fn of(output: &Output) -> Refusal {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "it was not refused: {}", String::from_utf8_lossy(&output.stdout));
        assert!(output.stdout.is_empty(), "a refusal has no result: {}", String::from_utf8_lossy(&output.stdout));
        let value: Value = serde_json::from_str(said.trim()).unwrap_or_else(|e| panic!("no JSON ({e}): {said}"));
        let text = |key: &str| value[key].as_str().unwrap_or_else(|| panic!("no {key}: {said}")).to_owned();
        let (zh, en) = (text("zh"), text("en"));
        require_sentence(&zh, &en);
        let exit = output.status.code().unwrap_or_else(|| panic!("it was killed: {}", output.status));
        Refusal { exit, code: text("code"), zh, en, field: value["field"].as_str().map(str::to_owned) }
    }
}

/// Panics unless both are sentences for people: in their language, ended, and no text of the machine.
#[track_caller]
pub fn require_sentence(zh: &str, en: &str) {
    assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "not Chinese: {zh}");
    assert!(zh.ends_with(['。', '？', '！']), "no end: {zh}");
    assert!(en.starts_with(|c: char| !c.is_lowercase()) && en.ends_with(['.', '?', '!']), "no sentence: {en}");
    for text in [zh, en] {
        for machine in ["Error {", "Some(", "None", "Os {", "kind:", "panicked", "SqliteFailure", "\n"] {
            assert!(!text.contains(machine), "{machine:?} is the machine's: {text}");
        }
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
