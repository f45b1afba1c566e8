//! One archive: a folder with its database and its files, opened once and shared by the window, the
//! command and the tests.
//!
//! Every change goes through [`Archive::act`]: one transaction that holds the act, its journal
//! events and the search index, and answers with what changed so that the window knows what to
//! show anew. Every look goes through [`Archive::read`].

mod making;

use std::fs;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use serde::Serialize;

use crate::access::{Actor, Right};
use crate::clock::{Clock, SystemClock, stamp};
use crate::error::{self, Error, Result};
use crate::files::{FileStore, Leaving};
use crate::journal::Event;
use crate::settings::Settings;
use crate::storage::{self, Database};
use crate::words::Lang;
use making::Making;

/// The database file inside the archive folder.
pub const DATABASE: &str = "archive.db";

/// An open archive.
pub struct Archive {
    root: PathBuf,
    database: Database,
    files: FileStore,
    clock: Arc<dyn Clock>,
    /// Events that this program wrote since it opened the archive.
    written: AtomicU32,
}

crate::coded! {
    /// What the window has to show anew after an act.
    pub enum Changed {
        Customers = "customers", "客户", "customers";
        People = "people", "人员", "people";
        Places = "places", "存放位置", "places";
        Receipts = "receipts", "接收单", "receipts";
        Materials = "materials", "资料", "materials";
        Attachments = "attachments", "附件", "attachments";
        Marks = "marks", "标注", "marks";
        Loans = "loans", "借阅", "loans";
        Incidents = "incidents", "异常", "incidents";
        Drafts = "drafts", "草稿", "drafts";
        Settings = "settings", "设置", "settings";
        Calendar = "calendar", "日历", "calendar";
    }
}

/// What an act returns: its answer, and what it changed.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Outcome<T> {
    /// The answer.
    pub value: T,
    /// The nouns whose lists and counts may look different now.
    pub changed: Vec<Changed>,
}

impl Archive {
    /// Opens the archive in a folder.
    ///
    /// # Errors
    /// Refuses, and leaves untouched, a folder without an archive and a database that is damaged,
    /// foreign, newer, locked or read-only (promise 5).
    pub fn open(root: &Path) -> Result<Archive> {
        Self::open_with(root, Arc::new(SystemClock))
    }

    /// [`Archive::open`] with a clock of the caller's.
    ///
    /// # Errors
    /// As [`Archive::open`].
    pub fn open_with(root: &Path, clock: Arc<dyn Clock>) -> Result<Archive> {
        let root = &path::absolute(root).map_err(|_| Error::NotAnArchive(root.to_owned()))?;
        if !root.join(DATABASE).is_file() {
            return Err(Error::NotAnArchive(root.to_owned()));
        }
        let database = Database::open(&root.join(DATABASE))?;
        let files = FileStore::open(root)?;
        making::forget(root);
        Ok(Archive { root: root.to_owned(), database, files, clock, written: AtomicU32::new(0) })
    }

    /// Makes an archive in an empty or new folder, whole or not at all: what a making that was cut
    /// off left there is taken away by the next one.
    ///
    /// # Errors
    /// When the folder holds anything else, or cannot be written. Nothing is left behind.
    pub fn init(root: &Path, setup: &crate::settings::Setup) -> Result<Archive> {
        Self::init_with(root, setup, Arc::new(SystemClock))
    }

