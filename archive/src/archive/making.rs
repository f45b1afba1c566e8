//! Making an archive in an empty folder: whole, or not at all.
//!
//! The database is made under another name and gets its own only when it is whole, so that a
//! half-made archive is never mistaken for one. While it is made a mark lies in the folder, locked:
//! a mark that nobody holds says that a making was cut off, and what it left is taken away.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::DATABASE;
use crate::error::{Act, Error, Result};
use crate::files::{self, sync_folder};

const MARK: &str = "archive.making";
const NEW: &str = "archive.db.new";

/// An archive being made. Dropped before it is finished, it leaves nothing.
pub(super) struct Making {
    root: PathBuf,
    mark: Option<File>,
    made_folder: bool,
}

impl Making {
    /// Takes the folder.
    ///
    /// # Errors
    /// [`Error::FolderInUse`] when it holds anything but what a cut-off making left, or another
    /// program is making an archive there.
    pub(super) fn begin(root: &Path) -> Result<Making> {
        let made_folder = !root.exists();
        fs::create_dir_all(root).map_err(refused(Act::Create, root))?;
        let in_use = || Error::FolderInUse(root.to_owned());
        let marked = root.join(MARK).exists();
        if !marked && fs::read_dir(root).map_err(Error::io(Act::List, root))?.next().is_some() {
            return Err(in_use());
        }
        let mark = OpenOptions::new().create(true).truncate(false).write(true).open(root.join(MARK));
        let mark = mark.map_err(refused(Act::Create, root)).inspect_err(|_| remove_folder(root, made_folder))?;
        match mark.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use()),
            // No locks here: then a mark that was there before speaks for somebody at work.
            Err(TryLockError::Error(_)) if marked => return Err(in_use()),
            Err(TryLockError::Error(_)) => {}
        }
        // Under the lock: whoever held it may have finished a moment ago, or given up and taken the
        // mark away, and a mark without a name keeps nobody out.
        if root.join(DATABASE).exists() || !root.join(MARK).exists() {
            return Err(in_use());
        }
        let making = Making { root: root.to_owned(), mark: Some(mark), made_folder };
        making.clear();
        let left = fs::read_dir(root).map_err(Error::io(Act::List, root))?.count();
        if left > 1 { Err(in_use()) } else { Ok(making) }
    }

    /// Runs `make`, which makes the database at the path it is given and everything beside it, and
    /// gives the database its name.
    pub(super) fn finish(mut self, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
        let new = self.root.join(NEW);
        make(&new)?;
        let place = || -> Result<()> {
            fs::rename(&new, self.root.join(DATABASE)).map_err(refused(Act::Rename, &self.root))?;
            sync_folder(&self.root)?;
            if self.made_folder { sync_folder(self.root.parent().unwrap_or(&self.root)) } else { Ok(()) }
        };
        place().inspect_err(|_| {
            // Given its name a moment ago, and not acknowledged.
            let _ = fs::rename(self.root.join(DATABASE), &new);
        })?;
        drop(self.mark.take());
        forget(&self.root);
        Ok(())
    }

    /// Takes away what a making leaves; anything else, and a folder with something in it, stays.
    fn clear(&self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(self.root.join(format!("{NEW}{ending}")));
        }
        let store = self.root.join(files::FOLDER);
        let _ = fs::remove_dir(store.join("incoming"));
        let _ = fs::remove_dir(store);
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if let Some(mark) = self.mark.take() {
            self.clear();
            forget(&self.root);
            drop(mark);
            remove_folder(&self.root, self.made_folder);
        }
    }
}

/// Takes away the mark of a making that was cut off after the archive was whole.
pub(super) fn forget(root: &Path) {
    let _ = fs::remove_file(root.join(MARK));
}

fn remove_folder(root: &Path, made: bool) {
    if made {
        let _ = fs::remove_dir(root);
    }
}

/// No permission in the folder means that it is read-only.
fn refused(act: Act, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    let path = path.to_owned();
    move |source| match source.kind() {
        std::io::ErrorKind::PermissionDenied => Error::ReadOnly(path),
        _ => Error::io(act, path)(source),
    }
}
