//! Brings a machine to where Kedang can be built: says what is missing,
//! installs it where it can, and says what to install where it cannot.

use crate::shell::Done;
use crate::{apt, node};

/// What the machine is prepared for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Building and opening the window.
    Window,
    /// All of that, and the tests.
    Tests,
    /// All of that, and what is measured beside us.
    Bench,
}

/// Compilers, WebKitGTK, the fonts of paper and window, and `lp` for printing.
const WINDOW: &[&str] =
    &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev", "fonts-noto-cjk", "cups-client"];

/// A screen, a window manager, a bus, hands, a printer, and judges of what
/// comes out.
const TESTS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "openbox",
    "dbus-daemon",
    "xdotool",
    "python3-gi",
    "gir1.2-gtk-3.0",
    "cups-daemon",
    "cups-filters",
    "cups-ipp-utils",
    "avahi-daemon",
    "poppler-utils",
    "zbar-tools",
    "strace",
    "procps",
    "util-linux",
];

/// Makers of thumbnails and of sheets, to compare with.
const BENCH: &[&str] = &["libvips-tools", "python3-openpyxl"];

/// Installs what is missing, and the front end's own packages.
pub fn setup(purpose: For) -> Done {
    if cfg!(target_os = "linux") {
        if apt::is_here() {
            let more: &[&[&str]] = match purpose {
                For::Window => &[WINDOW],
                For::Tests => &[WINDOW, TESTS],
                For::Bench => &[WINDOW, TESTS, BENCH],
            };
            apt::install(&more.concat())?;
        } else {
            println!(
                "This Linux has no apt-get, so nothing was installed. Kedang needs what Debian \
                 calls: {}",
                WINDOW.join(" ")
            );
        }
    } else if cfg!(windows) {
        println!(
            "Windows: Kedang needs Visual Studio Build Tools (C++), Node.js 20.19 or later, and \
             WebView2, which Windows 11 has."
        );
    } else if cfg!(target_os = "macos") {
        println!("macOS: Kedang needs `xcode-select --install` and Node.js 20.19 or later.");
    }
    node::ready()?;
    node::packages()
}
