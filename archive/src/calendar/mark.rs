//! Writes holidays and 调休 days down.

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::calendar::CalendarDay;
use crate::error::{Error, Result};
use crate::ids::AnyId;
use crate::journal::{Action, Event, Fact};
use crate::{storage, text};

/// Marks days as holidays or as working days; one that is marked already is marked anew. All of
/// them or none.
///
/// # Errors
/// No day at all, one that is no date, a name that cannot be printed.
pub fn mark(archive: &Archive, actor: &Actor, days: &[CalendarDay]) -> Result<Outcome<Vec<CalendarDay>>> {
    if days.is_empty() {
        return Err(Error::Missing("day"));
    }
    archive.act(actor, Right::Configure, |act| {
        let mut marked = Vec::new();
        for day in days {
            let date = text::date("day", &day.day)?;
            let day = CalendarDay { day: date.to_string(), working: day.working, name: text::line("name", &day.name)? };
            let before = storage::calendar::find(act.tx, &day.day)?;
            if before.as_ref() == Some(&day) {
                continue;
            }
            storage::calendar::put(act.tx, &day)?;
            let event = Event::new(Action::CalendarMark, day.day.clone(), AnyId(act.actor.person.0))
                .say(Fact::Day(day.day.clone(), Some(day.working)))
                .say(Fact::Name(day.name.clone()))
                .changed("day", before, &day);
            act.record(event)?;
            marked.push(day);
        }
        Ok(marked)
    })
}
