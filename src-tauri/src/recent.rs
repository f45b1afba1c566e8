//! Which archive was open last: one line in the program's own settings folder.

use std::fs;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};

/// The archive that was open last, where that is known.
pub fn get(app: &AppHandle) -> Option<PathBuf> {
    let text = fs::read_to_string(file(app)?).ok()?;
    let text = text.trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// Remembers the archive that is open. Where that fails she chooses it again next time.
pub fn set(app: &AppHandle, folder: &Path) {
    let Some(file) = file(app) else { return };
    if let Some(parent) = file.parent() {
        let _ = fs::create_dir_all(parent);
    }
    let _ = fs::write(file, folder.to_string_lossy().as_bytes());
}

/// Where a first archive is suggested to live.
pub fn suggest(app: &AppHandle) -> PathBuf {
    let documents = app.path().document_dir().or_else(|_| app.path().home_dir());
    documents.unwrap_or_default().join("客档")
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join("last-archive.txt"))
}
