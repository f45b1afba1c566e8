//! Every table as it is, for who takes the archive away. The search index is left out: it is made anew from
//! the rest.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use uuid::Uuid;

use crate::error::Result;

/// What never leaves: the table and the column.
const SECRET: [(&str, &str); 1] = [("person", "pin")];

const OURS: &str = "type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'";

/// The names of the tables.
pub fn names(tx: &Connection) -> Result<Vec<String>> {
    let mut statement = tx.prepare_cached(&format!("SELECT name FROM sqlite_schema WHERE {OURS} ORDER BY name"))?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// How they were made.
pub fn schema(tx: &Connection) -> Result<String> {
    let mut statement = tx.prepare_cached(&format!("SELECT sql FROM sqlite_schema WHERE {OURS} ORDER BY name"))?;
    let made: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(made.into_iter().map(|sql| sql + ";\n\n").collect())
}

/// Hands the names of the columns to `visit`, and then every row: ids as UUIDs, other bytes in hex digits.
pub fn each(tx: &Connection, table: &str, visit: &mut dyn FnMut(&[Option<String>]) -> Result<()>) -> Result<()> {
    let mut statement = tx.prepare(&format!("SELECT * FROM \"{table}\""))?;
    let is_open = |column: &str| !SECRET.contains(&(table, column));
    let columns: Vec<(usize, String)> =
        statement.column_names().map(str::to_owned).enumerate().filter(|(_, c)| is_open(c)).collect();
    visit(&columns.iter().map(|(_, name)| Some(name.clone())).collect::<Vec<_>>())?;
    let mut rows = statement.query([])?;
    let mut cells = Vec::with_capacity(columns.len());
    while let Some(row) = rows.next()? {
        cells.clear();
        for (at, _) in &columns {
            cells.push(text(row.get_ref(*at)?));
        }
        visit(&cells)?;
    }
    Ok(())
}

fn text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Some(
            Uuid::from_slice(bytes)
                .map_or_else(|_| bytes.iter().map(|byte| format!("{byte:02x}")).collect(), |id| id.to_string()),
        ),
    }
}
