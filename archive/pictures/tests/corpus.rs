//! Strangers' files, where they are at hand: each gets a picture or an honest sentence.
//!
//! They lie in `KEDANG_CORPUS` and are no part of the repository, so these count as skipped until asked for:
//! `KEDANG_CORPUS=… cargo test -p pictures corpus -- --ignored`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pictures::{Cancel, Format, Limits, Pictures, Problem, Want};

use crate::seen::worker;

fn corpus() -> PathBuf {
    let folder = std::env::var_os("KEDANG_CORPUS").map(PathBuf::from).expect("KEDANG_CORPUS names the folder");
    assert!(folder.is_dir(), "{} is no folder", folder.display());
    folder
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

#[test]
#[ignore = "wants the files of KEDANG_CORPUS"]
fn every_file_of_the_corpus_has_a_picture_or_a_sentence() {
    let folder = corpus();
    let mut all = Vec::new();
    files(&folder, &mut all);
    let pictures = Pictures::new(worker(), Limits::default());
    let nobody = Cancel::default();
    let mut faults = Vec::new();
    for path in all {
        let name = path.strip_prefix(&folder).unwrap_or(&path).display().to_string();
        let start = Instant::now();
        let facts = pictures.probe(&path, &nobody);
        let probed = start.elapsed();
        let start = Instant::now();
        let outcome = pictures.render(&path, 1, &Want::fit(1200, 1200), &nobody);
        let drawn = start.elapsed();
        let (word, damaged) = match &outcome {
            Ok(picture) => (format!("{:?} {}×{}", picture.encoding, picture.width, picture.height), picture.damaged),
            Err(problem) => (problem.code().to_owned(), false),
        };
        println!(
            "{name}: {} {} {word}{} ({probed:.0?} + {drawn:.0?})",
            facts.format.mime(),
            facts.pages.map_or(String::new(), |n| format!("{n}p")),
            if damaged { " damaged" } else { "" },
        );
        save(&name, outcome.as_ref().ok().map(|picture| picture.bytes.as_slice()));
        if matches!(
            outcome,
            Err(Problem::Crashed | Problem::TimedOut | Problem::OutOfMemory | Problem::NoWorker | Problem::Unreadable)
        ) {
            faults.push(format!("{name}: {word}"));
        }
        if probed.max(drawn) > Duration::from_secs(10) {
            faults.push(format!("{name}: took {probed:?} and {drawn:?}"));
        }
        if let Some(peak) = peak(&pictures).filter(|peak| *peak > Limits::default().memory) {
            faults.push(format!("{name}: {peak} bytes"));
        }
        if facts.format == Format::Pdf
            && let Some(judged) = pages_by_pdfinfo(&path)
            && facts.pages != Some(judged)
            && facts.problem != Some(Problem::Encrypted)
        {
            faults.push(format!("{name}: {:?} pages, pdfinfo counts {judged}", facts.pages));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Damage in transit: bytes changed and tails cut off, the same ones every time. Nothing may hang or
/// eat the machine; what crashes a reader crashes only the worker. `KEDANG_MANGLED` sets how many of
/// each file are tried.
#[test]
#[ignore = "wants the files of KEDANG_CORPUS"]
fn mangled_files_end_as_a_picture_or_a_sentence() {
    let folder = corpus();
    let rounds: u64 = std::env::var("KEDANG_MANGLED").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let mut all = Vec::new();
    for kind in ["image", "pdf"] {
        files(&folder.join(kind), &mut all);
    }
    let pictures = Pictures::new(worker(), Limits::default());
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let (mut crashed, mut cut_off, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for (index, path) in all.iter().enumerate() {
        let bytes = std::fs::read(path).expect("readable");
        for round in 0..rounds {
            let seed = index as u64 * 1000 + round;
            let mangled = scratch.path().join(format!("{seed}"));
            std::fs::write(&mangled, mangle(&bytes, seed)).expect("written");
            let start = Instant::now();
            let outcome = pictures.render(&mangled, 1, &Want::fit(800, 800), &Cancel::default());
            let name = format!("{} with seed {seed}", path.file_name().unwrap_or_default().display());
            match outcome {
                Err(Problem::Crashed) => crashed.push(name),
                Err(problem @ (Problem::TimedOut | Problem::OutOfMemory)) => {
                    cut_off.push(format!("{name}: {problem:?}"))
                }
                Err(problem @ (Problem::NoWorker | Problem::Unreadable)) => faults.push(format!("{name}: {problem:?}")),
                _ => {}
            }
            if start.elapsed() > Duration::from_secs(12) {
                faults.push(format!("seed {seed} was not cut off for {:?}", start.elapsed()));
            }
            if let Some(keep) = std::env::var_os("KEDANG_PICTURES_OUT")
                .filter(|_| crashed.last().is_some_and(|last| last.ends_with(&format!("seed {seed}"))))
            {
                std::fs::copy(&mangled, PathBuf::from(keep).join(format!("crash-{seed}"))).expect("kept");
            }
            std::fs::remove_file(&mangled).expect("removed");
        }
    }
    println!(
        "{} files, {rounds} of each: {} crashed their reader, {} were cut off",
        all.len(),
        crashed.len(),
        cut_off.len()
    );
    println!("{}\n{}", crashed.join("\n"), cut_off.join("\n"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn mangle(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let mut out = bytes.to_vec();
    for _ in 0..1 + next(12) {
        // Half of the damage falls where the structure is.
        let place = if next(2) == 0 { next(out.len().min(512)) } else { next(out.len()) };
        out[place] = if next(3) == 0 { 0xFF } else { next(256) as u8 };
    }
    if next(4) == 0 {
        out.truncate(out.len() / 4 + next(out.len()));
    }
    out
}

/// With `KEDANG_PICTURES_OUT` the pictures are kept, to be looked at.
fn save(name: &str, bytes: Option<&[u8]>) {
    if let (Some(folder), Some(bytes)) = (std::env::var_os("KEDANG_PICTURES_OUT"), bytes) {
        let suffix = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" };
        let path = PathBuf::from(folder).join(format!("{}.{suffix}", name.replace('/', "_")));
        std::fs::write(path, bytes).expect("the picture is written");
    }
}

/// The most memory of the worker that is asked next, where the system says.
fn peak(pictures: &Pictures) -> Option<u64> {
    let folder = tempfile::tempdir().ok()?;
    let note = folder.path().join("fault-measure");
    std::fs::write(&note, "").ok()?;
    pictures.probe(&note, &Cancel::default());
    let kilobytes: u64 = std::fs::read_to_string(&note).ok()?.trim_end_matches(" kB").trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// The number of pages as poppler counts them, where it opens the file.
fn pages_by_pdfinfo(path: &Path) -> Option<u32> {
    let output = std::process::Command::new("pdfinfo").arg(path).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().find_map(|line| line.strip_prefix("Pages:"))?.trim().parse().ok()
}
