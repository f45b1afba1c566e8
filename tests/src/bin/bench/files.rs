//! Taking files in, beside copying and hashing them with the system's own tools, both until they are
//! on the disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use archive::Archive;
use archive::access;
use archive::attachments::{AttachRequest, AttachmentRole, FileToAttach, OnDuplicate, Owner, attach};
use archive::files::Flow;
use fastrand::Rng;
use tests::measure::{Bench, Contender, Goal};
use tests::places;

use crate::archives::{Archives, done, shell};

/// Measures many small files and one large one.
pub fn measure(bench: &mut Bench, archives: &Archives) {
    if !bench.wants_some("attach") {
        return;
    }
    let (many, large) = if bench.quick { (20, 20 << 20) } else { (300, 1 << 30) };
    let mixed: Vec<u64> = (0..many).map(|nth| [60_000, 400_000, 1_200_000, 5_000_000][nth % 4]).collect();
    let sum = mixed.iter().sum::<u64>() / 1_000_000;
    race(bench, archives, &format!("attach: {many} mixed files, {sum} MB"), &mixed);
    race(bench, archives, &format!("attach: one file of {} MB", large / 1_000_000), &[large]);
}

fn race(bench: &mut Bench, archives: &Archives, name: &str, sizes: &[u64]) {
    let room = archives.beside("attach");
    let _ = fs::remove_dir_all(&room);
    fs::create_dir_all(room.join("source")).expect("a folder");
    let sources = make(&room.join("source"), sizes);
    let folder = room.join("archive");
    done(Command::new(places::built("kedang")).args(["demo", "--materials", "60"]).arg(&folder));
    let archive = Archive::open(&folder).expect("opens");
    let mut round = 0_u64;
    let ours = || {
        // The same content twice would not be stored twice.
        round += 1;
        sources.iter().for_each(|path| mark(path, round));
        let begun = std::time::Instant::now();
        take_in(&archive, &sources);
        tests::measure::milliseconds(begun.elapsed())
    };
    let theirs = || {
        let _ = fs::remove_dir_all(room.join("copy"));
        let begun = std::time::Instant::now();
        let line = "mkdir copy && cp source/* copy/ && sha256sum copy/* > copy.sums && sync copy/* copy copy.sums";
        done(&mut shell(line, &room));
        tests::measure::milliseconds(begun.elapsed())
    };
    let contenders = vec![Contender::reported("kedang", ours), Contender::reported("cp + sha256sum + sync", theirs)];
    bench.compare(name, "ms", Goal::Ratio(1.1), contenders);
    drop(archive);
    let _ = fs::remove_dir_all(&room);
}

fn take_in(archive: &Archive, sources: &[PathBuf]) {
    let actor = access::operator(archive).expect("somebody sits there");
    let request = AttachRequest {
        owner: Owner::Tray,
        files: sources.iter().map(|path| FileToAttach { path: path.clone(), role: AttachmentRole::Scan }).collect(),
        on_duplicate: OnDuplicate::Link,
        note: String::new(),
        came_from: String::new(),
    };
    let reports = attach(archive, &actor, &request, &mut |_| Flow::Continue).expect("attached").value;
    assert_eq!(reports.len(), sources.len());
}

fn make(folder: &Path, sizes: &[u64]) -> Vec<PathBuf> {
    let mut rng = Rng::with_seed(5);
    let mut block = vec![0_u8; 1 << 20];
    let mut all = Vec::new();
    for (nth, &size) in sizes.iter().enumerate() {
        let path = folder.join(format!("扫描_{nth:04}.tif"));
        let mut file = fs::File::create(&path).expect("a file");
        let mut left = size;
        while left > 0 {
            rng.fill(&mut block);
            let now = left.min(block.len() as u64);
            file.write_all(&block[..now as usize]).expect("written");
            left -= now;
        }
        all.push(path);
    }
    all
}

/// Makes a file another one by its first bytes.
fn mark(path: &Path, round: u64) {
    let mut file = fs::OpenOptions::new().write(true).open(path).expect("opens");
    file.write_all(&round.to_le_bytes()).expect("written");
}
