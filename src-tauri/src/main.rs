//! Starts the window of Kedang 客档.
//!
//! Everything is in the library beside it; here is only what must come first:
//! the same program, started by itself, draws the pictures of strangers' files
//! in a process that can be cut off.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    pictures::worker::enter_if_asked();
    kedang_desktop::run()
}
