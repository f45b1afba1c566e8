//! The settings document.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Error, Result};
use crate::settings::Settings;

/// The settings; the defaults where none were written yet.
pub fn load(tx: &Connection) -> Result<Settings> {
    let text: Option<String> = tx
        .prepare_cached("SELECT value FROM setting WHERE key = 'settings'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    match text {
        // A field that a newer step added takes its default.
        Some(text) => merge(&text),
        None => Ok(Settings::default()),
    }
}

fn merge(text: &str) -> Result<Settings> {
    let damaged = |e: serde_json::Error| Error::Damaged { path: "archive.db".into(), detail: e.to_string() };
    let mut whole = serde_json::to_value(Settings::default()).map_err(damaged)?;
    let stored: serde_json::Value = serde_json::from_str(text).map_err(damaged)?;
    if let (Some(whole), serde_json::Value::Object(stored)) = (whole.as_object_mut(), stored) {
        whole.extend(stored);
    }
    serde_json::from_value(whole).map_err(damaged)
}

/// Writes the settings.
pub fn save(tx: &Connection, settings: &Settings) -> Result<()> {
    let text = serde_json::json!(settings).to_string();
    tx.prepare_cached(
        "INSERT INTO setting (key, value) VALUES ('settings', ?1)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute([text])?;
    Ok(())
}
