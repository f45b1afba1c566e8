//! The demonstration archive: an invented firm with its customers and people, a few years of papers
//! and a year of loans, told through the verbs of the archive with a clock that walks from day to
//! day. So numbers, journal and dates are true, and on the last day everything that can wait waits.
//!
//! The same seed tells the same story (identities differ). Up to [`BY_VERBS`] materials every act is a
//! verb; of more, the last two months are, and the years before are written in bulk ([`years`]), with
//! one content for each kind of file.
//!
//! Must not: be used on an archive in which anything was done.

mod art;
mod clock;
mod firm;
mod papers;
mod scene;
mod story;
mod words;
mod years;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use fastrand::Rng;
use serde::Serialize;

use crate::access;
use crate::archive::{Archive, DATABASE};
use crate::error::{Error, Result, Why};
use crate::{journal, storage};
use art::Studio;
use clock::StoryClock;
use story::{Story, at};

pub use firm::PIN;

/// The fewest materials of a demo: fewer do not carry its loans.
pub const LEAST: u32 = 60;

/// The most materials of a demo.
pub const MOST: u32 = 2_000_000;

/// Up to so many materials the whole demo is told by the verbs.
pub const BY_VERBS: u32 = 3_000;

/// The last days of a large demo, told by the verbs.
const RECENT_DAYS: u32 = 60;

/// What is told.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many materials.
    pub materials: u32,
    /// What the story follows from.
    pub seed: u64,
    /// When it ends, by the clock on the wall: usually now.
    pub until: NaiveDateTime,
}

impl Plan {
    /// A story that ends today, a few minutes ago.
    pub fn until_now(materials: u32, seed: u64) -> Plan {
        Plan { materials, seed, until: chrono::Local::now().naive_local() - TimeDelta::minutes(3) }
    }
}

/// How far the telling is.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The day it is at.
    pub day: NaiveDate,
    /// Materials so far.
    pub materials: u32,
    /// Of so many.
    pub of: u32,
}

/// What came of it.
#[derive(Clone, Debug, Serialize)]
pub struct Demo {
    /// Materials in the archive.
    pub materials: u32,
    /// Events in its journal.
    pub events: u32,
    /// The code of the newest event.
    pub head: String,
    /// The PIN of the heads who have one.
    pub pin: &'static str,
}

/// Makes a demo archive in a new or empty folder, or fills one in which nothing was done yet.
/// `tell` hears how far it is and says whether to go on.
///
/// # Errors
/// A folder that holds anything else, an archive that is in use, fewer than [`LEAST`] or more than
/// [`MOST`] materials.
pub fn make(root: &Path, plan: Plan, tell: &mut dyn FnMut(Told) -> bool) -> Result<Demo> {
    let mut made = false;
    make_in(root, plan, &mut made, tell).inspect_err(|_| {
        // Half a story is no archive: what this call made is taken away again, and nothing else.
        if made {
            let _ = fs::remove_dir_all(root.join("files"));
            let _ = fs::remove_dir_all(root.join("cache"));
            for name in [DATABASE.to_owned(), format!("{DATABASE}-wal"), format!("{DATABASE}-shm")] {
                let _ = fs::remove_file(root.join(name));
            }
        }
    })
}

fn make_in(root: &Path, plan: Plan, made: &mut bool, tell: &mut dyn FnMut(Told) -> bool) -> Result<Demo> {
    if !(LEAST..=MOST).contains(&plan.materials) {
        return Err(Error::invalid("materials", Why::OutOfRange { least: LEAST.into(), most: MOST.into() }));
    }
    let long = plan.materials > BY_VERBS;
    let begun = first_day(plan);
    let clock = Arc::new(StoryClock::at(at(begun, 8, 30)));
    let archive = if root.join(DATABASE).is_file() {
        let archive = Archive::open_with(root, clock.clone())?;
        // Only the event of its making.
        if archive.read(storage::journal::head)?.0 > 1 {
            return Err(Error::FolderInUse(root.to_owned()));
        }
        archive
    } else {
        let archive = Archive::init_with(root, &firm::setup(), clock.clone())?;
        *made = true;
        archive
    };
    let mut rng = Rng::with_seed(plan.seed);
    let firm = firm::found(&archive, plan.materials, plan.until.date(), &mut rng)?;
    let studio = Studio::new(&root.join("cache").join("demo"))?;
    let mut story = Story::new(&archive, clock, studio, rng, firm, plan.until);
    let mut told = |day, materials| tell(Told { day, materials, of: plan.materials });
    let (mut first, mut recent) = (begun, plan.materials);
    if long {
        story.studio.share();
        first = story::before(plan.until.date(), RECENT_DAYS.into());
        recent = recent_materials(plan);
        years::write(&mut story, plan.materials - recent, begun, story::before(first, 1), &mut told)?;
    }
    scene::routine(&mut story, recent, first);
    scene::last_deliveries(&mut story);
    for (nth, cue) in scene::cues().iter().enumerate() {
        let when = scene::time_of(cue, plan.until, nth);
        if !story.play(when, &mut told)? {
            return Err(Error::Cancelled);
        }
        if let Some(wish) = scene::play_cue(&mut story, cue) {
            story.ask(wish, when)?;
        }
    }
    scene::last_morning(&mut story);
    if !story.play(plan.until, &mut told)? {
        return Err(Error::Cancelled);
    }
    story.keep_facts()?;
    story.keep_holidays(plan.until.date().year())?;
    drop(story);
    let report = journal::verify(&archive)?;
    access::operator(&archive)?;
    Ok(Demo {
        materials: archive.read(storage::today::count_materials)?,
        events: report.events,
        head: report.head,
        pin: PIN,
    })
}

