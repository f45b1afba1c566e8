//! `--json` is a promise to scripts: the shape of what each verb answers stands in `golden/json.txt`, and a
//! change of it has to be seen. `UPDATE=1` writes the file anew.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tests::Kedang;

/// What a value looks like: the kinds of its leaves, and what its objects and lists hold.
#[derive(Clone, Default)]
struct Shape {
    kinds: std::collections::BTreeSet<&'static str>,
    fields: BTreeMap<String, Shape>,
    items: Option<Box<Shape>>,
}

impl Shape {
    fn add(&mut self, value: &Value) {
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "bool",
            Value::Number(_) => "number",
            Value::String(_) => "text",
            Value::Array(items) => {
                let shape = self.items.get_or_insert_default();
                items.iter().for_each(|item| shape.add(item));
                return;
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| self.fields.entry(name.clone()).or_default().add(value));
                return;
            }
        };
        self.kinds.insert(kind);
    }

    /// One line for each leaf, with the way to it.
    fn write(&self, way: &str, out: &mut String) {
        for (name, field) in &self.fields {
            field.write(&format!("{way}.{name}"), out);
        }
        if let Some(items) = &self.items {
            items.write(&format!("{way}[]"), out);
        }
        let empty = self.fields.is_empty() && self.items.as_ref().is_none_or(|items| items.is_blank());
        let kinds = match (self.kinds.is_empty(), empty) {
            (true, false) => return,
            (true, true) => "empty".to_owned(),
            (false, _) => self.kinds.iter().copied().collect::<Vec<_>>().join(" | "),
        };
        writeln!(out, "{way}: {kinds}").unwrap();
    }

    fn is_blank(&self) -> bool {
        self.kinds.is_empty() && self.fields.is_empty() && self.items.is_none()
    }
}

/// What was answered so far, by verb.
struct Asked {
    kedang: Kedang,
    shapes: BTreeMap<String, Shape>,
}

impl Asked {
    /// Does it, and keeps the shape of the answer under the verb.
    #[track_caller]
    fn ask(&mut self, verb: &str, words: &[&str]) -> Value {
        self.ends_with(0, verb, words)
    }

    /// The same where something is wrong with a part of it: exit 1 with the whole answer.
    #[track_caller]
    fn ask_in_part(&mut self, verb: &str, words: &[&str]) {
        self.ends_with(1, verb, words);
    }

    #[track_caller]
    fn ends_with(&mut self, exit: i32, verb: &str, words: &[&str]) -> Value {
        let mut command = self.kedang.command(&verb.split(' ').chain(words.iter().copied()).collect::<Vec<_>>());
        let output = command.arg("--json").output().unwrap();
        assert_eq!(output.status.code(), Some(exit), "{command:?}: {output:?}");
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        self.shapes.entry(verb.to_owned()).or_default().add(&value);
        value
    }

    #[track_caller]
    fn refused(&mut self, words: &[&str]) {
        let output = self.kedang.command(words).arg("--json").output().unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{output:?}");
        let value: Value = serde_json::from_slice(&output.stderr).unwrap();
        self.shapes.entry("an error".to_owned()).or_default().add(&value);
    }
}

