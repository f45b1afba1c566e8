//! Closing the window while long work runs: she is asked first, and what was
//! acknowledged is safe whatever she says.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use tauri::{AppHandle, Emitter, Manager, Window, WindowEvent};
use ts_rs::TS;

use crate::Desk;

/// The event the page hears when the window is to be closed while work runs.
pub const CLOSE_ASKED: &str = "close-asked";

/// How long work that was stopped is waited for: it may hang at a dead share.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(50);

/// What she says to it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, TS)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Close when the work is done.
    WhenDone,
    /// Stop the work and close.
    Now,
    /// Leave it open.
    Stay,
}

/// The question as it stands.
#[derive(Default)]
pub struct Asked {
    /// She was asked and has not answered: asking twice would keep a page that hangs open for ever.
    open: AtomicBool,
    /// Her answers, counted: a later one takes the place of an earlier that still waits for the work.
    answers: AtomicU32,
}

/// Holds a window back that is to be closed while work runs.
pub fn hold(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let desk = window.state::<Desk>();
    if desk.running.is_idle() || desk.asked.open.swap(true, Ordering::Relaxed) {
        return;
    }
    api.prevent_close();
    // Where the page does not hear of it, the next try closes.
    let _ = window.emit(CLOSE_ASKED, ());
}

/// Does what she said.
pub fn answer(app: &AppHandle, closing: Closing) {
    let desk = app.state::<Desk>();
    let begun = Instant::now();
    let nth = desk.asked.answers.fetch_add(1, Ordering::Relaxed) + 1;
    desk.asked.open.store(false, Ordering::Relaxed);
    match closing {
        Closing::Stay => return,
        Closing::Now => desk.running.stop_all(),
        Closing::WhenDone => {}
    }
    while !desk.running.is_idle() && (closing == Closing::WhenDone || begun.elapsed() < PATIENCE) {
        thread::sleep(PAUSE);
        if desk.asked.answers.load(Ordering::Relaxed) != nth {
            return;
        }
    }
    if let Some(window) = app.get_webview_window("main") {
        // It can only be gone already.
        let _ = window.destroy();
    }
}
