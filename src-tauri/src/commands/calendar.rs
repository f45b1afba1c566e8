//! The calendar of holidays and 调休 days.

use archive::calendar::{self, CalendarDay};
use serde::Deserialize;
use ts_rs::TS;

use crate::table::Table;

/// The days of a calendar year.
#[derive(Deserialize, TS)]
struct CalendarYear {
    year: i32,
}

/// Days to put on the calendar.
#[derive(Deserialize, TS)]
struct MarkDays {
    days: Vec<CalendarDay>,
}

/// Days to take off it.
#[derive(Deserialize, TS)]
struct ClearDays {
    days: Vec<String>,
}

pub(super) fn add(table: &mut Table) {
    table.verb("calendar.list", |call, c: CalendarYear| calendar::list(call.archive, c.year));
    table.verb("calendar.mark", |call, m: MarkDays| calendar::mark(call.archive, call.actor, &m.days));
    table.verb("calendar.clear", |call, c: ClearDays| calendar::clear(call.archive, call.actor, &c.days));
}
