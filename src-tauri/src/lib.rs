//! The window of Kedang 客档.
//!
//! Owns the Tauri application: its plugins, its one window, the protocol
//! through which pictures reach the page, and the commands the page may call.
//! It decides nothing about data: a command unpacks what the page sent, makes
//! one call into `archive`, and converts the answer.

#[cfg(target_os = "linux")]
mod again;
mod closing;
mod commands;
mod launch;
mod protocol;
mod recent;
#[cfg(target_os = "linux")]
mod revive;
mod running;
mod state;
mod table;

use std::process::ExitCode;

use tauri::{Emitter, Manager, Wry};

pub use commands::typescript;
pub use launch::Launch;
pub use state::Desk;

/// The event the page hears when Kedang was started a second time. Its payload
/// is the archive folder the second start named, or null.
pub const STARTED_AGAIN: &str = "started-again";

/// Opens the window and runs until it is closed.
///
/// Answers 2 for an argument it does not know, 1 when the window cannot be
/// opened, 0 otherwise.
pub fn run() -> ExitCode {
    let launch = match Launch::from_args(std::env::args_os().skip(1), &here()) {
        Ok(launch) => launch,
        Err(misuse) => {
            eprintln!("{misuse}");
            return ExitCode::from(2);
        }
    };
    match build(launch).run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[cfg(target_os = "linux")]
            again::start_anew(&error);
            eprintln!("客档无法打开窗口。Kedang cannot open its window: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(launch: Launch) -> tauri::Builder<Wry> {
    let builder = tauri::Builder::default()
        // Must be the first plugin: a second start ends before anything else runs.
        .plugin(tauri_plugin_single_instance::init(started_again))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_fs::init())
        .plugin(tauri_plugin_opener::init())
        .on_window_event(closing::hold)
        .manage(Desk::new(launch));
    #[cfg(target_os = "linux")]
    let builder = builder.setup(|app| {
        revive::watch(app);
        Ok(())
    });
    commands::register(protocol::register(builder))
}

/// Brings the open window to the front and tells the page which archive the
/// second start asked for.
fn started_again(app: &tauri::AppHandle, args: Vec<String>, folder: String) {
    let args = args.into_iter().skip(1).map(Into::into);
    let launch = Launch::from_args(args, folder.as_ref()).unwrap_or_default();
    if let Some(window) = app.get_webview_window("main") {
        // Each may fail where the window manager forbids it; the page hears of
        // the second start all the same.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
    let _ = app.emit(STARTED_AGAIN, launch.archive);
}

fn here() -> std::path::PathBuf {
    std::env::current_dir().unwrap_or_default()
}
