//! The measurements of `cargo xtask bench`, a file each.
//!
//! Usage: `bench --out FILE [--archives DIR] [--size MATERIALS] [--quick] [FILTER]`.
//! Data is made by `kedang demo --seed`, so that anyone measures the same archive.
//! Unlike the tests, the core is measured from inside: through the same verbs the
//! window calls, without the window around them.
#![allow(clippy::expect_used)]

mod archives;
mod files;
mod find;
mod lists;
mod pictures;
mod sheets;
mod typed;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use archives::Archives;
use tests::measure::Bench;

/// Materials of the largest archive, where nothing else is said.
const DEFAULT_SIZE: u32 = 100_000;

fn main() -> ExitCode {
    let mut out = PathBuf::from("bench.json");
    let mut folder = PathBuf::from("bench");
    let mut size = DEFAULT_SIZE;
    let mut quick = false;
    let mut filter = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => quick = true,
            "--archives" => folder = args.next().map(PathBuf::from).unwrap_or(folder),
            "--size" => size = args.next().and_then(|size| size.parse().ok()).unwrap_or(size),
            "--out" => out = args.next().map(PathBuf::from).unwrap_or(out),
            _ => filter = Some(arg),
        }
    }
    let mut bench = Bench::new(filter, quick);
    if let Err(error) = std::fs::create_dir_all(&folder) {
        eprintln!("cannot make {}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    let archives = Archives::new(folder, if quick { archives::LEAST } else { size });
    find::measure(&mut bench, &archives);
    lists::measure(&mut bench, &archives);
    files::measure(&mut bench, &archives);
    pictures::measure(&mut bench, &archives);
    sheets::measure(&mut bench, &archives);
    window::measure(&mut bench, &archives);
    println!("{}", bench.table());
    match bench.write(&out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write {}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}
