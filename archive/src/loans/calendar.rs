//! Due dates by the calendar: a loan never falls due on a day nobody is there to take it back.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rusqlite::Connection;

use crate::error::Result;
use crate::storage;

/// The day a loan of so many days is due: counted from the issue, moved on to the next working day
/// (weekends and the calendar of holidays and 调休 days).
///
/// # Errors
/// Those of the database.
pub fn due_date(tx: &Connection, issued: NaiveDate, days: u32) -> Result<NaiveDate> {
    let mut due = issued.checked_add_days(Days::new(days.into())).unwrap_or(issued);
    // No holiday lasts a month; a calendar that says so is not followed for ever.
    for _ in 0..31 {
        if is_working(tx, due)? {
            break;
        }
        due = due.succ_opt().unwrap_or(due);
    }
    Ok(due)
}

fn is_working(tx: &Connection, day: NaiveDate) -> Result<bool> {
    let said = storage::settings::working_day(tx, &day.to_string())?;
    Ok(said.unwrap_or(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun)))
}
