//! Pictures of attached files: thumbnails, pages and parts of pages, made by a process that can be
//! cut off (crate `pictures`) and kept in `cache/`.
//!
//! Promises: no path of the store leaves the crate, only bytes (promise 6); a page is only handed
//! out to someone who may see it, and the look is written down; whatever a stranger's file does to
//! its reader, the archive gets a picture or a [`Problem`] and the original stays as it is; nothing that
//! a password opens is kept. The folder `cache/` may be deleted at any time.

mod cache;
mod inside;
mod look;
pub(crate) mod told;
mod unlock;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::Archive;
use crate::attachments;
use crate::error::{Error, Result};
use crate::files::ContentHash;
use crate::ids::AttachmentId;
use crate::storage;
use cache::{Cache, Key};

pub use look::FileFacts;
pub use pictures::{Cancel, Encoding, InnerFile, Inside, Letter, Limits, Picture, Problem};

/// The longest edge of a thumbnail; anything larger is a page, and looking at it is written down.
pub const THUMB: u32 = 512;

/// The longest edge of any picture.
const MOST_EDGE: u32 = 8_192;

/// The room that cached pictures may take.
const ROOM: u64 = 2_000_000_000;

/// A picture that took too long, or too much memory, is not tried again at once: a list that is
/// scrolled would keep the makers of pictures busy with it.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(60);

/// Makes and keeps the pictures of one archive. Shared between threads.
pub struct Previewer {
    makers: pictures::Pictures,
    cache: Cache,
    running: Mutex<HashMap<Key, Arc<Mutex<()>>>>,
    failed: Mutex<HashMap<Key, (Instant, Problem)>>,
    keyring: unlock::Keyring,
}

/// A part of a page in shares of its width and height, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct Part {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// Which page is wanted, and how large.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct PageWant {
    /// The page, from 1.
    pub page: u32,
    /// It is made to fit into this width, in pixels.
    pub width: u32,
    /// It is made to fit into this height.
    pub height: u32,
    /// Only this part of it.
    pub part: Option<Part>,
}

impl PageWant {
    /// A whole page as wide as that.
    pub fn wide(page: u32, width: u32) -> PageWant {
        PageWant { page, width, height: MOST_EDGE, part: None }
    }
}

impl Previewer {
    /// `exe` is a program whose `main` calls [`pictures::worker::enter_if_asked`].
    pub fn new(archive: &Archive, exe: impl Into<PathBuf>) -> Previewer {
        Previewer {
            makers: pictures::Pictures::new(exe, Limits::default()),
            cache: Cache::new(archive.root().join("cache"), ROOM),
            running: Mutex::default(),
            failed: Mutex::default(),
            keyring: unlock::Keyring::default(),
        }
    }

    /// With this very program as the maker of pictures, as the window and the command are.
    ///
    /// # Errors
    /// When the system does not say where the program is.
    pub fn of_this_program(archive: &Archive) -> Result<Previewer> {
        let exe = std::env::current_exe().map_err(|_| Error::NoPicture(Problem::NoWorker))?;
        Ok(Self::new(archive, exe))
    }

    /// A Chinese font file for PDF pages that name fonts which neither they nor the system have.
    pub fn with_font(self, font: impl Into<PathBuf>) -> Previewer {
        Previewer { makers: self.makers.with_font(font), ..self }
    }

    /// Room for cached pictures, in bytes.
    pub fn with_room(self, room: u64) -> Previewer {
        Previewer { cache: self.cache.with_room(room), ..self }
    }

    /// The small picture of a page, at most [`THUMB`] pixels; seeing it in a list is no look.
    ///
    /// # Errors
    /// [`Error::NoRight`], [`Error::OriginalMissing`], [`Error::NoPicture`].
    pub fn thumb(
        &self,
        archive: &Archive,
        actor: &Actor,
        id: AttachmentId,
        page: u32,
        edge: u32,
        cancel: &Cancel,
    ) -> Result<Picture> {
        actor.require(Right::View)?;
        let edge = edge.clamp(16, THUMB);
        self.make(archive, id, &PageWant { page, width: edge, height: edge, part: None }, cancel)
    }

    /// A page, or a part of one. The look is written down, once a person, file and day.
    ///
    /// # Errors
    /// [`Error::NoRight`], [`Error::OriginalMissing`], [`Error::NoPicture`].
    pub fn picture(
        &self,
        archive: &Archive,
        actor: &Actor,
        id: AttachmentId,
        want: &PageWant,
        cancel: &Cancel,
    ) -> Result<Picture> {
        attachments::view(archive, actor, id)?;
        self.make(archive, id, want, cancel)
    }

    /// Whether something of a page is left out of its picture: a part that does not read, letters
    /// without a font, things of a drawing that this program does not draw.
    ///
    /// # Errors
    /// As [`Previewer::thumb`].
    pub fn is_incomplete(&self, archive: &Archive, actor: &Actor, id: AttachmentId, page: u32) -> Result<bool> {
        Ok(self.thumb(archive, actor, id, page, THUMB, &Cancel::default())?.damaged)
    }

