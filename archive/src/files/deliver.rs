//! Hands out a file (a register, a PDF, the copy of an original): written beside its target, on the
//! disk, and only then given its name. Never half a file under the name people look for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Act, Error, Result};
use crate::files::incoming::{self, Incoming};
use crate::files::place::{self, Placed};
use crate::files::{about, refused};

/// What leaves the archive for a place of the user's: filled beside that place under no name, named at last.
pub trait Leaving {
    /// Brings everything to the disk; nothing has the name yet.
    ///
    /// # Errors
    /// What the system refuses.
    fn finish(&mut self) -> Result<()>;

    /// Gives it its name.
    ///
    /// # Errors
    /// [`Error::TargetExists`] when something took the name meanwhile. Then, too, nothing is left.
    fn place(self) -> Result<()>;
}

/// A file on its way out. Dropped without [`Delivery::place`], it is gone.
pub struct Delivery {
    incoming: Incoming,
    target: PathBuf,
    replace: bool,
}

impl Delivery {
    /// Begins a file beside `target`. Only `replace` may take the place of a file that is there.
    ///
    /// # Errors
    /// [`Error::TargetExists`], [`Error::ReadOnly`], [`Error::DiskFull`], or no such folder.
    pub fn begin(target: &Path, replace: bool) -> Result<Delivery> {
        let target = std::path::absolute(target).map_err(Error::io(Act::Create, target))?;
        match fs::symlink_metadata(&target) {
            Ok(there) if !replace || !there.is_file() => return Err(Error::TargetExists(target)),
            _ => {}
        }
        incoming::sweep_beside(&target);
        let incoming = Incoming::create_as(incoming::beside(&target)).map_err(|e| about(e, &target))?;
        Ok(Delivery { incoming, target, replace })
    }

    /// Appends.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and what else the system refuses.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.incoming.write(bytes).map_err(|e| about(e, &self.target))
    }
}

impl Leaving for Delivery {
    fn finish(&mut self) -> Result<()> {
        self.incoming.finish(false).map_err(|e| about(e, &self.target))
    }

    fn place(mut self) -> Result<()> {
        self.finish()?;
        if self.replace {
            fs::rename(self.incoming.path(), &self.target).map_err(refused(Act::Rename, &self.target))?;
        } else if place::place(self.incoming, &self.target)? == Placed::Taken {
            return Err(Error::TargetExists(self.target));
        }
        place::make_durable(&self.target).inspect_err(|_| {
            // Placed by us a moment ago, over nothing.
            if !self.replace {
                let _ = fs::remove_file(&self.target);
            }
        })
    }
}
