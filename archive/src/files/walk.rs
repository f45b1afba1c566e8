//! Walks everything in the store, in the order of the hashes, one folder in memory at a time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Act, Error, Result};
use crate::files::{ContentHash, FileStore, incoming};

/// Something in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Content in its place.
    Content {
        /// Its name.
        hash: ContentHash,
        /// Its size now.
        size: u64,
    },
    /// A `.part` of ours: being written, or left by a crash until a later start takes it away.
    Incoming(PathBuf),
    /// What Kedang never put there; the path is relative to the store.
    Stranger(PathBuf),
}

impl FileStore {
    /// Hands everything to `visit`: contents ascending by hash, strangers where they lie.
    ///
    /// # Errors
    /// Those of `visit`, and folders that cannot be listed.
    pub fn walk(&self, visit: &mut dyn FnMut(Found) -> Result<()>) -> Result<()> {
        for entry in listed(&self.folder)? {
            let path = self.folder.join(&entry.name);
            match (entry.name.as_str(), entry.is_folder) {
                ("incoming", true) => {
                    for part in listed(&path)? {
                        let relative = Path::new("incoming").join(&part.name);
                        let ours = !part.is_folder && incoming::is_ours(&relative);
                        visit(if ours { Found::Incoming(relative) } else { Found::Stranger(relative) })?;
                    }
                }
                (prefix, true) if is_prefix(prefix) => {
                    for content in listed(&path)? {
                        visit(content.found_in(prefix))?;
                    }
                }
                _ => visit(Found::Stranger(entry.name.into()))?,
            }
        }
        Ok(())
    }
}

struct Entry {
    name: String,
    is_folder: bool,
    is_file: bool,
    size: u64,
}

impl Entry {
    fn found_in(self, prefix: &str) -> Found {
        match self.name.parse() {
            Ok(hash) if self.is_file && self.name.starts_with(prefix) => Found::Content { hash, size: self.size },
            _ => Found::Stranger(Path::new(prefix).join(self.name)),
        }
    }
}

fn is_prefix(name: &str) -> bool {
    name.len() == 2 && name.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
}

/// What a folder holds, by name; a store without that folder holds nothing there.
fn listed(folder: &Path) -> Result<Vec<Entry>> {
    let list = || -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // Never through a link: an original is an ordinary file in its place.
            let metadata = match entry.path().symlink_metadata() {
                Ok(metadata) => metadata,
                // A .part that was finished between listing and looking.
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                Err(e) => return Err(e),
            };
            entries.push(Entry {
                name: entry.file_name().to_string_lossy().into_owned(),
                is_folder: metadata.is_dir(),
                is_file: metadata.is_file(),
                size: metadata.len(),
            });
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    };
    match list() {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        result => result.map_err(Error::io(Act::List, folder)),
    }
}
