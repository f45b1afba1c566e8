//! The desk itself: which archive is open, the first start, and the door to the table of verbs.

use std::path::{Path, PathBuf};

use archive::settings::Setup;
use archive::{Archive, Error, Problem};
use serde_json::Value;
use tauri::{AppHandle, Manager, State};

use crate::Desk;
use crate::closing::{self, Closing};
use crate::recent;
use crate::state::DeskStatus;
use crate::table::Table;

/// Types that the commands of this file speak.
pub fn declare(table: &mut Table) {
    table.also::<DeskStatus>();
    table.also::<Setup>();
    table.also::<Problem>();
    table.also::<Closing>();
}

/// Runs a verb of the archive off the main thread.
#[tauri::command]
pub async fn ask(app: AppHandle, verb: String, request: Value) -> Result<Value, Problem> {
    off_thread(move || app.state::<Desk>().ask(&verb, request)).await
}

/// What the page needs to know first; opens the archive that was asked for or used last.
#[tauri::command]
pub async fn status(app: AppHandle) -> Result<DeskStatus, Problem> {
    off_thread(move || {
        let desk = app.state::<Desk>();
        if desk.opened()?.is_some() {
            return status_of(&app, None, None);
        }
        let Some(folder) = desk.launch.archive.clone().or_else(|| recent::get(&app)) else {
            return status_of(&app, None, None);
        };
        let problem = desk.open(&folder).err().map(|error| error.problem());
        if problem.is_none() {
            recent::set(&app, &folder);
        }
        status_of(&app, Some(folder).filter(|_| problem.is_some()), problem)
    })
    .await
}

/// Opens an archive.
#[tauri::command]
pub async fn open(app: AppHandle, folder: PathBuf) -> Result<DeskStatus, Problem> {
    off_thread(move || {
        app.state::<Desk>().open(&folder)?;
        recent::set(&app, &folder);
        status_of(&app, None, None)
    })
    .await
}

/// Makes a new archive and sits down at it.
#[tauri::command]
pub async fn init(app: AppHandle, folder: PathBuf, setup: Setup) -> Result<DeskStatus, Problem> {
    off_thread(move || {
        let archive = Archive::init(&folder, &setup)?;
        app.state::<Desk>().take(archive)?;
        recent::set(&app, &folder);
        status_of(&app, None, None)
    })
    .await
}

/// Asks a running work to stop.
#[tauri::command]
pub fn stop(desk: State<'_, Desk>, number: u32) {
    desk.running.stop(number);
}

/// Answers the question what becomes of running work as the window closes.
#[tauri::command]
pub async fn close(app: AppHandle, how: Closing) -> Result<(), Problem> {
    off_thread(move || {
        closing::answer(&app, how);
        Ok(())
    })
    .await
}

/// Runs work that may wait for the disk where it does not hold up the window.
pub async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Problem> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(done) => done.map_err(|error| error.problem()),
        Err(died) => Err(Error::Died(died.to_string()).problem()),
    }
}

fn status_of(app: &AppHandle, wanted: Option<PathBuf>, problem: Option<Problem>) -> Result<DeskStatus, Error> {
    let open = app.state::<Desk>().opened()?;
    let shown = |path: &Path| path.display().to_string();
    Ok(DeskStatus {
        folder: open.as_ref().map(|open| shown(open.archive.root())),
        wanted: wanted.as_deref().map(shown),
        problem,
        actor: open.as_ref().map(|open| open.actor.clone()),
        settings: open.as_ref().map(|open| open.archive.settings()).transpose()?,
        version: env!("CARGO_PKG_VERSION"),
        suggested: recent::suggest(app).display().to_string(),
    })
}
