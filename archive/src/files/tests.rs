//! The store under accident: every way a source or a disk can go wrong, made and not imagined.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::*;

const MIB: usize = 1 << 20;

/// A store and a desk: a folder beside it from which files are attached.
struct Place {
    _temp: TempDir,
    desk: PathBuf,
    root: PathBuf,
    store: FileStore,
}

fn place() -> Place {
    let temp = TempDir::new().unwrap();
    let (desk, root) = (temp.path().join("桌面"), temp.path().join("客档 2026"));
    fs::create_dir(&desk).unwrap();
    fs::create_dir(&root).unwrap();
    let store = FileStore::create(&root).unwrap();
    Place { desk, root, store, _temp: temp }
}

impl Place {
    /// A file on the desk, written a while ago.
    fn source(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.desk.join(name);
        fs::write(&path, bytes).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(an_hour_ago()).unwrap();
        path
    }

    fn put(&self, path: &Path) -> Result<Stored> {
        self.store.put(path, &mut unwatched)
    }

    /// Every file in the store by its path there.
    fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = BTreeMap::new();
        collect(&self.root.join(FOLDER), &self.root.join(FOLDER), &mut all);
        all
    }

    /// Refused, and not a byte left behind.
    #[track_caller]
    fn refuses(&self, source: &Path, progress: &mut dyn FnMut(Progress) -> Flow) -> Error {
        let before = self.contents();
        let error = self.store.put(source, progress).expect_err("must be refused");
        assert_eq!(self.contents(), before, "a refused file leaves nothing in the store");
        error
    }
}

fn collect(folder: &Path, base: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, base, all);
        } else {
            let name = path.strip_prefix(base).unwrap().to_str().unwrap().replace('\\', "/");
            all.insert(name, fs::read(&path).unwrap());
        }
    }
}

fn an_hour_ago() -> SystemTime {
    SystemTime::now() - Duration::from_secs(3600)
}

/// Bytes that no two of which repeat in step with a buffer.
fn noise(size: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_le_bytes()
    })
    .flatten()
    .take(size)
    .collect()
}

/// Does something once, when the copy is under way.
fn midway(mut accident: impl FnMut()) -> impl FnMut(Progress) -> Flow {
    let mut calls = 0;
    move |_| {
        calls += 1;
        if calls == 3 {
            accident();
        }
        Flow::Continue
    }
}

#[test]
fn content_lies_under_its_sha256_and_the_source_is_untouched() {
    let place = place();
    for (name, bytes) in [("一页.txt", b"one".to_vec()), ("图纸.tif", noise(5 * MIB + 7))] {
        let source = place.source(name, &bytes);
        let before = fs::metadata(&source).unwrap();
        let stored = place.put(&source).unwrap();
        let hex: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(stored, Stored { hash: hex.parse().unwrap(), size: bytes.len() as u64, was_there: false });

        let kept = place.root.join("files").join(&hex[..2]).join(&hex);
        assert_eq!(fs::read(&kept).unwrap(), bytes);
        assert!(fs::metadata(&kept).unwrap().permissions().readonly(), "an original is read-only");
        assert_eq!(fs::read(&source).unwrap(), bytes);
        let after = fs::metadata(&source).unwrap();
        assert_eq!(after.modified().unwrap(), before.modified().unwrap());
        assert_eq!(after.permissions(), before.permissions());
    }
    assert_eq!(place.contents().len(), 2, "nothing but the two originals");
}

/// The layout is checked by a program that is not ours (promise 9).
#[test]
#[cfg(unix)]
fn sha256sum_finds_every_original_in_order() {
    let place = place();
    for n in 0..20 {
        place.put(&place.source(&format!("{n}"), &noise(1 + n * 70_001))).unwrap();
    }
    let list: String =
        place.contents().keys().map(|path| format!("{}  {path}\n", path.rsplit('/').next().unwrap())).collect();
    fs::write(place.root.join("list"), list).unwrap();
    let judge = Command::new("sha256sum")
        .args(["--check", "--strict", "../list"])
        .current_dir(place.root.join("files"))
        .output()
        .unwrap();
    assert!(judge.status.success(), "{}", String::from_utf8_lossy(&judge.stdout));
}

