//! 四性检测, and the index made anew, have commands of their own: they tell how far they are and can be stopped.

use archive::checks::{self, CheckId, Checking, Report, Scope};
use archive::{Problem, search};
use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};

use super::desk::off_thread;
use crate::Desk;
use crate::table::Table;

/// Types that the command of this file speaks.
pub fn declare(table: &mut Table) {
    table.also::<Checking>();
    table.also::<Report>();
    table.also::<Rebuilding>();
}

/// How far the index is.
#[derive(Clone, Copy, Serialize, ts_rs::TS)]
pub struct Rebuilding {
    /// So many rows …
    done: u32,
    /// … of so many.
    of: u32,
}

/// Makes the index of the search anew. `number` stops it; the next one goes on there.
#[tauri::command]
pub async fn rebuild_index(app: AppHandle, number: u32, steps: Channel<Rebuilding>) -> Result<(), Problem> {
    off_thread(move || {
        let desk = app.state::<Desk>();
        let open = desk.require()?;
        let work = desk.running.begin(number);
        search::rebuild(&open.archive, &mut |done, of| {
            // The page may be gone; the next step asks whether to go on all the same.
            let _ = steps.send(Rebuilding { done, of });
            !work.is_stopped()
        })
    })
    .await
}

/// Checks the archive, with every original where it is `full`. `number` stops it.
#[tauri::command]
pub async fn check(app: AppHandle, number: u32, full: bool, steps: Channel<Checking>) -> Result<Report, Problem> {
    off_thread(move || {
        let desk = app.state::<Desk>();
        let open = desk.require()?;
        let work = desk.running.begin(number);
        let scope = if full { Scope::Full } else { Scope::Quick };
        let mut told: Option<(CheckId, u64)> = None;
        checks::run(&open.archive, scope, &mut |step| {
            // A hundredth is as much as a bar can show; the page is not flooded with more.
            let now = (step.check, step.done.saturating_mul(100) / step.of.max(1));
            if told != Some(now) {
                told = Some(now);
                // The page may be gone; the next step asks whether to go on all the same.
                let _ = steps.send(step);
            }
            !work.is_stopped()
        })
    })
    .await
}
