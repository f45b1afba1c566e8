//! The calendar of days that differ from the ordinary week.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::calendar::CalendarDay;
use crate::error::Result;

const COLUMNS: &str = "day, working, name";

fn row(row: &Row<'_>) -> rusqlite::Result<CalendarDay> {
    Ok(CalendarDay { day: row.get("day")?, working: row.get("working")?, name: row.get("name")? })
}

/// What the calendar says of a day; `None` where it says nothing and the ordinary week holds.
pub fn get(tx: &Connection, day: &str) -> Result<Option<bool>> {
    Ok(find(tx, day)?.map(|day| day.working))
}

/// A day of the calendar, where it is on it.
pub fn find(tx: &Connection, day: &str) -> Result<Option<CalendarDay>> {
    Ok(tx
        .prepare_cached(&format!("SELECT {COLUMNS} FROM calendar WHERE day = ?1"))?
        .query_row([day], row)
        .optional()?)
}

/// The days of a year, in their order.
pub fn list(tx: &Connection, year: i32) -> Result<Vec<CalendarDay>> {
    let mut statement =
        tx.prepare_cached(&format!("SELECT {COLUMNS} FROM calendar WHERE day >= ?1 AND day < ?2 ORDER BY day"))?;
    let days = statement.query_map([format!("{year:04}-01-01"), format!("{:04}-01-01", year + 1)], row)?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}

/// Puts a day on the calendar, in place of what it was.
pub fn put(tx: &Connection, day: &CalendarDay) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO calendar (day, working, name) VALUES (?1, ?2, ?3)
         ON CONFLICT (day) DO UPDATE SET working = excluded.working, name = excluded.name",
    )?
    .execute((&day.day, day.working, &day.name))?;
    Ok(())
}

/// Takes a day off the calendar.
pub fn remove(tx: &Connection, day: &str) -> Result<()> {
    tx.prepare_cached("DELETE FROM calendar WHERE day = ?1")?.execute([day])?;
    Ok(())
}
