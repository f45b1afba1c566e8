//! Shows the calendar of a year.

use crate::archive::Archive;
use crate::calendar::CalendarDay;
use crate::error::{Error, Result, Why};
use crate::storage;

/// The days of a year that differ from the ordinary week, in their order.
///
/// # Errors
/// A year that no date can have.
pub fn list(archive: &Archive, year: i32) -> Result<Vec<CalendarDay>> {
    if !(1900..=2200).contains(&year) {
        return Err(Error::invalid("year", Why::OutOfRange { least: 1900, most: 2200 }));
    }
    archive.read(|tx| storage::calendar::list(tx, year))
}
