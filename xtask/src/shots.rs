//! `cargo xtask shots`: the pictures of the README, from the real window with
//! the demonstration archive: each place, small and large screen, light and
//! dark, Chinese and English.

use crate::setup::{For, setup};
use crate::shell::{self, Done};
use crate::{page, run};

/// Takes the pictures of the places whose name contains the filter.
pub fn shots(filter: Option<&str>) -> Done {
    setup(For::Tests)?;
    page::build_if_stale()?;
    run::build()?;
    let archive = run::demo_archive(2000)?;
    let mut shots = shell::cargo("run");
    shots.args(["--quiet", "-p", "tests", "--bin", "shots", "--"]);
    let all = shell::target().join("shots");
    println!("All pictures go to {}, those of the README to docs/shots", all.display());
    shots.arg(archive).arg(all).arg(shell::at("docs/shots")).args(filter);
    shell::run(&mut shots)
}
