//! 整库导出 has its own command: it tells how far it is and can be stopped.

use std::path::PathBuf;

use archive::files::{Flow, Progress};
use archive::packages::{self, Package};
use archive::{Outcome, Problem};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};

use super::desk::off_thread;
use crate::Desk;
use crate::table::Table;

/// Types that the command of this file speaks.
pub fn declare(table: &mut Table) {
    table.also::<Progress>();
    table.also::<Outcome<Package>>();
}

/// Exports the archive into a new folder. `number` stops it, and then nothing is left.
#[tauri::command]
pub async fn leave(
    app: AppHandle,
    number: u32,
    target: PathBuf,
    steps: Channel<Progress>,
) -> Result<Outcome<Package>, Problem> {
    off_thread(move || {
        let desk = app.state::<Desk>();
        let open = desk.require()?;
        let work = desk.running.begin(number);
        let mut told = None;
        packages::export(&open.archive, &open.actor, &target, &mut |at| {
            let now = at.done.saturating_mul(100) / at.total.max(1);
            if told != Some(now) {
                told = Some(now);
                // The page may be gone; the next step asks whether to go on all the same.
                let _ = steps.send(at);
            }
            if work.is_stopped() { Flow::Cancel } else { Flow::Continue }
        })
    })
    .await
}
