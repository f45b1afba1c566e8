//! What every list shares: pages by key, never by offset.

use serde::{Deserialize, Serialize};

/// One page of a list: its rows, and the key after which the next page begins.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<u32>,
}

impl<T> Page<T> {
    /// A page from one row more than was asked for: the extra row only says that there are more.
    pub fn cut(mut rows: Vec<T>, limit: u32, key: impl Fn(&T) -> u32) -> Page<T> {
        let limit = limit as usize;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(key) } else { None };
        Page { rows, next }
    }
}

/// The most rows of one page.
pub const MOST: u32 = 500;

/// A column that holds JSON.
pub(super) fn json<T: serde::de::DeserializeOwned>(row: &rusqlite::Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e)))
}
