//! Puts a file's content into the store.

use std::path::Path;

use crate::error::{Error, Result};
use crate::files::incoming::{Incoming, Reserved};
use crate::files::place::{self, Placed};
use crate::files::source::Source;
use crate::files::{ContentHash, FileStore, Flow, Progress, Verdict, about, sync_folder};

/// Content that is safely on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub hash: ContentHash,
    /// Its size in bytes.
    pub size: u64,
    /// Whether the store had it before.
    pub was_there: bool,
}

impl FileStore {
    /// Copies a file's content into the store and comes back when it is safe there.
    ///
    /// The source is only read. `progress` is asked before every megabyte.
    ///
    /// # Errors
    /// [`Error::SourceGone`], [`Error::SourceChanged`], [`Error::EmptyFile`], [`Error::NotAFile`],
    /// [`Error::DiskFull`], [`Error::ReadOnly`], [`Error::Cancelled`], and
    /// [`Error::OriginalChanged`] when the store has this content and it is damaged there. None of
    /// them leaves anything behind.
    pub fn put(&self, source: &Path, progress: &mut dyn FnMut(Progress) -> Flow) -> Result<Stored> {
        let stored = self.place(source, progress)?;
        self.secure(&stored).inspect_err(|_| self.take_back(&stored))?;
        Ok(stored)
    }

    /// The first half of [`FileStore::put`]: the content is on the disk under its name; the name
    /// itself only after [`FileStore::secure`]. Between the two nothing may be acknowledged.
    pub(crate) fn place(&self, source: &Path, progress: &mut dyn FnMut(Progress) -> Flow) -> Result<Stored> {
        loop {
            if let Some(stored) = self.try_place(source, progress)? {
                return Ok(stored);
            }
        }
    }

    /// Brings the name of placed content to the disk.
    pub(crate) fn secure(&self, stored: &Stored) -> Result<()> {
        let target = self.path_of(stored.hash);
        let secured = if stored.was_there {
            // Another put may have placed it a moment ago and not yet come to this.
            sync_folder(target.parent().unwrap_or(&target))
        } else {
            place::make_durable(&target).and_then(|()| place::mark_read_only(&target))
        };
        secured.map_err(|e| about(e, self.root()))
    }

    /// `None` when the same content was there and was taken back (see [`FileStore::take_back`])
    /// before it could be read again.
    fn try_place(&self, source: &Path, progress: &mut dyn FnMut(Progress) -> Flow) -> Result<Option<Stored>> {
        let source = Source::open(source)?;
        let mut incoming = self.begin().map_err(|e| about(e, self.root()))?;
        let write = |bytes: &[u8]| incoming.write(bytes).map_err(|e| about(e, self.root()));
        let (hash, size) = source.pour(write, progress)?;
        source.require_unchanged(size)?;
        match self.settle(incoming, hash).map_err(|e| about(e, self.root()))? {
            Placed::New => Ok(Some(Stored { hash, size, was_there: false })),
            // The copy just made is only let go once the one that stays is known to be sound.
            Placed::Taken => match self.verify(hash, size, progress)? {
                Verdict::Intact => Ok(Some(Stored { hash, size, was_there: true })),
                Verdict::Missing => Ok(None),
                Verdict::Changed { .. } => Err(Error::OriginalChanged(source.name())),
            },
        }
    }

    /// A place on the disk of the store for a file on its way into it.
    pub(crate) fn reserve(&self) -> Result<Reserved> {
        self.make_folder(&self.incoming()).map_err(|e| about(e, self.root()))?;
        Ok(Reserved::new(&self.incoming()))
    }

    fn begin(&self) -> Result<Incoming> {
        self.make_folder(&self.incoming())?;
        Incoming::create(&self.incoming())
    }

    /// Brings what was written to the disk, then gives it its name.
    fn settle(&self, mut incoming: Incoming, hash: ContentHash) -> Result<Placed> {
        incoming.finish(true)?;
        let target = self.path_of(hash);
        let folder = target.parent().unwrap_or(&target);
        self.make_folder(folder)?;
        place::place(incoming, &target)
    }

    /// Takes content away again that [`FileStore::put`] has just placed and that no row names: what
    /// came with an act that was refused afterwards leaves nothing behind.
    ///
    /// The caller holds the database's write lock and has looked there; content that was in the
    /// store before is not touched (promise 2).
    pub(crate) fn take_back(&self, stored: &Stored) {
        if stored.was_there {
            return;
        }
        let path = self.path_of(stored.hash);
        #[cfg(windows)]
        if let Ok(metadata) = std::fs::metadata(&path) {
            let mut permissions = metadata.permissions();
            // Windows unlinks no read-only file.
            #[allow(clippy::permissions_set_readonly_false)]
            permissions.set_readonly(false);
            let _ = std::fs::set_permissions(&path, permissions);
        }
        // Content without a row is harmless; the check names it.
        let _ = std::fs::remove_file(path);
    }
}
