//! The demo's clock: stands where the story is, in the zone of this machine, so that what happened
//! at 09:42 is shown as 09:42 here.

use std::sync::Mutex;

use chrono::{DateTime, Local, NaiveDateTime, TimeZone, Utc};

use crate::clock::Clock;

/// A clock that is moved by hand.
pub(super) struct StoryClock(Mutex<NaiveDateTime>);

impl StoryClock {
    pub fn at(wall: NaiveDateTime) -> StoryClock {
        StoryClock(Mutex::new(wall))
    }

    /// Moves to a time on the wall.
    pub fn set(&self, wall: NaiveDateTime) {
        *self.0.lock().unwrap_or_else(|e| e.into_inner()) = wall;
    }

    fn wall(&self) -> NaiveDateTime {
        *self.0.lock().unwrap_or_else(|e| e.into_inner())
    }
}

impl Clock for StoryClock {
    fn now(&self) -> DateTime<Utc> {
        let wall = self.wall();
        // In the hour that summer time leaves out, the story is simply told in UTC.
        Local.from_local_datetime(&wall).earliest().map_or_else(|| wall.and_utc(), |local| local.to_utc())
    }
}
