//! `cargo xtask bench`: measures, prints a table, writes `target/bench.json`.
//!
//! Uses the everyday profile, in which all that is heavy (SQLite, Typst, the
//! decoders) is optimised: the figures are what a developer's build does.

use crate::setup::{For, setup};
use crate::shell::{self, Done};
use crate::{page, run};

/// Runs the measurements whose name contains the filter.
pub fn bench(filter: Option<&str>, quick: bool) -> Done {
    setup(For::Tests)?;
    page::build_if_stale()?;
    run::build()?;
    shell::run(shell::cargo("build").args(["-p", "kedang-desktop", "--example", "empty-window"]))?;
    let mut bench = shell::cargo("run");
    bench.args(["--quiet", "-p", "tests", "--bin", "bench", "--"]);
    bench.arg("--out").arg(shell::target().join("bench.json"));
    if quick {
        bench.arg("--quick");
    }
    shell::run(bench.args(filter))
}
