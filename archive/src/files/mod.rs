//! The content store: every attached file once, under the SHA-256 of its bytes, never changed.
//!
//! `files/ab/<sha256>` holds the originals, so that `sha256sum` can check them without Kedang;
//! `files/incoming/<id>.part` holds what is being written right now. Knows no SQL, no names and no
//! owners: those are rows (`attachments`).
//!
//! Promises (design, promise 1): [`FileStore::put`] comes back only when the whole content is on
//! the disk under its name and the folder entry too. Killed anywhere, it leaves at most a `.part`
//! that a later start takes away. The source is only ever read. Content that is there is never
//! overwritten; it is kept after its bytes were read again and found to be the same.
//!
//! Must not: overwrite, rename or remove stored content. The one exception is
//! [`FileStore::take_back`], for content that this very call put in and nothing ever named.
//!
//! On Windows the standard library turns long absolute paths into their `\\?\` form by itself, so
//! the root is made absolute once and neither long paths nor UNC shares need anything more.

mod copy;
mod deliver;
mod hash;
mod incoming;
mod inspect;
mod place;
mod put;
mod source;
#[cfg(test)]
mod tests;
mod verify;
mod walk;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Act, Error, Result};

pub use deliver::{Delivery, Leaving};
pub use hash::ContentHash;
pub(crate) use incoming::beside;
pub use inspect::{Depth, Finding};
pub use place::sync_folder;
pub use put::Stored;
pub use verify::Verdict;
pub use walk::Found;

/// The folder of the originals inside the archive folder.
pub const FOLDER: &str = "files";

/// The store of one archive.
#[derive(Clone, Debug)]
pub struct FileStore {
    folder: PathBuf,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Progress {
    /// Bytes done.
    #[ts(type = "number")]
    pub done: u64,
    /// Bytes altogether.
    #[ts(type = "number")]
    pub total: u64,
}

/// The answer to a progress: go on or stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// Stop, and leave nothing half done.
    Cancel,
}

/// For work that nobody watches.
pub fn unwatched(_: Progress) -> Flow {
    Flow::Continue
}

impl FileStore {
    /// Opens the store of an archive and takes away what a crash left half written there.
    ///
    /// # Errors
    /// When the folder's place cannot be told.
    pub fn open(root: &Path) -> Result<FileStore> {
        let root = std::path::absolute(root).map_err(Error::io(Act::List, root))?;
        let store = FileStore { folder: root.join(FOLDER) };
        incoming::sweep(&store.incoming());
        Ok(store)
    }

    /// Makes the store of a new archive.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(root: &Path) -> Result<FileStore> {
        let store = Self::open(root)?;
        store.make_folder(&store.incoming())?;
        sync_folder(&store.folder)?;
        Ok(store)
    }

    /// The content, open for reading.
    ///
    /// # Errors
    /// [`Error::OriginalMissing`] when it is not in the store.
    pub fn open_content(&self, hash: ContentHash) -> Result<File> {
        // Looked at first: opening what somebody put there instead, a FIFO, would wait for ever.
        let path = self.path_of(hash);
        if std::fs::symlink_metadata(&path).is_ok_and(|there| !there.is_file()) {
            return Err(Error::OriginalChanged(hash.to_string()));
        }
        File::open(path).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => Error::OriginalMissing(hash.to_string()),
            _ => self.unreadable(e),
        })
    }

    /// Whether the content is there in its full size, without reading it.
    pub fn has(&self, hash: ContentHash, size: u64) -> bool {
        std::fs::symlink_metadata(self.path_of(hash)).is_ok_and(|m| m.is_file() && m.len() == size)
    }

    /// Where the content lies. No such path leaves the crate (promise 6).
    pub(crate) fn path_of(&self, hash: ContentHash) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    /// A read inside the store that the system refused. Its sentence names the archive: which
    /// original it was stands beside it, and no path of the store leaves.
    fn unreadable(&self, source: io::Error) -> Error {
        Error::io(Act::Read, self.root())(source)
    }

    fn root(&self) -> &Path {
        self.folder.parent().unwrap_or(&self.folder)
    }

    fn incoming(&self) -> PathBuf {
        self.folder.join("incoming")
    }

    /// Makes a folder of the store, and its entry durable, where it is not there yet.
    fn make_folder(&self, folder: &Path) -> Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        std::fs::create_dir_all(folder).map_err(refused(Act::Create, folder))?;
        sync_folder(folder.parent().unwrap_or(folder))
    }
}

/// An I/O error where something is written: no permission means that the place is read-only.
pub(crate) fn refused(act: Act, path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_owned();
    move |source| match source.kind() {
        io::ErrorKind::PermissionDenied => Error::ReadOnly(path),
        _ => Error::io(act, path)(source),
    }
}

/// An error about a file that is being written, as an error about what it is written for.
pub(crate) fn about(error: Error, place: &Path) -> Error {
    let path = place.to_owned();
    match error {
        Error::DiskFull(_) => Error::DiskFull(path),
        Error::ReadOnly(_) => Error::ReadOnly(path),
        Error::Io { act, source, .. } => Error::Io { act, path, source },
        other => other,
    }
}
