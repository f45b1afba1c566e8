//! Promise 1 under the hardest test: the program is killed at random moments while it receives,
//! attaches, reviews, files, lends and takes back. After each restart every act that was acknowledged
//! is there, and the full check finds nothing wrong.
//!
//! `KEDANG_SEED` repeats a run, `KEDANG_KILLS` makes it longer.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use fastrand::Rng;
use serde_json::{Value, json};
use tests::Kedang;

#[test]
fn whatever_was_acknowledged_survives_a_kill_at_any_moment() {
    let seed = asked("KEDANG_SEED").unwrap_or_else(|| Rng::new().u64(..));
    println!("KEDANG_SEED={seed}");
    let kills = asked("KEDANG_KILLS").unwrap_or(24);
    let mut desk = Desk::new(seed);
    desk.one_material_after_another(0);
    while desk.killed < kills {
        desk.one_material_after_another(80);
        desk.everything_acknowledged_is_there();
    }
    // All that is killed is killed before it could answer, or the loop proves nothing.
    assert!(desk.acknowledged > 0 && desk.killed >= kills, "{} answered, {} killed", desk.acknowledged, desk.killed);
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

/// What the desk was told about one material.
struct Told {
    code: String,
    lifecycle: &'static str,
    custody: &'static str,
    attachments: u64,
}

struct Desk {
    folder: tempfile::TempDir,
    kedang: Kedang,
    rng: Rng,
    told: Vec<Told>,
    /// The longest each verb has taken unharmed: a kill falls within.
    takes: std::collections::BTreeMap<String, Duration>,
    files: u32,
    killed: u64,
    acknowledged: u64,
}

impl Desk {
    fn new(seed: u64) -> Desk {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let kedang = Kedang::of_a_firm(folder.path().join("客档"));
        let rng = Rng::with_seed(seed);
        let takes = std::collections::BTreeMap::new();
        Desk { folder, kedang, rng, told: Vec::new(), takes, files: 0, killed: 0, acknowledged: 0 }
    }

    /// Takes one material through its whole life; each step is killed with `chance` in a hundred.
    fn one_material_after_another(&mut self, chance: u32) {
        let Some(code) = self.receive(chance) else { return };
        let steps: [(&[&str], Change); 4] = [
            (&["review", &code], |told| told.lifecycle = "PENDING_FILING"),
            (&["file", &code, "--place", "一号盒"], |told| told.lifecycle = "FILED"),
            (&["lend", &code, "--borrower", "陈立群", "--reason", "核对尺寸", "--approve-ink"], |told| {
                told.custody = "OUT"
            }),
            (&["return", &code, "--copies", "1", "--pages", "2"], |told| told.custody = "IN_STORE"),
        ];
        for (words, change) in steps {
            if !self.attach(&code, chance) || !self.step(&code, words, chance, change) {
                return;
            }
        }
    }

    /// Receives a drawing with its scan, and answers its code once that is acknowledged.
    fn receive(&mut self, chance: u32) -> Option<String> {
        let scan = self.scan();
        let title = format!("外壳总装图 {}", self.files);
        let line = json!({ "title": title, "category": "DRAWING", "copies": 1, "pages": 2, "files": [scan] });
        let slip = json!({ "customer": "HX", "provided_by": "罗一鸣", "lines": [line] });
        let path = self.folder.path().join("receipt.json");
        fs::write(&path, slip.to_string()).expect("a slip");
        let received = self.try_to(&["receive", "--from", &path.display().to_string()], chance)?;
        let line = &received["receipt"]["lines"][0];
        let code = line["code"].as_str().expect("a code").to_owned();
        // Taken with its file, or with a line that says why not.
        assert_eq!(received["files"][0]["result"]["outcome"], "attached", "{received}");
        self.told.push(Told { code: code.clone(), lifecycle: "PENDING_REVIEW", custody: "IN_STORE", attachments: 1 });
        Some(code)
    }

    fn attach(&mut self, code: &str, chance: u32) -> bool {
        let scan = self.scan();
        self.step(code, &["attach", code, &scan.display().to_string()], chance, |told| told.attachments += 1)
    }

    /// One verb on one material. What was not acknowledged may have happened or not, and nothing between:
    /// the life of that material is then not followed further.
    fn step(&mut self, code: &str, words: &[&str], chance: u32, change: Change) -> bool {
        let mut after = Told { code: code.to_owned(), ..*self.told(code) };
        change(&mut after);
        if self.try_to(words, chance).is_some() {
            *self.told(code) = after;
            return true;
        }
        let now = self.look_at(code);
        let (lifecycle, custody, attachments) = (after.lifecycle, after.custody, after.attachments);
        let happened = now == (lifecycle.to_owned(), custody.to_owned(), attachments);
        let before = self.told(code);
        assert!(
            happened || now == (before.lifecycle.to_owned(), before.custody.to_owned(), before.attachments),
            "{words:?} was cut off and left something between: {now:?}"
        );
        if happened {
            *self.told(code) = after;
        }
        false
    }

    /// Starts a verb and perhaps kills it; answers what it said, if it lived to say it.
    fn try_to(&mut self, words: &[&str], chance: u32) -> Option<Value> {
        let mut command = self.kedang.command(words);
        command.arg("--json").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let from = Instant::now();
        let mut child = command.spawn().expect("kedang starts");
        if self.rng.u32(0..100) < chance {
            let most = self.takes.get(words[0]).expect("each verb was seen unharmed").as_micros();
            thread::sleep(Duration::from_micros(self.rng.u64(0..=u64::try_from(most).expect("short"))));
            let _ = child.kill();
        }
        let output = child.wait_with_output().expect("kedang ends");
        if output.status.code().is_none()
            || (output.status.code() == Some(1) && output.stdout.is_empty() && output.stderr.is_empty())
        {
            self.killed += 1;
            eprintln!("{words:?} was killed");
            self.kedang.must_be_sound();
            return None;
        }
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?} was refused: {said}");
        let took = self.takes.entry(words[0].to_owned()).or_default();
        *took = (*took).max(from.elapsed());
        self.acknowledged += 1;
        Some(serde_json::from_slice(&output.stdout).expect("JSON"))
    }

    fn everything_acknowledged_is_there(&self) {
        for told in &self.told {
            let expected = (told.lifecycle.to_owned(), told.custody.to_owned(), told.attachments);
            assert_eq!(self.look_at(&told.code), expected, "{}", told.code);
        }
    }

    fn look_at(&self, code: &str) -> (String, String, u64) {
        let found = self.kedang.json(&["search", code]);
        let rows = found["rows"].as_array().expect("rows");
        let row = rows.iter().map(|hit| &hit["row"]).find(|row| row["code"] == code);
        let row = row.unwrap_or_else(|| panic!("{code} is gone: {found}"));
        let text = |key: &str| row[key].as_str().expect("a text").to_owned();
        (text("lifecycle"), text("custody"), row["attachments"].as_u64().expect("a number"))
    }

    fn told(&mut self, code: &str) -> &mut Told {
        self.told.iter_mut().find(|told| told.code == code).expect("a material that was received")
    }

    /// A new scan, of some hundred kilobytes that no other has.
    fn scan(&mut self) -> PathBuf {
        self.files += 1;
        let path = self.folder.path().join(format!("scan {}.bin", self.files));
        let bytes: Vec<u8> = std::iter::repeat_with(|| self.rng.u8(..)).take(300_000).collect();
        fs::write(&path, bytes).expect("a scan");
        path
    }
}

type Change = fn(&mut Told);
