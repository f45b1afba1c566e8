//! Copies an original out of the store (另存原件): verified on the way, never over a file.

use std::path::Path;

use crate::error::{Error, Result};
use crate::files::hash::pump;
use crate::files::{ContentHash, Delivery, FileStore, Flow, Leaving, Progress};

impl FileStore {
    /// Copies an original of a known size to the folder of `target`, complete and on the disk. It
    /// has no name before [`Leaving::place`], so that the act can be written down in between.
    ///
    /// # Errors
    /// [`Error::TargetExists`], [`Error::OriginalMissing`], [`Error::OriginalChanged`] (what is
    /// damaged is not handed out), [`Error::DiskFull`], [`Error::ReadOnly`], [`Error::Cancelled`].
    pub fn copy_to(
        &self,
        hash: ContentHash,
        size: u64,
        target: &Path,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<Delivery> {
        let mut original = self.open_content(hash)?;
        let mut copy = Delivery::begin(target, false)?;
        let (is, _) = pump(&mut original, size, |e| self.unreadable(e), |bytes| copy.write(bytes), progress)?;
        if is != hash {
            return Err(Error::OriginalChanged(hash.to_string()));
        }
        copy.finish()?;
        Ok(copy)
    }

    /// [`FileStore::copy_to`] and [`Leaving::place`] in one.
    ///
    /// # Errors
    /// Theirs.
    pub fn save_as(&self, hash: ContentHash, size: u64, target: &Path) -> Result<()> {
        self.copy_to(hash, size, target, &mut crate::files::unwatched)?.place()
    }
}
