//! The side of the program: hands requests to worker processes and cuts them off.
//!
//! A few workers at most, each started when first needed, kept warm, used for some dozens of
//! requests and then let go. One that takes too long is killed; one that dies is replaced and what
//! it was doing becomes a [`Problem`]. Nothing here decodes anything.

mod worker;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::worker::Ask;
use crate::worker::wire::Answer;
use crate::{Facts, Format, Inside, Picture, Problem, Want};
use worker::Worker;

/// What a picture may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long one request may take, the wait for a free worker not counted.
    pub time: Duration,
    /// Bytes of memory of one worker. Enforced by the system on Linux; elsewhere the readers keep
    /// to it by checking what a file claims before they decode it.
    pub memory: u64,
    /// Workers at the same time.
    pub at_once: usize,
}

impl Default for Limits {
    /// Ten seconds, 500 MB, two at once.
    fn default() -> Self {
        Limits { time: Duration::from_secs(10), memory: 500_000_000, at_once: 2 }
    }
}

/// A file and the password that opens it, where one is known.
#[derive(Clone, Copy)]
pub struct Unlocked<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Goes to the worker by its pipe, and is written nowhere.
    pub password: Option<&'a str>,
}

impl<'a> From<&'a Path> for Unlocked<'a> {
    fn from(path: &'a Path) -> Self {
        Unlocked { path, password: None }
    }
}

impl<'a> From<&'a PathBuf> for Unlocked<'a> {
    fn from(path: &'a PathBuf) -> Self {
        path.as_path().into()
    }
}

/// Says that a picture is not wanted any more. Clones belong to the same request.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops the request as soon as possible; it ends as [`Problem::Cancelled`].
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Makes pictures in worker processes. Shared between threads; dropping it ends the workers.
#[derive(Debug)]
pub struct Pictures {
    exe: PathBuf,
    font: Option<PathBuf>,
    limits: Limits,
    seats: Mutex<Seats>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct Seats {
    idle: Vec<Worker>,
    taken: usize,
}

/// How long taking out one part may last: it is bound by the disk, not by what a file does to its reader.
const TAKING_OUT: Duration = Duration::from_secs(120);

/// How often one that waits looks whether it still shall.
const GLANCE: Duration = Duration::from_millis(25);

impl Pictures {
    /// `exe` is a program whose `main` calls [`crate::worker::enter_if_asked`]; usually this one.
    pub fn new(exe: impl Into<PathBuf>, limits: Limits) -> Self {
        Pictures { exe: exe.into(), font: None, limits, seats: Mutex::default(), freed: Condvar::new() }
    }

    /// A Chinese font file for PDF pages that name fonts which neither they nor the system have.
    pub fn with_font(self, font: impl Into<PathBuf>) -> Self {
        Pictures { font: Some(font.into()), ..self }
    }

    /// Finds out what a file is; what is wrong with it stands in [`Facts::problem`].
    pub fn probe<'a>(&self, file: impl Into<Unlocked<'a>>, cancel: &Cancel) -> Facts {
        let Unlocked { path, password } = file.into();
        match self.ask(&Ask::Probe { path: path.to_owned(), password: password.map(str::to_owned) }, cancel) {
            Ok(Answer::Facts(facts)) => facts,
            Ok(_) => self.facts_after(path, Problem::Crashed, cancel),
            Err(problem) => self.facts_after(path, problem, cancel),
        }
    }

    /// Draws a page (the first is 1) or a part of it, upright.
    pub fn render<'a>(
        &self,
        file: impl Into<Unlocked<'a>>,
        page: u32,
        want: &Want,
        cancel: &Cancel,
    ) -> Result<Picture, Problem> {
        let Unlocked { path, password } = file.into();
        let password = password.map(str::to_owned);
        match self.ask(&Ask::Render { path: path.to_owned(), password, page, want: *want }, cancel)? {
            Answer::Picture(picture) => Ok(picture),
            _ => Err(Problem::Crashed),
        }
    }

    /// Names what a container (ZIP, e-mail) holds.
    pub fn look_inside(&self, path: &Path, cancel: &Cancel) -> Result<Inside, Problem> {
        match self.ask(&Ask::LookInside { path: path.to_owned() }, cancel)? {
            Answer::Inside(inside) => Ok(inside),
            _ => Err(Problem::Crashed),
        }
    }

    /// Writes one part of a container to a new file, at most so many bytes, and says how many it has.
    pub fn take_out(&self, path: &Path, number: u32, to: &Path, most: u64, cancel: &Cancel) -> Result<u64, Problem> {
        if to.exists() {
            return Err(Problem::NotWritten);
        }
        let ask = Ask::TakeOut { path: path.to_owned(), number, to: to.to_owned(), most };
        let taken = self.ask_within(&ask, TAKING_OUT.max(self.limits.time), cancel);
        match taken {
            Ok(Answer::Taken { size }) => Ok(size),
            other => {
                // A worker that was cut off leaves what it had written.
                let _ = std::fs::remove_file(to);
                Err(other.err().unwrap_or(Problem::Crashed))
            }
        }
    }

    /// A file that could not be measured still has a format.
    fn facts_after(&self, path: &Path, problem: Problem, cancel: &Cancel) -> Facts {
        let format = match self.ask(&Ask::Recognise { path: path.to_owned() }, cancel) {
            Ok(Answer::Format(format)) => format,
            _ => Format::Unknown,
        };
        Facts { format, pages: None, width: None, height: None, dpi: None, problem: Some(problem) }
    }

    fn ask(&self, ask: &Ask, cancel: &Cancel) -> Result<Answer, Problem> {
        self.ask_within(ask, self.limits.time, cancel)
    }

    fn ask_within(&self, ask: &Ask, time: Duration, cancel: &Cancel) -> Result<Answer, Problem> {
        let request = serde_json::to_string(ask).map_err(|_| Problem::Unreadable)?;
        let (seat, idle) = self.take_seat(cancel)?;
        let mut worker = match idle {
            Some(worker) => worker,
            None => Worker::start(&self.exe, self.limits.memory, self.font.as_deref())?,
        };
        let answer = worker.ask(&request, time, cancel)?;
        let fit_for_more = worker.is_fresh() && !matches!(answer, Answer::Problem(Problem::Crashed));
        seat.leave(fit_for_more.then_some(worker));
        match answer {
            Answer::Problem(problem) => Err(problem),
            answer => Ok(answer),
        }
    }

    /// Waits for a free worker, or for the right to start one.
    fn take_seat(&self, cancel: &Cancel) -> Result<(Seat<'_>, Option<Worker>), Problem> {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if cancel.is_cancelled() {
                return Err(Problem::Cancelled);
            }
            if seats.taken < self.limits.at_once.max(1) {
                seats.taken += 1;
                let alive =
                    std::iter::from_fn(|| seats.idle.pop()).find_map(|mut worker| worker.is_alive().then_some(worker));
                return Ok((Seat(self), alive));
            }
            seats = self.freed.wait_timeout(seats, GLANCE).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// The right to use one worker; given back on every way out.
struct Seat<'a>(&'a Pictures);

impl Seat<'_> {
    fn leave(self, worker: Option<Worker>) {
        let mut seats = self.0.seats.lock().unwrap_or_else(PoisonError::into_inner);
        seats.idle.extend(worker);
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.seats.lock().unwrap_or_else(PoisonError::into_inner).taken -= 1;
        self.0.freed.notify_one();
    }
}
