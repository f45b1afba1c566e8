//! The rows behind the registers (登记表): read in the order of the acts, a page by its last key.

mod filed;
mod lent;
mod received;
mod used;

use rusqlite::{Connection, ToSql};

use crate::error::Result;

pub use filed::{Filed, filed};
pub use lent::{Lent, lent};
pub use received::{Received, received};
pub use used::{Used, used};

/// The place of a row in its register: the day, then the order of the acts, then the line in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The day of the act.
    pub on: String,
    /// The order of the acts: registration, batch of the day, slip, use.
    pub seq: i64,
    /// The line in one act, where it has several.
    pub line: i64,
}

impl Key {
    /// Before the first row of a day.
    pub fn before(day: &str) -> Key {
        Key { on: day.to_owned(), seq: -1, line: -1 }
    }
}

/// Reads one page of a register.
fn page<T>(
    tx: &Connection,
    sql: &str,
    after: &[(&str, &dyn ToSql)],
    row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map(after, row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
