//! The measurements of `cargo xtask bench`, a file each.
//!
//! Usage: `bench --out FILE [--quick] [FILTER]`. Data is made by
//! `kedang demo --seed`, so that anyone measures the same archive.

mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use tests::measure::Bench;

fn main() -> ExitCode {
    let mut out = PathBuf::from("bench.json");
    let mut quick = false;
    let mut filter = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => quick = true,
            "--out" => out = args.next().map(PathBuf::from).unwrap_or(out),
            _ => filter = Some(arg),
        }
    }
    let mut bench = Bench::new(filter, quick);
    window::measure(&mut bench);
    println!("{}", bench.table());
    match bench.write(&out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write {}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}