    fn make(&self, archive: &Archive, id: AttachmentId, want: &PageWant, cancel: &Cancel) -> Result<Picture> {
        let subject = Subject::find(archive, id)?;
        let key = match want.part {
            None => Key::of(subject.hash, want, None),
            Some(part) => {
                // Shares become pixels of the page, whose size a small picture of it tells.
                let small = PageWant { page: want.page, width: THUMB, height: THUMB, part: None };
                let whole = self.keyed(archive, &subject, Key::of(subject.hash, &small, None), cancel)?;
                Key::of(subject.hash, want, Some(part.of_page(whole.full_width, whole.full_height)))
            }
        };
        self.keyed(archive, &subject, key, cancel)
    }

    /// From the cache, or made once even when several ask for it at the same time.
    fn keyed(&self, archive: &Archive, subject: &Subject, key: Key, cancel: &Cancel) -> Result<Picture> {
        if let Some(drawn) = self.draw_unlocked(archive, subject, &key, cancel) {
            return drawn;
        }
        if let Some(picture) = self.cache.get(&key) {
            return Ok(picture);
        }
        subject.require_makeable(archive)?;
        let turn = Arc::clone(lock(&self.running).entry(key).or_default());
        let made = {
            let _turn = lock(&turn);
            self.cache.get(&key).map(Ok).unwrap_or_else(|| self.draw(archive, subject, key, cancel))
        };
        lock(&self.running).remove(&key);
        made
    }

    fn draw(&self, archive: &Archive, subject: &Subject, key: Key, cancel: &Cancel) -> Result<Picture> {
        if let Some((at, problem)) = lock(&self.failed).get(&key).copied()
            && (problem.is_final() || at.elapsed() < TRY_AGAIN_AFTER)
        {
            return Err(problem.into());
        }
        let path = archive.files().path_of(subject.hash);
        match self.makers.render(&path, key.page(), &key.want(), cancel) {
            Ok(picture) => {
                self.cache.put(&key, &picture);
                Ok(picture)
            }
            Err(problem) => {
                if problem != Problem::Cancelled {
                    lock(&self.failed).insert(key, (Instant::now(), problem));
                }
                if key.is_first_page() && problem.is_final() {
                    look::keep_problem(archive, subject.hash, problem)?;
                }
                Err(problem.into())
            }
        }
    }
}

/// The content behind an attachment.
struct Subject {
    hash: ContentHash,
    size: u64,
    name: String,
    problem: Option<Problem>,
}

impl Subject {
    fn find(archive: &Archive, id: AttachmentId) -> Result<Subject> {
        archive.read(|tx| {
            let attachment = storage::attachments::require(tx, id)?;
            let hash = storage::attachments::hash_of(tx, id)?;
            let file = storage::attachments::get_file(tx, hash)?;
            let problem = file.and_then(|file| file.problem).as_deref().and_then(told::problem);
            Ok(Subject { hash, size: attachment.size, name: attachment.name, problem })
        })
    }

    fn require_makeable(&self, archive: &Archive) -> Result<()> {
        match self.problem {
            Some(problem) => Err(problem.into()),
            None => self.require_content(archive),
        }
    }

    fn require_content(&self, archive: &Archive) -> Result<()> {
        if archive.files().has(self.hash, self.size) {
            return Ok(());
        }
        let there = archive.files().path_of(self.hash).exists();
        Err(if there { Error::OriginalChanged(self.name.clone()) } else { Error::OriginalMissing(self.name.clone()) })
    }
}

impl Part {
    /// This part in pixels of a page of that size.
    fn of_page(self, width: u32, height: u32) -> pictures::Rect {
        let span = |from: f64, size: f64, full: u32| {
            let clean = |share: f64| if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
            let first = (clean(from) * f64::from(full)).floor() as u32;
            let last = (clean(from + size) * f64::from(full)).ceil() as u32;
            (first.min(full.saturating_sub(1)), last.saturating_sub(first).max(1))
        };
        let (x, width) = span(self.x, self.width, width);
        let (y, height) = span(self.y, self.height, height);
        pictures::Rect { x, y, width, height }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_become_pixels_inside_the_page() {
        let part = |x, y, width, height| Part { x, y, width, height }.of_page(1000, 500);
        assert_eq!(part(0.25, 0.5, 0.5, 0.25), pictures::Rect { x: 250, y: 250, width: 500, height: 125 });
        assert_eq!(part(-1.0, 0.9, 5.0, 5.0), pictures::Rect { x: 0, y: 450, width: 1000, height: 50 });
        assert_eq!(part(1.0, f64::NAN, 0.0, 0.0), pictures::Rect { x: 999, y: 0, width: 1, height: 1 });
    }
}
