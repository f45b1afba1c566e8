//! A screen of one's own: Xvfb with a number nobody else has, and a window
//! manager that puts the desk's window in the corner without a frame, so that a
//! point of the page is the same point of the screen.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::running::Running;

/// How far the screen reaches beyond the window: the place from which files
/// are dragged.
pub const MARGIN: u32 = 200;

/// A running screen.
pub struct Screen {
    /// What `DISPLAY` must say.
    pub display: String,
    _manager: Running,
    _server: Running,
}

impl Screen {
    /// Starts a screen with room for a window of this size beside the margin.
    pub fn start(width: u32, height: u32, folder: &Path) -> Screen {
        let log = folder.join("screen.log");
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0"]);
        xvfb.arg(format!("{}x{height}x24", width + MARGIN));
        let (server, said) = Running::start_and_listen(&xvfb, &log);
        let display = format!(":{}", said.next("the number of the display").trim());

        let config = folder.join("openbox.xml");
        fs::write(&config, OPENBOX).expect("the window manager's settings are written");
        let mut openbox = Command::new("openbox");
        openbox.arg("--sm-disable").arg("--config-file").arg(&config).env("DISPLAY", &display);
        let manager = Running::start(&openbox, &log);
        Screen { display, _manager: manager, _server: server }
    }
}

const OPENBOX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <applications>
    <application class="*"><decor>no</decor></application>
    <application name="kedang-desktop" type="normal">
      <decor>no</decor>
      <position force="yes"><x>0</x><y>0</y></position>
    </application>
  </applications>
</openbox_config>
"#;