    /// [`Archive::init`] with a clock of the caller's.
    ///
    /// # Errors
    /// As [`Archive::init`].
    pub fn init_with(root: &Path, setup: &crate::settings::Setup, clock: Arc<dyn Clock>) -> Result<Archive> {
        let setup = &setup.checked()?;
        let root = &path::absolute(root).map_err(Error::io(error::Act::Create, root))?;
        Making::begin(root)?.finish(|database| {
            let database = Database::create(database)?;
            let files = FileStore::create(root)?;
            let written = AtomicU32::new(0);
            let archive = Archive { root: root.to_owned(), database, files, clock: clock.clone(), written };
            crate::settings::start(&archive, setup)?;
            archive.database.fold()
        })?;
        Self::open_with(root, clock)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Refuses a place to write to that lies in the archive's own folder, links followed.
    pub(crate) fn require_outside(&self, target: &Path) -> Result<()> {
        if self.holds(target) { Err(Error::TargetInArchive(target.to_owned())) } else { Ok(()) }
    }

    /// Refuses a file to attach that lies in the archive's own folder (its cache aside), links followed. Nobody
    /// means it, and closing `archive.db` once more would drop the locks SQLite holds on it (POSIX).
    pub(crate) fn require_foreign(&self, source: &Path) -> Result<()> {
        let cache = fs::canonicalize(self.root.join("cache")).ok();
        let cached = fs::canonicalize(source).is_ok_and(|there| cache.is_some_and(|cache| there.starts_with(cache)));
        if self.holds(source) && !cached { Err(Error::SourceInArchive(source.to_owned())) } else { Ok(()) }
    }

    /// Whether a place lies in the archive's own folder, links followed.
    fn holds(&self, path: &Path) -> bool {
        let whole = path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let there = whole.ancestors().find_map(|way| fs::canonicalize(way).ok());
        let root = fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        there.is_some_and(|there| there.starts_with(root))
    }

    /// The content store.
    pub fn files(&self) -> &FileStore {
        &self.files
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// The date at the desk.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Looks without changing anything, on one consistent state.
    ///
    /// # Errors
    /// Those of `look`.
    pub fn read<T>(&self, look: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.database.read(look)
    }

    /// The transaction door: checks the right, runs `work`, seals its events into the journal,
    /// keeps the search index, commits. All of it or nothing.
    ///
    /// # Errors
    /// [`Error::NoRight`], those of `work`, and those of the database.
    pub fn act<T>(
        &self,
        actor: &Actor,
        right: Right,
        work: impl FnOnce(&mut Act<'_>) -> Result<T>,
    ) -> Result<Outcome<T>> {
        actor.require(right)?;
        let (outcome, events) = self.database.write(|tx| {
            // One instant: an act at midnight has one day.
            let now = self.clock.now();
            let mut act = Act {
                tx,
                actor,
                now,
                today: self.clock.wall(now).date(),
                settings: storage::settings::load(tx)?,
                changed: Vec::new(),
                events: 0,
            };
            let value = work(&mut act)?;
            crate::search::keep_stale(tx)?;
            let Act { mut changed, events, .. } = act;
            changed.sort_unstable();
            changed.dedup();
            Ok((Outcome { value, changed }, events))
        })?;
        self.written.fetch_add(events, Ordering::Relaxed);
        Ok(outcome)
    }

    /// The events this program wrote since it opened the archive.
    pub(crate) fn written(&self) -> u32 {
        self.written.load(Ordering::Relaxed)
    }

    /// The door for what leaves as a file: `work` fills it and writes the act down, and only once both
    /// are on the disk does the file get its name. Cut off in between there is a trace without a file,
    /// and never a file without its trace.
    ///
    /// # Errors
    /// As [`Archive::act`]: nothing is left. When only the name is refused, the file is gone and the act
    /// stays written down.
    pub(crate) fn hand_out<T, L: Leaving>(
        &self,
        actor: &Actor,
        right: Right,
        mut leaving: L,
        work: impl FnOnce(&mut Act<'_>, &mut L) -> Result<T>,
    ) -> Result<Outcome<T>> {
        let outcome = self.act(actor, right, |act| {
            let value = work(act, &mut leaving)?;
            leaving.finish()?;
            Ok(value)
        })?;
        leaving.place()?;
        Ok(outcome)
    }

    /// The settings as they are now.
    ///
    /// # Errors
    /// Those of the database.
    pub fn settings(&self) -> Result<Settings> {
        self.read(storage::settings::load)
    }

    /// The language of words that the archive writes itself.
    ///
    /// # Errors
    /// Those of the database.
    pub fn lang(&self) -> Result<Lang> {
        Ok(self.settings()?.lang)
    }

    /// The database, for whole-archive work (checks, backup).
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }
}

/// One act in progress: the transaction, who acts and when. Verbs get it from [`Archive::act`].
pub struct Act<'a> {
    /// The open transaction.
    pub tx: &'a Connection,
    /// Who acts.
    pub actor: &'a Actor,
    /// When.
    pub now: DateTime<Utc>,
    /// The date at the desk.
    pub today: NaiveDate,
    /// The settings at this moment.
    pub settings: Settings,
    changed: Vec<Changed>,
    events: u32,
}

impl Act<'_> {
    /// The instant as it is stored.
    pub fn at(&self) -> String {
        stamp(self.now)
    }

    /// The date as it is stored.
    pub fn day(&self) -> String {
        self.today.to_string()
    }

    /// Writes an event into the journal, in this transaction (promise 4).
    ///
    /// # Errors
    /// Those of the database.
    pub fn record(&mut self, event: Event) -> Result<()> {
        self.changed.extend(event.action.changes());
        self.events += 1;
        crate::journal::append(self.tx, &self.at(), self.actor, &event)
    }

    /// Names one more noun that looks different now.
    pub fn touch(&mut self, changed: Changed) {
        self.changed.push(changed);
    }
}
