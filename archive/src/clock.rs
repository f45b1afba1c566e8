//! Time, injected: the archive asks its clock and never the system, so that tests own the time.
//!
//! Acts are UTC instants with milliseconds (`2026-11-23T02:41:07.123Z`, sortable as text); dates on
//! paper are plain dates in the desk's own zone.

use std::sync::Mutex;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta, Utc};

/// Where "now" comes from.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;

    /// An instant as the clock on the wall at the desk shows it.
    fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.with_timezone(&Local).naive_local()
    }

    /// The date on the wall at the desk.
    fn today(&self) -> NaiveDate {
        self.wall(self.now()).date()
    }
}

/// The machine's clock and zone.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// A clock that stands where it was set, in China Standard Time (for tests and the demo).
pub struct SetClock(Mutex<DateTime<Utc>>);

impl SetClock {
    /// A clock standing at 09:00 on the given day.
    pub fn at(day: NaiveDate) -> Self {
        Self(Mutex::new(day.and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(1)))
    }

    /// Moves the clock; it may also go back, as real ones do.
    pub fn set(&self, now: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(|e| e.into_inner()) = now;
    }

    /// Moves the clock on.
    pub fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap_or_else(|e| e.into_inner()) += by;
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(|e| e.into_inner())
    }

    fn wall(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        (instant + TimeDelta::hours(8)).naive_utc()
    }
}

/// An instant as it is stored and sent: UTC with milliseconds.
pub fn stamp(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A stored instant as the desk's wall clock shows it, `2026-11-23 10:41`.
pub fn wall(stamp: &str) -> String {
    match DateTime::parse_from_rfc3339(stamp) {
        Ok(instant) => instant.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string(),
        Err(_) => stamp.to_owned(),
    }
}

/// Days from one date to another.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}
