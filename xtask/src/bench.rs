//! `cargo xtask bench`: measures, prints a table, writes `target/bench.json`.
//!
//! Uses the everyday profile, in which all that is heavy (SQLite, Typst, the
//! decoders) is optimised: the figures are what a developer's build does.

use crate::setup::{For, setup};
use crate::shell::{self, Done};
use crate::{page, run};

/// Runs the measurements whose name contains the filter, the largest archive of that size. Archives
/// are made on the first use and kept in `target/bench`.
pub fn bench(filter: Option<&str>, size: Option<&str>, quick: bool) -> Done {
    setup(For::Bench)?;
    page::build_if_stale()?;
    run::build()?;
    shell::run(shell::cargo("build").args(["-p", "kedang-desktop", "--example", "empty-window"]))?;
    let mut bench = shell::cargo("run");
    bench.args(["--quiet", "-p", "tests", "--bin", "bench", "--"]);
    bench.arg("--out").arg(shell::target().join("bench.json"));
    bench.arg("--archives").arg(shell::target().join("bench"));
    if let Some(size) = size {
        bench.args(["--size", size]);
    }
    if quick {
        bench.arg("--quick");
    }
    shell::run(bench.args(filter))
}
