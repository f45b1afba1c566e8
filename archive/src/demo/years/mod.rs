//! The earlier years of a large demo, written in bulk: the same rows, numbers and events that the
//! verbs write, in a few large transactions, each indexed once. The journal says what was done and
//! leaves out the copies of the whole record that the verbs keep with it.
//!
//! The files are real and few: one content of each kind, attached wherever such a thing was handed in.
//! Everything that was lent is back, and everything is filed, before the story goes on by its verbs.

mod desk;
mod files;
mod loans;

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::Connection;

use super::scene::by_weight;
use super::story::{Shelved, Story, at, works};
use crate::access::Actor;
use crate::clock::stamp;
use crate::error::{Error, Result};
use crate::journal::{self, Event};
use crate::numbers::template::Template;
use crate::settings::Settings;
use crate::{search, storage};
use desk::Handed;
use files::Files;
use loans::Lent;

/// Materials of one transaction: large enough that syncing costs nothing, small enough for the log.
const BATCH: u32 = 10_000;

/// Of those on the shelf, so many may be lent: the newer ones.
const LENDABLE: usize = 20_000;

/// What the years write with.
struct Years<'s, 'a> {
    story: &'s mut Story<'a>,
    settings: Settings,
    template: Template,
    files: Files,
    /// Handed in, and filed on the next working day.
    pending: Vec<Vec<Handed>>,
    shelf: Vec<Shelved>,
    lent: Lent,
}

/// One day at the desk, inside a transaction.
struct Day<'t> {
    tx: &'t Connection,
    on: NaiveDate,
    /// Seconds since midnight of the last act.
    clock: u32,
    actor: Actor,
}

/// Writes so many materials from one day up to another. `tell` hears the day and says whether to go on.
pub(super) fn write(
    story: &mut Story<'_>,
    materials: u32,
    from: NaiveDate,
    upto: NaiveDate,
    tell: &mut dyn FnMut(NaiveDate, u32) -> bool,
) -> Result<()> {
    let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= upto).filter(|day| works(*day)).collect();
    let Some((last, rest)) = days.split_last() else { return Ok(()) };
    let settings = story.archive.settings()?;
    let template = Template::parse(&settings.archive_no)?;
    let (files, lent) = (Files::default(), Lent::default());
    let mut years = Years { story, settings, template, files, pending: Vec::new(), shelf: Vec::new(), lent };
    let database = years.story.archive.database();
    database.make_room()?;
    let mut rest = rest.iter().copied().enumerate().peekable();
    while let Some(&(_, day)) = rest.peek() {
        if !tell(day, years.story.done) {
            return Err(Error::Cancelled);
        }
        database.write(|tx| {
            let upto = years.story.done + BATCH;
            while years.story.done < upto
                && let Some((nth, day)) = rest.next()
            {
                // As many as are due by that evening, so that the last day meets the number.
                let due = u64::from(materials) * (nth as u64 + 1) / (days.len() as u64 - 1);
                years.day(tx, day, u32::try_from(due).unwrap_or(materials))?;
            }
            search::keep_stale(tx)
        })?;
    }
    database.write(|tx| {
        let mut day = years.open(tx, *last);
        years.file_pending(&mut day)?;
        years.take_back(&mut day, true)?;
        search::keep_stale(tx)
    })?;
    // The index as tight as the work of years would have made it.
    while database.write(storage::search::merge)? {}
    let Years { story, shelf, .. } = years;
    story.shelf = shelf;
    Ok(())
}

impl Years<'_, '_> {
    fn open<'t>(&mut self, tx: &'t Connection, on: NaiveDate) -> Day<'t> {
        let story = &self.story;
        // Every fifth day her colleague sits there.
        let actor = if on.ordinal() % 5 == 4 { &story.firm.second } else { &story.firm.archivist };
        Day { tx, on, clock: 8 * 3600 + 40 * 60, actor: actor.clone() }
    }

    /// Yesterday's papers are filed, what is due comes back, deliveries arrive, something is lent.
    fn day(&mut self, tx: &Connection, on: NaiveDate, due: u32) -> Result<()> {
        let mut day = self.open(tx, on);
        let filed = self.file_pending(&mut day)?;
        self.take_back(&mut day, false)?;
        while self.story.done < due {
            let size = [1, 1, 2, 2, 3, 3, 3, 4, 5, 6][self.story.rng.usize(0..10)].min(due - self.story.done);
            let customer = by_weight(self.story);
            self.receive(&mut day, customer, size as usize)?;
        }
        self.lend(&mut day, filed)?;
        let over = self.shelf.len().saturating_sub(LENDABLE);
        self.shelf.drain(..over);
        Ok(())
    }
}

impl Day<'_> {
    /// The date as it is stored.
    fn date(&self) -> String {
        self.on.to_string()
    }

    /// The next act's instant; acts of a day follow each other.
    fn at(&mut self, story: &Story<'_>) -> String {
        self.clock = (self.clock + 11).min(17 * 3600 + 3599);
        let wall =
            at(self.on, self.clock / 3600, self.clock / 60 % 60) + chrono::TimeDelta::seconds((self.clock % 60).into());
        story.clock.set(wall);
        stamp(story.archive.clock().now())
    }

    fn record(&self, at: &str, event: &Event) -> Result<()> {
        journal::append(self.tx, at, &self.actor, event)
    }

    fn after(&self, days: u32) -> NaiveDate {
        let mut day = self.on + Days::new(days.into());
        while !works(day) {
            day = day + Days::new(1);
        }
        day
    }
}
