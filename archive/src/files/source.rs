//! The file that is being attached: opened for reading only, and watched for change.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::{Act, Error, Result};
use crate::files::hash::pump;
use crate::files::{ContentHash, Flow, Progress};

/// A source, open, with what it looked like then.
pub(super) struct Source {
    path: PathBuf,
    file: File,
    before: Look,
}

/// What tells one state of a file from another.
#[derive(PartialEq, Eq)]
struct Look {
    size: u64,
    modified: Option<SystemTime>,
    identity: Option<(u64, u64)>,
}

impl Look {
    fn of(metadata: &Metadata) -> Look {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            Some((metadata.dev(), metadata.ino()))
        };
        // Windows tells no identity through std: another file of the same size and time in its place
        // is not noticed there.
        #[cfg(not(unix))]
        let identity = None;
        Look { size: metadata.len(), modified: metadata.modified().ok(), identity }
    }
}

impl Source {
    /// Opens a source that can be attached: an ordinary file with content, itself or behind a link.
    ///
    /// # Errors
    /// Gone, not an ordinary file, empty, or not readable.
    pub(super) fn open(path: &Path) -> Result<Source> {
        // Looked at before it is opened: opening a FIFO would wait for a writer for ever.
        require_ordinary(path, &fs::metadata(path).map_err(|e| missing_or(path, e))?)?;
        let file = File::open(path).map_err(|e| missing_or(path, e))?;
        let metadata = file.metadata().map_err(|e| missing_or(path, e))?;
        require_ordinary(path, &metadata)?;
        Ok(Source { path: path.to_owned(), file, before: Look::of(&metadata) })
    }

    /// Its size when it was opened.
    pub(super) fn size(&self) -> u64 {
        self.before.size
    }

    /// The name to speak of it.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }

    /// Reads it to the end into `sink`: its hash and how much was read.
    ///
    /// # Errors
    /// Gone or not readable on the way, those of `sink`, [`Error::Cancelled`].
    pub(super) fn pour(
        &self,
        sink: impl FnMut(&[u8]) -> Result<()>,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<(ContentHash, u64)> {
        pump(&mut &self.file, self.size(), |e| self.read_failed(e), sink, progress)
    }

    /// What a failed read means: a stick that was pulled out has taken the whole path with it.
    fn read_failed(&self, source: io::Error) -> Error {
        match fs::metadata(&self.path) {
            Err(_) => Error::SourceGone(self.path.clone()),
            Ok(_) => missing_or(&self.path, source),
        }
    }

    /// Refuses when the file is not, byte for byte, the one that was opened: what was read may then
    /// be half of the old and half of the new.
    pub(super) fn require_unchanged(&self, read: u64) -> Result<()> {
        let there = fs::metadata(&self.path).map_err(|e| missing_or(&self.path, e))?;
        let held = self.file.metadata().map_err(|e| missing_or(&self.path, e))?;
        let same = |metadata: &Metadata| Look::of(metadata) == self.before;
        if read == self.before.size && same(&held) && same(&there) {
            Ok(())
        } else {
            Err(Error::SourceChanged(self.path.clone()))
        }
    }
}

fn require_ordinary(path: &Path, metadata: &Metadata) -> Result<()> {
    if !metadata.is_file() {
        return Err(Error::NotAFile(path.to_owned()));
    }
    if metadata.len() == 0 {
        return Err(Error::EmptyFile(path.to_owned()));
    }
    Ok(())
}

fn missing_or(path: &Path, source: io::Error) -> Error {
    match source.kind() {
        // A link whose target is missing is there and leads nowhere.
        io::ErrorKind::NotFound if fs::symlink_metadata(path).is_ok() => Error::NotAFile(path.to_owned()),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::SourceGone(path.to_owned()),
        _ if held_by_another(&source) => Error::SourceChanged(path.to_owned()),
        _ => Error::io(Act::Read, path)(source),
    }
}

/// Windows: ERROR_SHARING_VIOLATION (32) and ERROR_LOCK_VIOLATION (33), a program is still writing.
fn held_by_another(source: &io::Error) -> bool {
    cfg!(windows) && matches!(source.raw_os_error(), Some(32 | 33))
}
