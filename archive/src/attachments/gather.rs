//! What was dropped, file by file: folders are walked, in the order people count (2 before 10).

use std::cmp::Ordering;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::attachments::names::kept_way;
use crate::attachments::{AttachmentRole, FileToAttach, kept_name};
use crate::error::{Act, Error};

/// What a drop would attach, said before it is let go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Survey {
    /// How many files.
    pub files: u32,
    /// How many bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Hidden files and links inside folders, which are left out.
    pub left_out: u32,
    /// The names of the first files.
    pub names: Vec<String>,
}

/// One file of a drop.
pub(super) struct Gathered {
    pub path: PathBuf,
    pub role: AttachmentRole,
    /// Its way inside a dropped folder; empty when it was dropped itself.
    pub came_from: String,
    pub size: u64,
    /// Why it cannot even be tried.
    pub problem: Option<Error>,
}

/// Looks at what was dropped, without opening a file.
pub fn survey(paths: &[PathBuf]) -> Survey {
    let files: Vec<_> =
        paths.iter().map(|path| FileToAttach { path: path.clone(), role: AttachmentRole::Document }).collect();
    let (gathered, left_out) = gather(&files);
    let names = gathered.iter().take(3).map(|file| kept_name(&file.path)).collect();
    Survey {
        files: u32::try_from(gathered.len()).unwrap_or(u32::MAX),
        bytes: gathered.iter().map(|file| file.size).sum(),
        left_out,
        names,
    }
}

/// Every file of a drop, and how many were left out. What cannot be listed becomes a file with its
/// problem, so that nothing is passed over in silence.
pub(super) fn gather(files: &[FileToAttach]) -> (Vec<Gathered>, u32) {
    let mut walk = Walk { found: Vec::new(), left_out: 0, role: AttachmentRole::Document };
    for file in files {
        walk.role = file.role;
        // What she dropped herself is followed when it is a link; inside folders links are not.
        match fs::metadata(&file.path) {
            Ok(metadata) if metadata.is_dir() => {
                let (before, left_out) = (walk.found.len(), walk.left_out);
                walk.folder(&file.path, Path::new(file.path.file_name().unwrap_or_default()));
                if walk.found.len() == before && walk.left_out == left_out {
                    walk.take(&file.path, Path::new(""), 0, Some(Error::EmptyFolder(file.path.clone())));
                }
            }
            Ok(metadata) => walk.take(&file.path, Path::new(""), metadata.len(), None),
            // The store says best what is wrong with it.
            Err(_) => walk.take(&file.path, Path::new(""), 0, None),
        }
    }
    (walk.found, walk.left_out)
}

struct Walk {
    found: Vec<Gathered>,
    left_out: u32,
    role: AttachmentRole,
}

impl Walk {
    fn take(&mut self, path: &Path, way: &Path, size: u64, problem: Option<Error>) {
        let came_from = kept_way(way);
        self.found.push(Gathered { path: path.to_owned(), role: self.role, came_from, size, problem });
    }

    /// Files first, then the folders inside, both in counting order.
    fn folder(&mut self, folder: &Path, way: &Path) {
        let listed = fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<DirEntry>>>);
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(e) => return self.take(folder, way, 0, Some(Error::io(Act::List, folder)(e))),
        };
        entries.sort_by(|a, b| counting(&a.file_name().to_string_lossy(), &b.file_name().to_string_lossy()));
        let mut folders = Vec::new();
        for entry in entries {
            let (path, way) = (entry.path(), way.join(entry.file_name()));
            match entry.metadata() {
                Ok(metadata) if is_hidden(&entry, &metadata) || metadata.is_symlink() => self.left_out += 1,
                Ok(metadata) if metadata.is_dir() => folders.push((path, way)),
                Ok(metadata) => self.take(&path, &way, metadata.len(), None),
                Err(_) => self.take(&path, &way, 0, None),
            }
        }
        for (path, way) in folders {
            self.folder(&path, &way);
        }
    }
}

/// Hidden as the systems hide: a leading dot, the attribute on Windows, and what Windows and Office
/// leave in folders of their own accord.
fn is_hidden(entry: &DirEntry, metadata: &fs::Metadata) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    let left_behind = ["thumbs.db", "desktop.ini"].contains(&name.to_lowercase().as_str());
    name.starts_with('.') || name.starts_with("~$") || left_behind || has_hidden_attribute(metadata)
}

#[cfg(windows)]
fn has_hidden_attribute(metadata: &fs::Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    const FILE_ATTRIBUTE_HIDDEN: u32 = 2;
    metadata.file_attributes() & FILE_ATTRIBUTE_HIDDEN != 0
}

#[cfg(not(windows))]
fn has_hidden_attribute(_: &fs::Metadata) -> bool {
    false
}

/// Compares names as people count: runs of digits by their value.
fn counting(a: &str, b: &str) -> Ordering {
    let (mut x, mut y) = (a, b);
    loop {
        let (m, n) = (digits(x), digits(y));
        if m > 0 && n > 0 {
            let (v, w) = (x[..m].trim_start_matches('0'), y[..n].trim_start_matches('0'));
            let order = v.len().cmp(&w.len()).then_with(|| v.cmp(w));
            if order.is_ne() {
                return order;
            }
            (x, y) = (&x[m..], &y[n..]);
            continue;
        }
        match (x.chars().next(), y.chars().next()) {
            (Some(c), Some(d)) if c == d => (x, y) = (&x[c.len_utf8()..], &y[d.len_utf8()..]),
            (c, d) if c == d => return a.cmp(b),
            (c, d) => return c.cmp(&d),
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_come_in_the_order_people_count() {
        let mut names = ["p10.tif", "p2.tif", "p1.tif", "图10", "图9", "p02.tif", "p", "p1a"];
        names.sort_by(|a, b| counting(a, b));
        assert_eq!(names, ["p", "p1.tif", "p1a", "p02.tif", "p2.tif", "p10.tif", "图9", "图10"]);
    }
}
