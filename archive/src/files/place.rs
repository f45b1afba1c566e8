//! Giving a finished file its name without ever taking the name from another.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::{Act, Error, Result};
use crate::files::incoming::Incoming;
use crate::files::refused;

/// What was found under the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// Nothing; the file is there now.
    New,
    /// Something; it was left as it is.
    Taken,
}

/// Places `incoming` at `target`; the name is on the disk after [`make_durable`].
///
/// A hard link is the one way that every system refuses when the name is taken: `rename` replaces
/// silently, on Windows too. Where there are no hard links (FAT sticks, some shares), it is a look
/// and a rename; in the store the worst of that race is that content replaces the same content.
pub(super) fn place(incoming: Incoming, target: &Path) -> Result<Placed> {
    match fs::hard_link(incoming.path(), target) {
        Ok(()) => {}
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Ok(Placed::Taken),
        Err(e) if is_final(&e) => return Err(refused(Act::Rename, target)(e)),
        Err(_) if fs::symlink_metadata(target).is_ok() => return Ok(Placed::Taken),
        Err(_) => fs::rename(incoming.path(), target).map_err(refused(Act::Rename, target))?,
    }
    // Dropping takes the first name away.
    drop(incoming);
    Ok(Placed::New)
}

/// Brings the new name to the disk.
#[cfg(unix)]
pub(super) fn make_durable(target: &Path) -> Result<()> {
    sync_folder(target.parent().unwrap_or(target))
}

/// Brings the new name to the disk. Windows has no call for a folder's entries; a file's name is
/// part of its own record on NTFS, and flushing the file writes the log up to that record.
#[cfg(not(unix))]
pub(super) fn make_durable(target: &Path) -> Result<()> {
    let placed = fs::OpenOptions::new().write(true).open(target).map_err(refused(Act::Sync, target))?;
    placed.sync_all().map_err(refused(Act::Sync, target))
}

/// Errors that a rename would meet just the same.
fn is_final(error: &io::Error) -> bool {
    use io::ErrorKind::*;
    matches!(error.kind(), NotFound | StorageFull | QuotaExceeded | ReadOnlyFilesystem | InvalidFilename)
}

/// Marks a stored original as read-only where [`Incoming::finish`] could not do it before.
pub(super) fn mark_read_only(path: &Path) -> Result<()> {
    if cfg!(windows) {
        let mut permissions = fs::metadata(path).map_err(Error::io(Act::Read, path))?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).map_err(refused(Act::Write, path))?;
    }
    Ok(())
}

/// Brings a folder's entries to the disk: a new name survives a power cut only after this.
///
/// # Errors
/// When the system refuses, except where the file system knows no such thing (some shares).
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> Result<()> {
    // The parent of a bare name is the folder one stands in.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let opened = fs::File::open(folder).map_err(Error::io(Act::Sync, folder))?;
    match opened.sync_all() {
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result.map_err(refused(Act::Sync, folder)),
    }
}

/// Brings a folder's entries to the disk. Nothing to do on Windows, which has no such call; what the
/// store places is flushed through the file itself (see [`place`]).
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> Result<()> {
    Ok(())
}
