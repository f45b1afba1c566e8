//! Hands at a real mouse and a real keyboard: xdotool speaks to the X server,
//! which does not know that nobody sits there.

mod drag;

use std::process::Command;
use std::thread;
use std::time::Duration;

pub(crate) use drag::Dragging;

/// How fast a barcode scanner types, in milliseconds a key. A person needs 30.
const SCANNER: &str = "4";

/// How fast the tests type: a quick person, so that nothing is taken for a scan.
const PERSON: &str = "45";

/// A person who has typed takes a moment before the next thing, the Enter that could end a scan too.
const AFTER_TYPING: Duration = Duration::from_millis(120);

/// The scanner has to be aimed first.
const TO_AIM: Duration = Duration::from_millis(450);

/// The hands on one screen.
pub struct Hands {
    display: String,
}

impl Hands {
    /// Hands on this display.
    pub fn on(display: &str) -> Hands {
        Hands { display: display.to_owned() }
    }

    /// The display they are on.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Presses key combinations one after the other, named as X names them:
    /// `ctrl+Return`.
    #[track_caller]
    pub fn press(&self, chords: &[&str]) {
        self.act(&[&["key", "--clearmodifiers"], chords].concat());
    }

    /// Types like a person.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.act(&["type", "--clearmodifiers", "--delay", PERSON, "--", text]);
        thread::sleep(AFTER_TYPING);
    }

    /// Types like a scanner, with Return at the end.
    #[track_caller]
    pub fn scan(&self, code: &str) {
        thread::sleep(TO_AIM);
        // One command: between two of them a person would fit.
        self.act(&["type", "--delay", SCANNER, "--args", "1", code, "key", "Return"]);
    }

    /// Moves the mouse, unless it is there: xdotool would wait a quarter of a minute for it to move.
    #[track_caller]
    pub fn move_to(&self, x: i32, y: i32) {
        let there = format!("x:{x} y:{y} ");
        if !self.answer("getmouselocation").is_some_and(|now| now.starts_with(&there)) {
            self.act(&["mousemove", "--sync", &x.to_string(), &y.to_string()]);
        }
    }

    /// Clicks where the mouse is.
    #[track_caller]
    pub fn click(&self, times: usize) {
        self.act(&["click", "--repeat", &times.to_string(), "--delay", "40", "1"]);
    }

    /// Holds the left button down, or lets it go.
    #[track_caller]
    pub fn button(&self, down: bool) {
        self.act(&[if down { "mousedown" } else { "mouseup" }, "1"]);
    }

    /// Resizes the window of a process.
    #[track_caller]
    pub fn resize(&self, class: &str, width: u32, height: u32) {
        let (width, height) = (width.to_string(), height.to_string());
        self.act(&["search", "--onlyvisible", "--class", class, "windowsize", &width, &height]);
    }

    /// The number of the window that gets the keys.
    pub fn active_window(&self) -> Option<String> {
        self.answer("getactivewindow")
    }

    fn answer(&self, question: &str) -> Option<String> {
        let output = Command::new("xdotool").arg(question).env("DISPLAY", &self.display).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    #[track_caller]
    fn act(&self, words: &[&str]) {
        let output = Command::new("xdotool").args(words).env("DISPLAY", &self.display).output();
        let output = output.expect("xdotool starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "xdotool {words:?}: {said}");
    }
}
