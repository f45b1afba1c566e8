//! What can be seen of the window, and what judges say of it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::page::{AXE, CALL, HANDS};
use crate::{Desk, cost, places, wait};

/// What hides its overflow and is scrolled all the same, by its class.
const SHIFTED: &str = "
    return [...document.querySelectorAll('body *')]
        .filter((e) => (e.scrollTop > 0 && getComputedStyle(e).overflowY === 'hidden') || (e.scrollLeft > 0 && getComputedStyle(e).overflowX === 'hidden'))
        .filter((e) => !e.matches('input, textarea'))
        .map((e) => `${e.tagName} ${e.className} ${e.scrollTop}`)";

impl Desk {
    /// Waits until nothing moves and nothing is being fetched.
    #[track_caller]
    pub fn settle(&self) {
        self.wait_until("the page has settled", || self.call("settled", &[]) == Ok(json!(true)));
    }

    /// What the window shows once it has settled, written as a PNG.
    #[track_caller]
    pub fn screenshot(&self, path: impl AsRef<Path>) {
        self.settle();
        let path = path.as_ref();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder for the picture");
        }
        fs::write(path, self.picture()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// What the window shows, as a PNG.
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        self.with_driver(Driver::picture).unwrap_or_else(|error| panic!("no picture: {error}"))
    }

    /// The colour that is really painted at a point of the window.
    #[track_caller]
    pub fn colour_at(&self, x: usize, y: usize) -> [u8; 3] {
        let mut reader = png::Decoder::new(std::io::Cursor::new(self.picture())).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut pixels).expect("its pixels");
        let at = y * frame.line_size + x * frame.color_type.samples();
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    }

    /// What axe-core finds wrong on the page now, one paragraph a rule.
    #[track_caller]
    pub fn axe(&self) -> Vec<String> {
        self.call("size", &[]).expect("the page answers");
        let answer = self.with_driver(|driver| driver.run("async", AXE, &[]));
        let found = answer.unwrap_or_else(|error| panic!("axe did not run: {error}"));
        let found = found.as_array().expect("a list of violations").iter();
        found.map(violation).collect()
    }

    /// Panics with everything axe-core finds wrong on the page, and where something was scrolled out of sight that
    /// nobody can scroll back.
    #[track_caller]
    pub fn must_be_accessible(&self, place: &str) {
        let shifted = self.run(SHIFTED, &[]);
        assert_eq!(shifted, json!([]), "{place}: moved out of sight");
        let found = self.axe();
        assert!(found.is_empty(), "{place}:\n{}", found.join("\n"));
    }

    /// How long the window took from the start of its program until the page
    /// was usable: its mark `usable`, or what it first painted.
    #[track_caller]
    pub fn opened_in_ms(&self) -> f64 {
        let started = self.pids().first().and_then(|&pid| cost::started_at(pid));
        let started = started.expect("the window's program runs");
        let usable = wait::wait_for("the page is usable", || self.run(USABLE, &[]).as_f64());
        usable - started
    }

    /// The memory the window holds, in MiB, all its processes together.
    pub fn memory_mib(&self) -> f64 {
        cost::memory_mib(&self.pids())
    }

    /// Runs JavaScript in the page and answers what it returns.
    #[track_caller]
    pub fn run(&self, script: &str, args: &[Value]) -> Value {
        let answer = self.with_driver(|driver| driver.run("sync", script, args));
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What the window's program has said on its outputs.
    pub fn log(&self) -> String {
        fs::read_to_string(self.home.path().join("window.log")).unwrap_or_default()
    }

    /// Every named thing on the page, a line each.
    pub(crate) fn outline(&self) -> String {
        let lines = self.call("outline", &[]).unwrap_or_default();
        let lines = lines.as_array().into_iter().flatten().filter_map(Value::as_str);
        lines.map(|line| format!("  {line}\n")).collect()
    }

    /// One call into `hands.js`, which is put into the page where it is
    /// missing.
    pub(crate) fn call(&self, name: &str, args: &[Value]) -> Result<Value, String> {
        loop {
            let answer = self.with_driver(|driver| driver.run("sync", CALL, &[json!(name), json!(args)]))?;
            match answer[0].as_str() {
                Some("done") => return Ok(answer[1].clone()),
                Some("absent") => self.with_driver(install)?,
                _ => return Err(answer[1].as_str().unwrap_or("the page says nothing").to_owned()),
            }
        }
    }
}

/// When the page said it was usable, else when it first painted, since 1970.
const USABLE: &str = "
    const mark = performance.getEntriesByName('usable')[0]
        ?? performance.getEntriesByName('first-contentful-paint')[0];
    return mark ? performance.timeOrigin + mark.startTime : null;";

/// Puts axe-core and the hands into the page.
fn install(driver: &Driver) -> Result<(), String> {
    let axe = places::root().join("ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&axe).map_err(|error| format!("{}: {error}", axe.display()))?;
    driver.run("sync", &axe, &[])?;
    driver.run("sync", HANDS, &[])?;
    Ok(())
}

fn violation(found: &Value) -> String {
    let places = found["where"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let places: String = places.map(|place| format!("\n    {place}")).collect();
    let word = |name: &str| found[name].as_str().unwrap_or_default();
    format!("  {}: {}{places}", word("rule"), word("help"))
}
