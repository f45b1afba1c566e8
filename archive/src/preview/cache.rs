//! Pictures kept in `cache/`, the longest unused ones given up when their room is full.
//!
//! Nothing here is worth an error: what cannot be read is made again, what cannot be written is not
//! kept. A file is its head (what [`Picture`] says about itself, as JSON) and its bytes, with both
//! lengths in front, so that half a file is never taken for a picture.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use pictures::{Picture, Rect, Want};
use uuid::Uuid;

use crate::files::ContentHash;
use crate::preview::{MOST_EDGE, PageWant};

/// The first bytes of a cached picture; another form, or another way to draw, gets another number.
const MAGIC: &[u8; 8] = b"KDPIC\x002\n";

/// How much is written before the room is measured again, so that a start measures nothing.
const MEASURE_EVERY: u64 = 64_000_000;

/// A picture is marked as used again at most this often.
const USED_AGAIN: Duration = Duration::from_secs(3600);

/// Which picture: content, page, size and part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    hash: ContentHash,
    page: u32,
    width: u32,
    height: u32,
    part: Option<[u32; 4]>,
}

impl Key {
    pub(super) fn of(hash: ContentHash, want: &PageWant, part: Option<Rect>) -> Key {
        let part = part.map(|r| [r.x, r.y, r.width, r.height]);
        let edge = |pixels: u32| pixels.clamp(1, MOST_EDGE);
        Key { hash, page: want.page, width: edge(want.width), height: edge(want.height), part }
    }

    pub(super) fn page(&self) -> u32 {
        self.page
    }

    pub(super) fn is_first_page(&self) -> bool {
        self.page == 1 && self.part.is_none()
    }

    /// What the maker of pictures is asked for; paper is white.
    pub(super) fn want(&self) -> Want {
        let whole = Want::fit(self.width, self.height);
        match self.part {
            None => whole,
            Some([x, y, width, height]) => whole.of(Rect { x, y, width, height }),
        }
    }

    fn name(&self) -> String {
        let Key { hash, page, width, height, part } = self;
        let part = part.map(|[x, y, w, h]| format!("-{x}-{y}-{w}-{h}")).unwrap_or_default();
        format!("{hash}-{page}-{width}x{height}{part}")
    }
}

/// The folder of the cache.
pub(super) struct Cache {
    folder: PathBuf,
    room: u64,
    since_measured: AtomicU64,
}

impl Cache {
    pub(super) fn new(folder: PathBuf, room: u64) -> Cache {
        Cache { folder, room, since_measured: AtomicU64::new(0) }
    }

    pub(super) fn with_room(self, room: u64) -> Cache {
        Cache { room, ..self }
    }

    /// The picture, where a whole one is kept.
    pub(super) fn get(&self, key: &Key) -> Option<Picture> {
        let path = self.path(key);
        let picture = read(&fs::read(&path).ok()?)?;
        mark_used(&path);
        Some(picture)
    }

    /// Keeps a picture: written beside its place first, so that nobody reads half of it.
    pub(super) fn put(&self, key: &Key, picture: &Picture) {
        let path = self.path(key);
        let beside = path.with_file_name(format!("{}.part", Uuid::now_v7()));
        let written = write(picture).and_then(|bytes| {
            fs::create_dir_all(path.parent()?).ok()?;
            let done = File::create_new(&beside).and_then(|mut file| file.write_all(&bytes));
            match done.and_then(|()| fs::rename(&beside, &path)) {
                Ok(()) => Some(bytes.len() as u64),
                Err(_) => {
                    let _ = fs::remove_file(&beside);
                    None
                }
            }
        });
        let Some(bytes) = written else { return };
        if self.since_measured.fetch_add(bytes, Ordering::Relaxed) + bytes >= MEASURE_EVERY.min(self.room / 4) {
            self.since_measured.store(0, Ordering::Relaxed);
            self.give_up_the_oldest();
        }
    }

    fn path(&self, key: &Key) -> PathBuf {
        let name = key.name();
        self.folder.join(&name[..2]).join(name)
    }

