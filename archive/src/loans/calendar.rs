//! Due dates by the calendar: a loan never falls due on a day nobody is there to take it back.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use crate::archive::Archive;
use crate::calendar;
use crate::error::Result;

/// The day a loan of so many days is due: counted from the issue, moved on to the next working day
/// (weekends and the calendar of holidays and 调休 days).
///
/// # Errors
/// Those of the database.
pub fn due_date(tx: &Connection, issued: NaiveDate, days: u32) -> Result<NaiveDate> {
    let mut due = issued.checked_add_days(Days::new(days.into())).unwrap_or(issued);
    // No holiday lasts a month; a calendar that says so is not followed for ever.
    for _ in 0..31 {
        if calendar::is_working(tx, due)? {
            break;
        }
        due = due.succ_opt().unwrap_or(due);
    }
    Ok(due)
}

/// The day a loan of so many days is due when it is issued today.
///
/// # Errors
/// Those of the database.
pub fn due_after(archive: &Archive, days: u32) -> Result<String> {
    let today = archive.today();
    archive.read(|tx| Ok(due_date(tx, today, days)?.to_string()))
}