#[test]
fn progress_goes_by_the_megabyte_and_ends_at_the_size() {
    let place = place();
    let source = place.source("big", &noise(5 * MIB + 7));
    let mut seen = Vec::new();
    let mut watch = |at: Progress| {
        seen.push(at.done);
        Flow::Continue
    };
    place.store.put(&source, &mut watch).unwrap();
    assert_eq!((seen[0], *seen.last().unwrap()), (0, (5 * MIB + 7) as u64));
    assert!(seen.windows(2).all(|w| w[0] <= w[1] && w[1] - w[0] <= MIB as u64), "{seen:?}");
}

#[test]
fn empty_missing_and_folders_are_refused() {
    let place = place();
    let empty = place.refuses(&place.source("空.pdf", b""), &mut unwatched);
    assert!(matches!(empty, Error::EmptyFile(_)), "{empty:?}");
    let gone = place.refuses(&place.desk.join("没有.pdf"), &mut unwatched);
    assert!(matches!(gone, Error::SourceGone(_)), "{gone:?}");
    let inside_a_file = place.source("file", b"x").join("page");
    let gone = place.refuses(&inside_a_file, &mut unwatched);
    assert!(matches!(gone, Error::SourceGone(_)), "{gone:?}");
    let folder = place.refuses(&place.desk, &mut unwatched);
    assert!(matches!(folder, Error::NotAFile(_)), "{folder:?}");
}

