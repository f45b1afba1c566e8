//! Reads an original again and says whether it is what was stored.

use std::fs;
use std::io;

use crate::error::{Error, Result};
use crate::files::hash::pump;
use crate::files::{ContentHash, FileStore, Flow, Progress};

/// What an original is found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every byte as it was stored.
    Intact,
    /// Not in the store.
    Missing,
    /// In the store, with other bytes.
    Changed {
        /// Its size now.
        size: u64,
    },
}

impl FileStore {
    /// Reads an original of a known size from end to end (CK-A3).
    ///
    /// # Errors
    /// [`Error::Cancelled`], and what the system refuses to read.
    pub fn verify(&self, hash: ContentHash, size: u64, progress: &mut dyn FnMut(Progress) -> Flow) -> Result<Verdict> {
        let path = self.path_of(hash);
        let there = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Verdict::Missing);
            }
            Err(e) => return Err(self.unreadable(e)),
        };
        if !there.is_file() || there.len() != size {
            return Ok(Verdict::Changed { size: there.len() });
        }
        let mut file = match self.open_content(hash) {
            Err(Error::OriginalMissing(_)) => return Ok(Verdict::Missing),
            opened => opened?,
        };
        let (is, read) = pump(&mut file, size, |e| self.unreadable(e), |_| Ok(()), progress)?;
        Ok(if is == hash { Verdict::Intact } else { Verdict::Changed { size: read } })
    }
}
