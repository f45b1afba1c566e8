//! Takes days back into the ordinary week.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result};
use crate::ids::AnyId;
use crate::journal::{Action, Event, Fact};
use crate::{storage, text};

/// Takes days off the calendar; those that are not on it are passed over. The journal keeps what
/// they were.
///
/// # Errors
/// No day at all, or one that is no date.
pub fn clear(archive: &Archive, actor: &Actor, days: &[String]) -> Result<Outcome<Vec<String>>> {
    if days.is_empty() {
        return Err(Error::Missing("day"));
    }
    archive.act(actor, Right::Configure, |act| {
        let mut cleared = Vec::new();
        for day in days {
            let day = text::date("day", day)?.to_string();
            let Some(before) = storage::calendar::find(act.tx, &day)? else { continue };
            storage::calendar::remove(act.tx, &day)?;
            let event = Event::new(Action::CalendarClear, day.clone(), AnyId(act.actor.person.0))
                .say(Fact::Day(day.clone(), None))
                .changed("day", before, ());
            act.record(event)?;
            cleared.push(day);
        }
        Ok(cleared)
    })
}