/// How many years back the story begins: five, and the longer the more there is to tell.
fn years_of(materials: u32) -> i32 {
    (6.0 * f64::from(materials).log10() - 16.0).clamp(5.0, 20.0) as i32
}

fn first_day(plan: Plan) -> NaiveDate {
    let year = plan.until.year() - years_of(plan.materials);
    story::after(NaiveDate::from_ymd_opt(year, 3, 1).unwrap_or(plan.until.date()), 0)
}

/// What of a large demo is told by the verbs: as much as came in before in as many days, as far as
/// that can be told in a minute or two.
fn recent_materials(plan: Plan) -> u32 {
    let days = years_of(plan.materials).unsigned_abs() * 365;
    (plan.materials / days * RECENT_DAYS).clamp(400, 3_000)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_that_is_cut_off_leaves_nothing_and_takes_nothing_of_others() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("演示");
        let until = NaiveDate::from_ymd_opt(2026, 11, 30).and_then(|day| day.and_hms_opt(17, 0, 0)).unwrap();
        let plan = Plan { materials: 60, seed: 1, until };
        let mut told = 0;
        let cut = make(&root, plan, &mut |_| {
            told += 1;
            told < 20
        });
        assert!(matches!(cut, Err(Error::Cancelled)), "{told}");
        let left: Vec<_> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.is_empty(), "{left:?}");

        fs::create_dir(root.join("files")).unwrap();
        fs::write(root.join("files").join("hers.txt"), "hers").unwrap();
        assert!(make(&root, Plan { materials: 0, ..plan }, &mut |_| true).is_err());
        assert!(matches!(make(&root, plan, &mut |_| true), Err(Error::FolderInUse(_))));
        assert_eq!(fs::read(root.join("files").join("hers.txt")).unwrap(), b"hers");
    }

    /// A year of another chance and another day is refused nowhere and is sound.
    #[track_caller]
    fn must_be_told(seed: u64, day: u64) {
        let folder = tempfile::tempdir().unwrap();
        let first = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
        let until = (first + chrono::Days::new(day)).and_hms_opt(17, 0, 0).unwrap();
        let made = make(folder.path(), Plan { materials: 80, seed, until }, &mut |_| true);
        assert!(made.is_ok(), "seed {seed}, until {until}: {:?}", made.err());
        let archive = Archive::open(folder.path()).unwrap();
        let report = crate::checks::run(&archive, crate::checks::Scope::Quick, &mut |_| true).unwrap();
        // Signed papers that are still to be scanned belong to the story.
        use crate::checks::{CheckId, Finding};
        let wrong = |finding: &&Finding| !matches!(finding.check, CheckId::Scans);
        assert_eq!(report.findings.iter().find(wrong).map(|f| &f.detail), None, "seed {seed}, until {until}");
    }

    #[test]
    fn three_seeds_and_days_make_demos() {
        for (seed, day) in [(5, 61), (11, 4), (12, 93)] {
            must_be_told(seed, day);
        }
    }

    /// Minutes long: `cargo test -p archive demo -- --ignored`.
    #[test]
    #[ignore = "takes minutes"]
    fn fifty_seeds_and_days_make_demos() {
        for nth in 0..50 {
            must_be_told(nth, nth * 9);
        }
    }
}
