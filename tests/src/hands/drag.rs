//! A real drag: a small GTK window hands files out, the mouse carries them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Hands;
use crate::running::{Lines, Running};

const SOURCE: &str = include_str!("drag.py");

/// Into how many steps a way of the mouse is divided.
const STEPS: i32 = 20;

/// Files in the air: the button is down. Letting go of this value ends the
/// window they came from.
pub struct Dragging {
    said: Lines,
    _source: Running,
    at: (i32, i32),
}

impl Dragging {
    /// Takes the files up, from a window at this place of the screen.
    #[track_caller]
    pub fn begin(hands: &Hands, files: &[PathBuf], from: (i32, i32), folder: &Path) -> Dragging {
        let script = folder.join("drag.py");
        fs::write(&script, SOURCE).expect("the drag source is written");
        // Debian's Python, not another one on the path: it has GTK.
        let mut source = Command::new("/usr/bin/python3");
        source.arg(script).arg(from.0.to_string()).arg(from.1.to_string()).args(files);
        source.env("DISPLAY", &hands.display).env("NO_AT_BRIDGE", "1").env("LC_ALL", "C.UTF-8");
        let (source, said) = Running::start_and_listen(&source, &folder.join("drag.log"));
        said.until("ready");
        let at = (from.0 + 60, from.1 + 60);
        hands.move_to(at.0, at.1);
        hands.button(true);
        let mut dragging = Dragging { said, _source: source, at };
        dragging.carry(hands, (at.0 - 30, at.1));
        dragging.said.until("begin");
        dragging
    }

    /// Carries them to this point.
    #[track_caller]
    pub fn carry(&mut self, hands: &Hands, to: (i32, i32)) {
        let from = self.at;
        for step in 1..=STEPS {
            let part = |from: i32, to: i32| from + (to - from) * step / STEPS;
            hands.move_to(part(from.0, to.0), part(from.1, to.1));
        }
        self.at = to;
    }

    /// Moves them to a point near by, in one step.
    #[track_caller]
    pub fn carry_on(&mut self, hands: &Hands, to: (i32, i32)) {
        hands.move_to(to.0, to.1);
        self.at = to;
    }

    /// Lets them fall, and waits until the source knows.
    #[track_caller]
    pub fn let_go(self, hands: &Hands) {
        hands.button(false);
        self.said.until("end");
    }
}
