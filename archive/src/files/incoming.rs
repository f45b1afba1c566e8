//! Content on its way in: a `.part` file that disappears by itself unless it is placed.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use uuid::Uuid;

use crate::error::{Act, Error, Result};
use crate::files::refused;

/// How often a long file is brought to the disk on its way, so that the bar tells the truth and
/// does not stand at its end while gigabytes are still in memory.
const SYNC_EVERY: u64 = 128 << 20;

/// A leftover that nobody holds is taken away after this time. A writer holds its lock and writes,
/// so only the moment between making the file and locking it has to be covered.
const UNHELD_FOR: Duration = Duration::from_secs(10 * 60);

/// Where the file system knows no locks, age alone decides; no copy takes this long.
const UNLOCKABLE_FOR: Duration = Duration::from_secs(7 * 24 * 3600);

/// A file being written, removed when dropped.
pub(super) struct Incoming {
    path: PathBuf,
    file: Option<File>,
    unsynced: u64,
}

impl Incoming {
    /// A new file of its own in `folder`.
    pub(super) fn create(folder: &Path) -> Result<Incoming> {
        Self::create_as(folder.join(format!("{}.part", Uuid::now_v7())))
    }

    /// A new file of that name.
    pub(super) fn create_as(path: PathBuf) -> Result<Incoming> {
        let file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(refused(Act::Create, &path))?;
        // The lock tells other starts that somebody is at work here. Where there are no locks, the
        // file's age does.
        let _ = file.try_lock();
        Ok(Incoming { path, file: Some(file), unsynced: 0 })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Appends.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(bytes).map_err(refused(Act::Write, &self.path))?;
        self.unsynced += bytes.len() as u64;
        if self.unsynced >= SYNC_EVERY {
            file.sync_data().map_err(refused(Act::Sync, &self.path))?;
            self.unsynced = 0;
        }
        Ok(())
    }

    /// Brings everything to the disk and lets the file go, so that nobody meets a locked file under
    /// its final name.
    pub(super) fn finish(&mut self, read_only: bool) -> Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        if read_only && cfg!(unix) {
            // On Windows a read-only file cannot be unlinked, so there it is marked once it is placed.
            let mut permissions = file.metadata().map_err(Error::io(Act::Read, &self.path))?.permissions();
            permissions.set_readonly(true);
            file.set_permissions(permissions).map_err(refused(Act::Write, &self.path))?;
        }
        file.sync_all().map_err(refused(Act::Sync, &self.path))
    }
}

/// A place for a file that another process writes before it is stored; what lies there is removed
/// when this is dropped.
pub(crate) struct Reserved(PathBuf);

impl Reserved {
    pub(super) fn new(folder: &Path) -> Reserved {
        Reserved(folder.join(format!("{}.part", Uuid::now_v7())))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        drop(self.file.take());
        // What stays because the system refuses is a leftover for the next start.
        let _ = fs::remove_file(&self.path);
    }
}

/// Takes away what a crash left: `.part` files of ours that nobody holds and that are old enough.
/// Anything else in the folder is left alone; a leftover is harmless, so no error comes from here.
pub(super) fn sweep(folder: &Path) {
    sweep_those(folder, is_ours);
}

/// The same beside a target of the user's, where a killed program left the beginning of a file ([`beside`]).
pub(super) fn sweep_beside(target: &Path) {
    let ours = |path: &Path| {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.strip_prefix(BESIDE));
        path.extension().is_some_and(|e| e == "part") && stem.is_some_and(|id| Uuid::try_parse(id).is_ok())
    };
    if let Some(folder) = target.parent() {
        sweep_those(folder, ours);
    }
}

const BESIDE: &str = ".kedang-";

/// A name beside a target, for what is on its way there. Short: the target's may already be as long as names can be.
pub(crate) fn beside(target: &Path) -> PathBuf {
    target.with_file_name(format!("{BESIDE}{}.part", Uuid::now_v7().simple()))
}

fn sweep_those(folder: &Path, ours: impl Fn(&Path) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if ours(&path) && entry.file_type().is_ok_and(|kind| kind.is_file()) && is_left_over(&path) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether a file is named as [`Incoming::create`] names them.
pub(super) fn is_ours(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    path.extension().is_some_and(|e| e == "part") && stem.is_some_and(|stem| Uuid::try_parse(stem).is_ok())
}

fn is_left_over(path: &Path) -> bool {
    let age = fs::metadata(path).and_then(|m| m.modified()).map(|at| SystemTime::now().duration_since(at));
    // A time in the future (a clock that went back) proves nothing: it waits for another start.
    let Ok(Ok(age)) = age else { return false };
    if age < UNHELD_FOR {
        return false;
    }
    // Locked through a read handle: a killed writer may have left the file read-only.
    match File::open(path).map(|file| file.try_lock()) {
        Ok(Ok(())) => true,
        Ok(Err(TryLockError::WouldBlock)) => false,
        Ok(Err(TryLockError::Error(_))) => age > UNLOCKABLE_FOR,
        Err(_) => false,
    }
}
