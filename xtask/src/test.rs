//! `cargo xtask test`: everything that must hold before a change is kept.
//!
//! Runs on a clean clone, as root or not, without a terminal and without a
//! screen. Every step runs even when an earlier one failed; the last line
//! sums them all.

use std::fs;

use crate::fixtures::Generated;
use crate::setup::{For, setup};
use crate::shell::{self, Done};
use crate::tally::{Count, Tally};
use crate::{node, page};

/// Everything of the workspace but this program: on Windows a running program
/// cannot be built again.
const WORKSPACE: &[&str] = &["--workspace", "--exclude", "xtask"];

/// Runs every check, or only the tests whose names contain the filter.
pub fn test(filter: Option<&str>) -> Done {
    setup(For::Tests)?;
    let generated = Generated::now();
    let mut tally = Tally::default();
    if filter.is_none() {
        tally.step("format", || check(shell::cargo("fmt").args(["--all", "--check"])));
        tally.step("page: types", || check(node::npm().args(["run", "--silent", "check"])));
    }
    tally.step("page: tests", || vitest(filter));
    tally.step("page: build", || page::build().map(|()| Count::one(true)));
    tally.step("build and lints", || {
        // All targets, so that cargo resolves the same features as for the
        // tests and builds nothing twice.
        check(linted("build").args(WORKSPACE).arg("--all-targets"))
    });
    tally.step("tests", || cargo_test(WORKSPACE, filter));
    tally.step("tests of xtask", || cargo_test(&["-p", "xtask"], filter));
    if filter.is_none() {
        tally.step("generated files", || generated.still_fresh());
    }
    tally.close()
}

/// Cargo with clippy in the place of the compiler for our own code: what is built is also linted,
/// a warning is an error, and what we stand on is compiled once (`cargo clippy` would check all of
/// it a second time).
fn linted(verb: &str) -> std::process::Command {
    let mut cargo = shell::cargo(verb);
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    // How `cargo clippy -- -D warnings` hands its arguments to the driver.
    cargo.env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__");
    cargo
}

fn check(command: &mut std::process::Command) -> Done<Count> {
    shell::run(command).map(|()| Count::one(true))
}

fn cargo_test(which: &[&str], filter: Option<&str>) -> Done<Count> {
    let mut test = linted("test");
    test.args(which).arg("--no-fail-fast").args(filter);
    let (succeeded, said) = shell::run_and_keep(&mut test)?;
    // Said again where a reader looks first: at the end.
    let failed = said.lines().filter(|line| line.starts_with("test ") && line.ends_with("FAILED"));
    failed.for_each(|line| println!("{line}"));
    Ok(Count::of_cargo(&said).unless_silent(succeeded))
}

fn vitest(filter: Option<&str>) -> Done<Count> {
    let report = shell::target().join("vitest.json");
    if report.exists() {
        fs::remove_file(&report).map_err(|error| format!("cannot remove {}: {error}", report.display()))?;
    }
    let mut vitest = node::script("vitest/vitest.mjs");
    vitest.current_dir(shell::at("ui")).args(["run", "--reporter=default", "--reporter=json"]);
    vitest.arg(format!("--outputFile.json={}", report.display()));
    if let Some(filter) = filter {
        vitest.args(["--passWithNoTests", "-t", filter]);
    }
    let (succeeded, _) = shell::run_and_keep(&mut vitest)?;
    let counted = Count::of_vitest(&fs::read_to_string(&report).unwrap_or_default());
    Ok(if filter.is_some() { Count { skipped: 0, ..counted } } else { counted }.unless_silent(succeeded))
}
