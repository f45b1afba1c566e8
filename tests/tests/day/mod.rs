//! A day at the desk: the demonstration archive, a window on it, a printer beside it, and what
//! the archivist does often. She has no mouse: only keys, the scanner, and files that are dropped.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;
use tests::pdf::{with_pages, words_of};
use tests::{At, Desk, Kedang, Printer};

/// The PIN of the heads of the demonstration who have one.
pub const PIN: &str = "2468";

/// Everything of one day.
pub struct Day {
    /// The window.
    pub desk: Desk,
    kedang: Kedang,
    printer: Printer,
    _home: TempDir,
}

impl Day {
    /// The badge of 沈亦安, whose head has a PIN.
    pub const BADGE: &'static str = "YY1259";

    /// Opens the window on a demonstration archive of its own.
    pub fn begin() -> Day {
        let home = tempfile::tempdir().expect("a folder");
        let kedang = Kedang::demo(home.path().join("archive"));
        let printer = Printer::start();
        let desk = Desk::setup().archive(kedang.archive()).env("CUPS_SERVER", printer.server()).open();
        desk.css("nav").nth(0).wait();
        Day { desk, kedang, printer, _home: home }
    }

    /// Tab by Tab to a field: it can be reached without a mouse.
    #[track_caller]
    pub fn tab_to(&self, field: &At<'_>) {
        field.wait();
        self.desk.tab_until(&field.to_string(), 60, || field.is_focused());
    }

    /// Types into a field that offers known things, and takes the first that is meant.
    #[track_caller]
    pub fn choose(&self, typed: &str, offered: &str) {
        self.desk.type_text(typed);
        self.desk.role("option", offered).nth(0).wait();
        self.desk.press("Return");
    }

    /// Three scans of drawings become a receipt with three lines, registered and printed.
    #[track_caller]
    pub fn receive(&self, drawing: &str, titles: [&str; 3], customer: &str) {
        let desk = &self.desk;
        let scans: Vec<PathBuf> = titles
            .iter()
            .enumerate()
            .map(|(n, title)| self.scan_of(&format!("{drawing}-0{} {title}", n + 1)))
            .collect();
        desk.drop_files(&scans, &desk.css("main.here").nth(0));
        let name = desk.role("combobox", "客户名称");
        desk.wait_until("the cursor is at the customer", || name.is_focused());
        desk.text("附件 3，待配 0").wait();
        self.choose(customer, "华芯电子");
        desk.wait_until("the contact is filled in", || desk.role("textbox", "客户经办人").value() == "罗一鸣");
        self.until_free();
        desk.press("ctrl+Return");
        desk.text("已登记，").wait();
    }

    /// Waits until the files have been taken and the overlay is gone.
    #[track_caller]
    pub fn until_free(&self) {
        self.desk.css("section.panel").wait_gone();
    }

    /// A scanned page on disk.
    pub fn scan_of(&self, name: &str) -> PathBuf {
        let path = self.desk.folder().join(format!("{name}.pdf"));
        fs::write(&path, with_pages(&[name])).expect("a scan");
        path
    }

    /// Asks for items in the window: scanned, with badge and reason, registered.
    #[track_caller]
    pub fn request(&self, numbers: &[String], why: &str) -> String {
        let desk = &self.desk;
        desk.press("alt+n");
        desk.text("已扫 0").nth(0).wait();
        for number in numbers {
            desk.scan(number);
        }
        desk.text(&format!("已扫 {}", numbers.len())).nth(0).wait();
        desk.scan(Day::BADGE);
        desk.text("换人").nth(0).wait();
        desk.press("ctrl+Return");
        let reason = desk.role("textbox", "事由");
        desk.wait_until("the cursor is at the reason", || reason.is_focused());
        desk.type_text(why);
        desk.press("ctrl+Return");
        desk.text(why).nth(0).wait();
        reason.wait_gone();
        self.number_said("JYD", "审批单已打印")
    }

    /// The number in the quiet line that says this.
    #[track_caller]
    pub fn number_said(&self, begins: &str, said: &str) -> String {
        let line = self.desk.text(said).nth(0).text();
        let at = line.find(begins).unwrap_or_else(|| panic!("a number in “{line}”"));
        line[at..].split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default().to_owned()
    }

    /// Code and way of a box in the store.
    pub fn a_box(&self) -> (String, String) {
        let places = self.kedang.json(&["place", "list"]);
        let of = |name: &str| places[4][name].as_str().unwrap_or_default().to_owned();
        (of("code"), of("path"))
    }

    /// Numbers of filed materials that nobody has asked for and that one approval is enough for.
    pub fn on_the_shelf(&self, count: usize) -> Vec<String> {
        let found = self.kedang.json(&["search", "--lifecycle", "FILED", "--custody", "IN_STORE", "--limit", "60"]);
        let rows = found["rows"].as_array().into_iter().flatten().map(|hit| &hit["row"]);
        let free = rows.filter(|row| row["security_level"] == "INTERNAL").filter_map(|row| row["number"].as_str());
        let free: Vec<String> =
            free.filter(|number| !self.did(number, "loans.request")).take(count).map(str::to_owned).collect();
        assert_eq!(free.len(), count, "the demonstration has enough on its shelves");
        free
    }

    /// What the archive says of a material, as the command lists it.
    #[track_caller]
    pub fn material(&self, number: &str) -> Value {
        let found = self.kedang.json(&["search", number]);
        found["rows"][0]["row"].clone()
    }

    /// Whether this text finds the material with this number.
    pub fn finds(&self, text: &str, number: &str) -> bool {
        let found = self.kedang.json(&["search", text]);
        found["rows"].as_array().into_iter().flatten().any(|hit| hit["row"]["number"] == number)
    }

    /// How many files a record has.
    pub fn files_of(&self, number: &str) -> usize {
        self.kedang.json(&["files", number]).as_array().map_or(0, Vec::len)
    }

    /// Whether the history of a record has this act.
    pub fn did(&self, number: &str, action: &str) -> bool {
        self.times(number, action) > 0
    }

    /// How often.
    pub fn times(&self, number: &str, action: &str) -> usize {
        let events = self.kedang.json(&["history", number]);
        events.as_array().into_iter().flatten().filter(|event| event["action"] == action).count()
    }

    /// The text of the newest sheet, once so many have been printed.
    #[track_caller]
    pub fn printed(&self, count: usize) -> String {
        let jobs = self.printer.wait_for_jobs(count);
        words_of(&jobs[count - 1].pdf)
    }

    /// Waits for a printed sheet on which all of this stands.
    #[track_caller]
    pub fn sheet_with(&self, words: &[&str]) {
        self.desk.wait_until(&format!("a sheet with {words:?} is printed"), || {
            let sheets = self.printer.jobs();
            sheets.iter().map(|job| words_of(&job.pdf)).any(|text| words.iter().all(|word| text.contains(word)))
        });
    }

    /// The archive agrees with itself, original by original and event by event.
    #[track_caller]
    pub fn must_hold(&self) {
        self.kedang.must_be_sound();
    }
}
