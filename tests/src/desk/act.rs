//! What a person does: keys, clicks, scans, drops. Each is one action.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::hands::Dragging;
use crate::wait;
use crate::{At, Desk};

impl Desk {
    /// Presses a key combination as X names it: `ctrl+Return`, `Escape`,
    /// `question`. One action.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.count_one();
        // Nobody presses it for two things within a second, and the window holds to it.
        if chord == "ctrl+Return" {
            self.wait_until("the act before is settled", || {
                self.run("return document.querySelector('[data-settling]') === null", &[]) == json!(true)
            });
        }
        self.keys(&[chord]);
    }

    /// Types into what has the focus: ASCII key by key, anything else composed
    /// as by an input method. One action, however long.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.count_one();
        if text.is_ascii() {
            self.hands.type_text(text);
        } else if let Err(wrong) = self.call("compose", &[text.into()]) {
            panic!("cannot type “{text}”: {wrong}");
        }
    }

    /// Scans a code: keys faster than a person's, then Return. One action.
    #[track_caller]
    pub fn scan(&self, code: &str) {
        self.count_one();
        self.hands.scan(code);
    }

    /// Drags files and folders from outside and lets them fall onto this. One
    /// action. Answers the paths as the window was told them.
    #[track_caller]
    pub fn drop_files<P: AsRef<Path>>(&self, files: &[P], onto: &At<'_>) -> Vec<PathBuf> {
        self.drag(files, onto).let_fall()
    }

    /// Drags files and folders from outside over this and holds them there:
    /// the time for a picture.
    #[track_caller]
    pub fn drag<P: AsRef<Path>>(&self, files: &[P], over: &At<'_>) -> Held<'_> {
        let files: Vec<PathBuf> = files.iter().map(|file| file.as_ref().to_path_buf()).collect();
        let to = over.point();
        self.listen_to_drags();
        let from = (self.setup.size.0 as i32 + 40, 40);
        let mut dragging = Dragging::begin(&self.hands, &files, from, self.home.path());
        dragging.carry(&self.hands, to);
        let mut trembling = 0;
        self.wait_until("the window sees the files over it", || {
            // No hand keeps still: on a busy machine the last way of the mouse may be
            // over before the window has asked for the files, and then nothing moves any more.
            trembling = 1 - trembling;
            dragging.carry_on(&self.hands, (to.0 + trembling, to.1));
            let over = &self.call("dragged", &[]).unwrap_or_default()["over"];
            near(&over["x"], to.0) && near(&over["y"], to.1)
        });
        Held { desk: self, dragging }
    }

    /// Does what opens a dialog of the system for a file or folder, and chooses
    /// this path in it by typing it. One action beside those of `open`.
    #[track_caller]
    pub fn choose_in_dialog(&self, open: impl FnOnce(&Desk), path: &Path) {
        let own = self.hands.active_window();
        open(self);
        self.wait_until("a dialog of the system is open", || {
            self.hands.active_window().is_some_and(|active| Some(active) != own)
        });
        // A stroke opens the field for a path; what follows replaces it.
        self.hands.press(&["slash", "ctrl+a"]);
        self.type_text(path.to_str().filter(|path| path.is_ascii()).expect("a path of ASCII can be typed"));
        self.hands.press(&["Return"]);
        self.wait_until("the dialog is gone", || self.hands.active_window() == own);
    }

    /// Goes on with Tab until `there` holds; each Tab is awaited, so that none goes too far. Panics after
    /// `most` of them.
    #[track_caller]
    pub fn tab_until(&self, what: &str, most: usize, there: impl Fn() -> bool) {
        for _ in 0..most {
            if there() {
                return;
            }
            self.run("window.__was = document.activeElement", &[]);
            self.press("Tab");
            self.wait_until("Tab goes on", || {
                self.run("return window.__was !== document.activeElement", &[]) == serde_json::Value::Bool(true)
            });
        }
        assert!(there(), "{what} is not reached with {most} Tabs");
    }

    /// Moves the mouse off the window, so that nothing is hovered.
    pub fn hands_off(&self) {
        self.hands.move_to(self.setup.size.0 as i32 + 20, 4);
    }

    /// How many actions there have been: chords, clicks, drops, scans, fields
    /// typed into.
    pub fn actions(&self) -> usize {
        self.actions.get()
    }

    /// How many actions the work takes.
    pub fn count_actions(&self, work: impl FnOnce(&Desk)) -> usize {
        let before = self.actions();
        work(self);
        self.actions() - before
    }

    /// Waits until the condition holds.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl FnMut() -> bool) {
        wait::wait_until(what, holds);
    }

    pub(crate) fn keys(&self, chords: &[&str]) {
        self.hands.press(chords);
    }

    pub(crate) fn click_at(&self, x: i32, y: i32, times: usize) {
        self.count_one();
        self.hands.move_to(x, y);
        self.hands.click(times);
    }

    fn listen_to_drags(&self) {
        self.call("forgetDrag", &[]).expect("the page answers");
        let script = "window.__hands.ready().then(arguments[0], arguments[0])";
        let heard = self.with_driver(|driver| driver.run("async", script, &[]));
        assert_eq!(heard, Ok(json!(true)), "the page may listen to what is dragged over it");
    }

    fn count_one(&self) {
        self.actions.set(self.actions.get() + 1);
    }
}

/// Files held over the window.
pub struct Held<'desk> {
    desk: &'desk Desk,
    dragging: Dragging,
}

impl Held<'_> {
    /// Lets them fall. One action. Answers the paths as the window was told
    /// them.
    #[track_caller]
    pub fn let_fall(self) -> Vec<PathBuf> {
        let Held { desk, dragging } = self;
        desk.count_one();
        dragging.let_go(&desk.hands);
        let dropped = wait::wait_for("the window takes the files", || {
            let dropped = desk.call("dragged", &[]).ok()?["dropped"].take();
            (!dropped.is_null()).then_some(dropped)
        });
        let paths = dropped["paths"].as_array().into_iter().flatten();
        paths.filter_map(Value::as_str).map(PathBuf::from).collect()
    }

    /// Carries them off the window again and lets them go there.
    #[track_caller]
    pub fn take_away(mut self) {
        let outside = (self.desk.setup.size.0 as i32 + 100, 300);
        self.dragging.carry(&self.desk.hands, outside);
        self.dragging.let_go(&self.desk.hands);
    }
}

fn near(number: &Value, wanted: i32) -> bool {
    number.as_f64().is_some_and(|number| (number - f64::from(wanted)).abs() < 3.0)
}