#[test]
fn what_each_verb_answers_as_json_is_what_was_promised() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let mut asked = Asked { kedang: Kedang::on(folder.path().join("库")), shapes: BTreeMap::new() };
    let root = asked.kedang.archive().display().to_string();
    asked.ask(
        "init",
        &[&root, "--company", "云砚精工", "--code", "Q001", "--operator", "周晓岚", "--department", "资料室"],
    );
    asked.ask("department add", &["工艺部"]);
    let head = asked.ask("person add", &["马骏驰", "--department", "工艺部", "--role", "DEPT_HEAD"]);
    asked.ask("person add", &["陈立群", "--department", "工艺部", "--badge", "317"]);
    asked.ask("department head", &["工艺部", "--head", "马骏驰"]);
    asked.ask("customer add", &["HX", "华芯电子有限公司", "--short", "华芯电子"]);
    asked.ask("place add", &["一号盒"]);
    for noun in ["department list", "person list", "customer list", "place list"] {
        asked.ask(noun, &[]);
    }
    assert!(head["code"].is_string());

    let scan = path("HX-2601-03.pdf");
    fs::write(&scan, b"a scan").unwrap();
    let line = |title: &str| json!({ "title": title, "category": "DRAWING", "drawing_no": "HX-2601-03", "revision": "C", "copies": 1, "pages": 2, "files": [scan] });
    let slip = json!({ "customer": "HX", "provided_by": "罗一鸣", "lines": [line("外壳总装图"), line("底座"), line("密封圈")] });
    fs::write(path("slip.json"), slip.to_string()).unwrap();
    let received = asked.ask("receive", &["--from", &path("slip.json")]);
    let codes: Vec<&str> =
        received["receipt"]["lines"].as_array().unwrap().iter().map(|line| line["code"].as_str().unwrap()).collect();
    let number = received["receipt"]["number"].as_str().unwrap();
    let [first, second, third] = codes[..] else { panic!("three lines: {codes:?}") };
    asked.ask("review", &[third, "--result", "SUPPLEMENT", "--reason", "缺第 2 页"]);
    asked.ask("resubmit", &[third, "--note", "已补来"]);
    asked.ask("review", &[first, second]);
    asked.ask("file", &[first, second, "--place", "一号盒"]);
    asked.ask("relocate", &[first, "--to", "一号盒"]);
    fs::write(path("更多.txt"), b"more").unwrap();
    asked.ask_in_part("attach", &[first, &path("更多.txt"), &path("没有.txt"), &scan]);
    asked.ask("files", &[first]);
    asked.ask("marks", &[first]);
    asked.ask("export-file", &[first, "-o", &path("out.pdf")]);
    asked.ask("search", &["外壳"]);
    asked.ask("place contents", &["一号盒"]);

    let asked_for = asked.ask("request", &[first, second, "--borrower", "陈立群", "--reason", "核对尺寸"]);
    let loan = asked_for["number"].as_str().unwrap();
    asked.ask("approve", &[loan]);
    asked.ask("lend", &[loan]);
    asked.ask("renew", &[loan, "--reason", "未完", "--by", "马骏驰"]);
    asked.ask(
        "return",
        &[first, "--copies", "1", "--pages", "1", "--condition", "DAMAGED", "--note", "破角", "--incident"],
    );
    let wrong = asked.ask("return", &[second, "--copies", "1", "--pages", "2"]);
    assert!(wrong["loans"].is_array());
    let other = asked.ask("request", &[second, "--borrower", "陈立群", "--reason", "核对"]);
    asked.ask("withdraw", &[other["number"].as_str().unwrap(), "--reason", "不用了"]);
    let again = asked.ask("lend", &[second, "--borrower", "陈立群", "--reason", "核对", "--approve-ink"]);
    asked.ask("reverse", &[again["number"].as_str().unwrap(), "--reason", "拿错"]);

    asked.ask("print", &["F-01B", number, "-o", &path("slip.pdf")]);
    asked.ask("register", &["F-07", "-o", &path("loans.xlsx"), "--from", "2026-01-01", "--to", "2099-12-31"]);
    asked.ask("register", &["F-03", "-o", &path("filed.pdf"), "--from", "2026-01-01", "--to", "2099-12-31"]);
    asked.ask("history", &[first]);
    asked.ask("journal verify", &[]);
    asked.ask("export", &["-o", &path("带走")]);
    asked.ask("info", &[]);
    let void = asked.ask("receive", &["--customer", "HX", "--by", "罗一鸣", "--title", "错的"]);
    asked.ask("void", &[void["receipt"]["number"].as_str().unwrap(), "--reason", "重复登记"]);
    asked.ask("person deactivate", &["陈立群"]);
    asked.ask("person reactivate", &["陈立群"]);
    asked.ask("customer deactivate", &["HX"]);
    asked.ask("customer reactivate", &["HX"]);
    asked.ask("check", &["--full"]);
    // What is late takes days: the day it was due is moved, in a slip of which one of two things is back.
    asked.ask("review", &[third]);
    asked.ask("file", &[third, "--place", "一号盒"]);
    let late = asked.ask("request", &[second, third, "--borrower", "陈立群", "--reason", "复核"]);
    let late = late["number"].as_str().unwrap();
    asked.ask("approve", &[late]);
    asked.ask("lend", &[late]);
    asked.ask("return", &[second, "--copies", "1", "--pages", "2"]);
    let moved = rusqlite::Connection::open(asked.kedang.archive().join("archive.db"))
        .unwrap()
        .execute("UPDATE loan SET due_on = date(requested_on, '-1 day') WHERE number = ?1", [late]);
    assert_eq!(moved, Ok(1));
    let written = asked.ask("remind", &["--all"]);
    assert_eq!(written.as_array().map(Vec::len), Some(1));
    let firm = std::mem::replace(&mut asked.kedang, Kedang::on(folder.path().join("演示")));
    asked.ask("demo", &["--materials", "60", "--seed", "1"]);
    asked.kedang = firm;
    asked.refused(&["lend", "没有这一件"]);
    asked.refused(&["receive", "--customer", "HX", "--by", "", "--title", "外壳"]);
    asked.refused(&["no-such-verb"]);

    let mut found = String::new();
    for (verb, shape) in &asked.shapes {
        writeln!(found, "\n## {verb}").unwrap();
        shape.write("", &mut found);
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/json.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&golden, &found).unwrap();
    }
    // Git may have written it with CRLF.
    let kept = fs::read_to_string(&golden).unwrap().replace("\r\n", "\n");
    let new: Vec<&str> = found.lines().filter(|line| !kept.lines().any(|kept| kept == *line)).collect();
    let gone: Vec<&str> = kept.lines().filter(|line| !found.lines().any(|found| found == *line)).collect();
    assert!(found == kept, "not as in {}: new {new:#?}, gone {gone:#?}", golden.display());
}
