//! 四性检测 has its own command: it tells how far it is and can be stopped.

use archive::Problem;
use archive::checks::{self, CheckId, Checking, Report, Scope};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};

use super::desk::off_thread;
use crate::Desk;
use crate::table::Table;

/// Types that the command of this file speaks.
pub fn declare(table: &mut Table) {
    table.also::<Checking>();
    table.also::<Report>();
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