#[test]
#[cfg(unix)]
fn fifos_sockets_devices_and_broken_links_are_refused_at_once() {
    let place = place();
    let fifo = place.desk.join("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let socket = place.desk.join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let broken = place.desk.join("broken");
    std::os::unix::fs::symlink("nowhere", &broken).unwrap();
    for path in [fifo, socket, broken, "/dev/zero".into()] {
        let error = place.refuses(&path, &mut unwatched);
        assert!(matches!(error, Error::NotAFile(_)), "{path:?}: {error:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_to_a_file_stands_for_the_file() {
    let place = place();
    let link = place.desk.join("link");
    std::os::unix::fs::symlink(place.source("real", b"content"), &link).unwrap();
    assert_eq!(place.put(&link).unwrap().hash, ContentHash::of(b"content"));
}

#[test]
fn any_name_a_disk_can_hold_can_be_attached() {
    let place = place();
    let long = format!("{}.txt", "长".repeat(80)); // 244 bytes, of 255 a name may have
    let typed = "a".repeat(250);
    let mut names = vec!["😀📐 图纸🧾.pdf", "  .隐藏 ", &long, &typed, "-rf", "%00"];
    if cfg!(unix) {
        names.extend(["tab\there", "line\nbreak", "back\\slash", "con", "a:b*c?"]);
    }
    for (n, name) in names.iter().enumerate() {
        let bytes = noise(n + 1);
        assert_eq!(place.put(&place.source(name, &bytes)).unwrap().hash, ContentHash::of(&bytes), "{name:?}");
    }
    assert_eq!(place.contents().len(), names.len());
}

#[test]
fn a_source_that_vanishes_on_the_way_is_refused() {
    let place = place();
    let source = place.source("scan.tif", &noise(6 * MIB));
    let error = place.refuses(&source, &mut midway(|| fs::remove_file(&source).unwrap()));
    assert!(matches!(error, Error::SourceGone(_)), "{error:?}");
}

#[test]
fn a_source_that_changes_on_the_way_is_refused() {
    let place = place();
    let source = place.source("scan.tif", &noise(6 * MIB));
    let other = place.source("other", &noise(6 * MIB));
    let write = |at: u64, truncate: bool| {
        let mut file = OpenOptions::new().write(true).open(&source).unwrap();
        if truncate {
            file.set_len(4 * MIB as u64).unwrap();
        }
        std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(at)).unwrap();
        file.write_all(b"changed").unwrap();
    };
    let accidents: [(&str, &dyn Fn()); 4] = [
        ("overwritten in place, same size", &|| write(0, false)),
        ("still growing", &|| write(6 * MIB as u64, false)),
        ("cut short", &|| write(0, true)),
        ("another file under its name", &|| fs::rename(&other, &source).unwrap()),
    ];
    for (what, accident) in accidents {
        place.source("scan.tif", &noise(6 * MIB));
        let error = place.refuses(&source, &mut midway(accident));
        assert!(matches!(error, Error::SourceChanged(_)), "{what}: {error:?}");
    }
    assert!(place.put(&source).is_ok(), "once it is finished it can be attached");
}

#[test]
fn cancelling_half_way_leaves_nothing() {
    let place = place();
    let source = place.source("big", &noise(6 * MIB));
    let mut half = |at: Progress| if at.done * 2 > at.total { Flow::Cancel } else { Flow::Continue };
    let error = place.refuses(&source, &mut half);
    assert!(matches!(error, Error::Cancelled), "{error:?}");
    assert!(source.exists());
}

#[test]
fn the_same_content_is_kept_once() {
    let place = place();
    let first = place.put(&place.source("a", b"same")).unwrap();
    let kept = place.store.path_of(first.hash);
    let made = fs::metadata(&kept).unwrap().modified().unwrap();
    let second = place.put(&place.source("b", b"same")).unwrap();
    assert_eq!(second, Stored { was_there: true, ..first });
    assert_eq!(place.contents().len(), 1);
    assert_eq!(fs::metadata(&kept).unwrap().modified().unwrap(), made, "the first one is the one that stays");
}

#[test]
fn a_damaged_twin_never_swallows_a_sound_copy() {
    let place = place();
    let source = place.source("a", b"sound content");
    let stored = place.put(&source).unwrap();
    for damage in ["wrong content", "short"] {
        overwrite(&place.store.path_of(stored.hash), damage.as_bytes());
        let error = place.refuses(&source, &mut unwatched);
        assert!(matches!(error, Error::OriginalChanged(_)), "{damage}: {error:?}");
    }
}

fn overwrite(path: &Path, bytes: &[u8]) {
    fs::remove_file(path).unwrap();
    fs::write(path, bytes).unwrap();
}

#[test]
fn many_at_once_with_the_same_content_end_as_one_file() {
    let place = place();
    let bytes = noise(3 * MIB);
    let sources: Vec<_> = (0..8).map(|n| place.source(&format!("{n}"), &bytes)).collect();
    let results: Vec<Stored> = std::thread::scope(|scope| {
        let running: Vec<_> = sources
            .iter()
            .map(|source| {
                let store = FileStore::open(&place.root).unwrap();
                scope.spawn(move || store.put(source, &mut unwatched).unwrap())
            })
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(results.iter().filter(|stored| !stored.was_there).count(), 1, "one of them brought it");
    assert_eq!(place.contents().into_values().collect::<Vec<_>>(), [bytes]);
}

#[test]
fn content_of_a_refused_act_is_taken_back_but_never_what_was_there() {
    let place = place();
    let source = place.source("a", b"refused later");
    let first = place.put(&source).unwrap();
    let second = place.put(&source).unwrap();
    place.store.take_back(&second);
    assert!(place.store.has(first.hash, first.size), "it was in the store before");
    place.store.take_back(&first);
    assert!(place.contents().is_empty());
    assert!(!place.put(&source).unwrap().was_there, "and it can come again");
}

#[test]
fn only_old_parts_of_ours_that_nobody_holds_are_taken_away() {
    let place = place();
    let incoming = place.root.join("files/incoming");
    let put = |name: &str, old: bool| {
        let path = incoming.join(name);
        let mut file = File::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        if old {
            file.set_modified(an_hour_ago()).unwrap();
        }
        (path, file)
    };
    let id = || format!("{}.part", uuid::Uuid::now_v7());
    let (left_over, file) = put(&id(), true);
    drop(file);
    let (young, _) = put(&id(), false);
    let (held, holder) = put(&id(), true);
    holder.lock().unwrap();
    let (note, _) = put("说明.part", true);
    let (other, _) = put("0195.txt", true);
    let folder = incoming.join(id());
    fs::create_dir(&folder).unwrap();

    FileStore::open(&place.root).unwrap();
    assert!(!left_over.exists(), "a crash left it");
    for path in [&young, &held, &note, &other, &folder] {
        assert!(path.exists(), "{path:?} must stay");
    }
    drop(holder);
    FileStore::open(&place.root).unwrap();
    assert!(!held.exists(), "its writer is gone now");
}

#[test]
fn an_original_is_saved_outside_verified_and_never_over_a_file() {
    let place = place();
    let bytes = noise(3 * MIB);
    let stored = place.put(&place.source("a", &bytes)).unwrap();
    let out = place.root.parent().unwrap().join("U盘");
    fs::create_dir(&out).unwrap();
    let target = out.join("a".repeat(250));

    place.store.save_as(stored.hash, stored.size, &target).unwrap();
    assert_eq!(fs::read(&target).unwrap(), bytes);
    assert!(!fs::metadata(&target).unwrap().permissions().readonly(), "a copy is hers to change");

    fs::write(&target, "hers").unwrap();
    let error = place.store.save_as(stored.hash, stored.size, &target).unwrap_err();
    assert!(matches!(error, Error::TargetExists(_)), "{error:?}");

    let late = out.join("late");
    let copy = place.store.copy_to(stored.hash, stored.size, &late, &mut unwatched).unwrap();
    assert!(!late.exists(), "it has no name before it is placed");
    fs::write(&late, "hers").unwrap();
    let error = copy.place().unwrap_err();
    assert!(matches!(error, Error::TargetExists(_)), "{error:?}");
    assert_eq!(fs::read(&late).unwrap(), b"hers");

    let fresh = out.join("fresh");
    let mut stop = |at: Progress| if at.done > 0 { Flow::Cancel } else { Flow::Continue };
    let error = place.store.copy_to(stored.hash, stored.size, &fresh, &mut stop).err().unwrap();
    assert!(matches!(error, Error::Cancelled), "{error:?}");

    let mut flipped = bytes.clone();
    flipped[MIB] ^= 1;
    overwrite(&place.store.path_of(stored.hash), &flipped);
    let error = place.store.save_as(stored.hash, stored.size, &fresh).unwrap_err();
    assert!(matches!(error, Error::OriginalChanged(_)), "{error:?}");
    fs::remove_file(place.store.path_of(stored.hash)).unwrap();
    let error = place.store.save_as(stored.hash, stored.size, &fresh).unwrap_err();
    assert!(matches!(error, Error::OriginalMissing(_)), "{error:?}");

    let names: Vec<_> = fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no half copy beside hers: {names:?}");
}

#[test]
fn an_inspection_names_everything_that_does_not_fit() {
    let place = place();
    let mut expected = Vec::new();
    for n in 1..=6 {
        let stored = place.put(&place.source(&format!("{n}"), &noise(n * 1000))).unwrap();
        expected.push((stored.hash, stored.size));
    }
    expected.sort();
    let [sound, missing, flipped, short, extra, last] = expected[..] else { unreachable!() };
    expected.remove(4);
    fs::remove_file(place.store.path_of(missing.0)).unwrap();
    let mut bytes = fs::read(place.store.path_of(flipped.0)).unwrap();
    bytes[17] ^= 1;
    overwrite(&place.store.path_of(flipped.0), &bytes);
    overwrite(&place.store.path_of(short.0), b"short");
    fs::write(place.root.join("files/Thumbs.db"), "x").unwrap();
    let lost = format!("files/{}/笔记.txt", &sound.0.to_string()[..2]);
    fs::write(place.root.join(&lost), "x").unwrap();
    let absent = (ContentHash::of(b"never there"), 11);
    expected.push(absent);
    expected.sort();

    let look = |depth, total| {
        let mut findings = Vec::new();
        let records = expected.iter().copied().map(Ok);
        place.store.inspect(records, depth, total, &mut unwatched, &mut |f| findings.push(f)).unwrap();
        findings
    };
    let stranger = |path: &str| Finding::Stranger(path.trim_start_matches("files/").into());
    let changed = |of: (ContentHash, u64), is| Finding::Changed { hash: of.0, was: of.1, is };
    let by_size = [
        Finding::Missing(missing.0),
        Finding::Missing(absent.0),
        changed(short, 5),
        Finding::Extra { hash: extra.0, size: extra.1 },
        stranger("Thumbs.db"),
        stranger(&lost),
    ];
    let found = look(Depth::Sizes, 6);
    assert!(by_size.iter().all(|f| found.contains(f)) && found.len() == by_size.len(), "{found:#?}");
    let found = look(Depth::Content, 21_000);
    assert!(by_size.iter().all(|f| found.contains(f)), "{found:#?}");
    assert!(found.contains(&changed(flipped, flipped.1)), "one flipped byte is found: {found:#?}");
    assert_eq!(found.len(), by_size.len() + 1, "{last:?} and {sound:?} are sound");
}

#[test]
fn a_hash_has_one_form() {
    let hash = ContentHash::of(b"");
    let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(hash.to_string(), text);
    assert_eq!(text.parse::<ContentHash>(), Ok(hash));
    for wrong in [&text.to_uppercase(), &text[1..], "", &text.replace('e', "g"), &format!("{text}00")] {
        assert!(wrong.parse::<ContentHash>().is_err(), "{wrong}");
    }
}

/// A disk of its own for one test. Needs root, which the automatic run is; where it is refused the
/// test says so aloud.
#[cfg(target_os = "linux")]
mod disks {
    use super::*;

    struct Disk(TempDir);

    impl Disk {
        fn new(options: &str) -> Option<Disk> {
            let folder = TempDir::new().unwrap();
            let mounted =
                Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder.path()).output();
            match mounted {
                Ok(output) if output.status.success() => Some(Disk(folder)),
                other => {
                    eprintln!("SKIPPED: this test mounts a small disk and was refused (run it as root): {other:?}");
                    None
                }
            }
        }

        fn remount(&self, options: &str) {
            assert!(Command::new("mount").args(["-o", options]).arg(self.0.path()).status().unwrap().success());
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(self.0.path()).status();
        }
    }

    #[test]
    fn a_full_disk_is_said_so_and_leaves_what_was_there() {
        let Some(disk) = Disk::new("size=1m") else { return };
        let root = disk.0.path().to_owned();
        let place = Place { store: FileStore::create(&root).unwrap(), root, ..place() };
        let small = place.put(&place.source("small", &noise(200_000))).unwrap();
        let error = place.refuses(&place.source("large", &noise(2 * MIB)), &mut unwatched);
        assert!(matches!(&error, Error::DiskFull(path) if *path == place.root), "no path of the store: {error:?}");
        assert!(place.store.has(small.hash, small.size));
        let source = place.source("fits", &noise(100_000));
        // A process that another test is just starting may hold the file that was given up a moment longer.
        let fits = (0..100).map(|_| place.put(&source)).find(|put| {
            if put.is_err() {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            put.is_ok()
        });
        assert!(fits.is_some(), "the space is free again");

        let error = place.store.save_as(small.hash, small.size, &disk.0.path().join("copy")).err();
        assert!(error.is_none(), "{error:?}");
        let target = disk.0.path().join("second copy");
        place.put(&place.source("fill", &noise(400_000))).unwrap();
        let error = place.store.save_as(small.hash, small.size, &target).unwrap_err();
        assert!(matches!(&error, Error::DiskFull(path) if *path == target), "{error:?}");
        assert!(!target.exists());
    }

    #[test]
    fn a_read_only_disk_is_said_so() {
        let Some(disk) = Disk::new("size=1m") else { return };
        let root = disk.0.path().to_owned();
        let place = Place { store: FileStore::create(&root).unwrap(), root, ..place() };
        let kept = place.put(&place.source("kept", b"kept")).unwrap();
        disk.remount("remount,ro");
        let error = place.refuses(&place.source("new", b"new"), &mut unwatched);
        assert!(matches!(error, Error::ReadOnly(_)), "{error:?}");
        let error = place.store.save_as(kept.hash, kept.size, &disk.0.path().join("copy")).unwrap_err();
        assert!(matches!(error, Error::ReadOnly(_)), "{error:?}");
        let reopened = FileStore::open(&place.root).unwrap();
        assert_eq!(reopened.verify(kept.hash, kept.size, &mut unwatched).unwrap(), Verdict::Intact, "it still reads");
    }
}