    /// Takes the longest unused pictures away until four fifths of the room are left.
    fn give_up_the_oldest(&self) {
        let mut kept: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for folder in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            for entry in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
                if let Ok(metadata) = entry.metadata()
                    && metadata.is_file()
                {
                    kept.push((metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH), metadata.len(), entry.path()));
                }
            }
        }
        let mut used: u64 = kept.iter().map(|(_, size, _)| size).sum();
        if used <= self.room {
            return;
        }
        kept.sort();
        for (_, size, path) in kept {
            if used <= self.room / 5 * 4 {
                break;
            }
            if fs::remove_file(path).is_ok() {
                used -= size;
            }
        }
    }
}

fn mark_used(path: &Path) {
    let now = SystemTime::now();
    let before = fs::metadata(path).and_then(|m| m.modified()).unwrap_or(now);
    if now.duration_since(before).is_ok_and(|age| age > USED_AGAIN) {
        let _ = File::options().write(true).open(path).and_then(|file| file.set_modified(now));
    }
}

fn write(picture: &Picture) -> Option<Vec<u8>> {
    let head = serde_json::to_vec(picture).ok()?;
    let mut file = Vec::with_capacity(MAGIC.len() + 8 + head.len() + picture.bytes.len());
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&u32::try_from(head.len()).ok()?.to_le_bytes());
    file.extend_from_slice(&u32::try_from(picture.bytes.len()).ok()?.to_le_bytes());
    file.extend_from_slice(&head);
    file.extend_from_slice(&picture.bytes);
    Some(file)
}

fn read(file: &[u8]) -> Option<Picture> {
    let rest = file.strip_prefix(MAGIC)?;
    let (head_size, rest) = rest.split_first_chunk::<4>()?;
    let (size, rest) = rest.split_first_chunk::<4>()?;
    let (head, bytes) = rest.split_at_checked(u32::from_le_bytes(*head_size) as usize)?;
    if bytes.len() != u32::from_le_bytes(*size) as usize {
        return None;
    }
    let picture: Picture = serde_json::from_slice(head).ok()?;
    Some(Picture { bytes: bytes.to_vec(), ..picture })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use pictures::Encoding;
    use tempfile::TempDir;

    fn picture(bytes: &[u8]) -> Picture {
        Picture {
            encoding: Encoding::Jpeg,
            width: 2,
            height: 3,
            full_width: 200,
            full_height: 300,
            damaged: false,
            bytes: bytes.to_vec(),
        }
    }

    fn key(page: u32) -> Key {
        Key::of(ContentHash::of(b"x"), &PageWant::wide(page, 256), None)
    }

    #[test]
    fn a_picture_comes_back_and_half_of_one_never_does() {
        let folder = TempDir::new().unwrap();
        let cache = Cache::new(folder.path().join("cache"), 1_000_000);
        assert!(cache.get(&key(1)).is_none());
        cache.put(&key(1), &picture(b"a picture"));
        assert_eq!(cache.get(&key(1)), Some(picture(b"a picture")));
        assert_eq!(cache.get(&key(2)), None, "another page is another picture");

        let whole = fs::read(cache.path(&key(1))).unwrap();
        for size in 0..whole.len() {
            fs::write(cache.path(&key(1)), &whole[..size]).unwrap();
            assert_eq!(cache.get(&key(1)), None, "cut at {size}");
        }
        fs::remove_dir_all(folder.path().join("cache")).unwrap();
        cache.put(&key(1), &picture(b"again"));
        assert_eq!(cache.get(&key(1)), Some(picture(b"again")), "the folder may be deleted at any time");
    }

    #[test]
    fn the_longest_unused_go_first_and_the_room_is_kept() {
        let folder = TempDir::new().unwrap();
        let cache = Cache::new(folder.path().to_owned(), 100_000);
        let old = SystemTime::now() - Duration::from_secs(1_000_000);
        for page in 1..=60 {
            cache.put(&key(page), &picture(&[7; 5_000]));
            let at = old + Duration::from_secs(u64::from(page));
            if let Ok(file) = File::options().write(true).open(cache.path(&key(page))) {
                file.set_modified(at).unwrap();
            }
            assert!(cache.get(&key(1)).is_some(), "what is looked at all the time stays (page {page})");
        }
        let used: u64 = fs::read_dir(folder.path().join(&key(1).name()[..2]))
            .unwrap()
            .map(|entry| entry.unwrap().metadata().unwrap().len())
            .sum();
        assert!(used <= 130_000, "{used}");
        assert!(cache.get(&key(2)).is_none() && cache.get(&key(60)).is_some());
    }
}
