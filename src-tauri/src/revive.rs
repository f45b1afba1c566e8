//! The page lives in a process of WebKitGTK's own, which may die without the program (a graphics driver, memory).
//! The window would stand there frozen; the page is opened anew instead. What she was typing is in its draft.

use std::cell::Cell;
use std::time::{Duration, Instant};

use tauri::{App, Manager};
use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

/// A page that dies again so soon would die for ever.
const SOON: Duration = Duration::from_secs(10);

/// Opens the page anew whenever its process has died.
pub fn watch(app: &App) {
    let Some(window) = app.get_webview_window("main") else { return };
    let last: Cell<Option<Instant>> = Cell::default();
    let watched = window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |view, reason| {
            eprintln!("the page's process ended: {reason:?}");
            let again = last.replace(Some(Instant::now())).is_some_and(|before| before.elapsed() < SOON);
            if reason != WebProcessTerminationReason::TerminatedByApi && !again {
                view.reload();
            }
        });
    });
    if let Err(error) = watched {
        eprintln!("the page's process is not watched: {error}");
    }
}
