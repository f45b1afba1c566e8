//! A start that meets a window just ending: its name still stands on the session bus, but nobody
//! answers there any more. The program starts itself anew a moment later instead of failing.

use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::Duration;

/// Counts the starts, from one to the next.
const STARTS: &str = "KEDANG_STARTS";

/// After so many it is no window just ending.
const MOST: u32 = 8;

/// A window that ends is gone by then.
const MOMENT: Duration = Duration::from_millis(250);

/// Starts the program anew if that may help; returns when it may not.
pub(crate) fn start_anew(error: &tauri::Error) {
    if !matches!(error, tauri::Error::PluginInitialization(name, _) if name == "single-instance") {
        return;
    }
    let starts = std::env::var(STARTS).ok().and_then(|starts| starts.parse().ok()).unwrap_or(1_u32);
    let Ok(program) = std::env::current_exe() else { return };
    if starts >= MOST {
        return;
    }
    std::thread::sleep(MOMENT);
    // Takes the place of this process; only a failure comes back, and then the first error is said.
    let _ = Command::new(program).args(std::env::args_os().skip(1)).env(STARTS, (starts + 1).to_string()).exec();
}
