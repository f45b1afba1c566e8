//! The calendar: days that differ from the ordinary week (法定节假日, 调休工作日).
//!
//! The state announces them once a year; they are written down here and decide on which day a loan
//! falls due ([`crate::loans::due_date`]) and until when a receipt should be reviewed. What was given
//! before keeps its date.

mod clear;
mod list;
mod mark;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, Weekday};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::storage;

pub use clear::clear;
pub use list::list;
pub use mark::mark;

/// A day that differs from the ordinary week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct CalendarDay {
    /// The day, `2026-10-01`.
    pub day: String,
    /// Whether people work: true is a 调休 day, false a holiday.
    pub working: bool,
    /// What it is called: 国庆节.
    pub name: String,
}

/// Whether people work on a day: the calendar says so, else Monday to Friday.
pub(crate) fn is_working(tx: &Connection, day: NaiveDate) -> Result<bool> {
    let said = storage::calendar::get(tx, &day.to_string())?;
    Ok(said.unwrap_or(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun)))
}

/// The day that lies so many working days after another.
pub(crate) fn after_working_days(tx: &Connection, from: NaiveDate, days: u32) -> Result<NaiveDate> {
    let mut day = from;
    let mut left = days;
    // A calendar of holidays only is not followed for ever.
    let most = u64::from(days) * 7 + 62;
    for _ in 0..most {
        if left == 0 {
            break;
        }
        day = day.succ_opt().unwrap_or(day);
        if is_working(tx, day)? {
            left -= 1;
        }
    }
    Ok(day)
}
