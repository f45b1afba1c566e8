//! `cargo xtask run`: from a fresh machine to the open window.

use std::path::{Path, PathBuf};

use crate::page;
use crate::setup::{For, setup};
use crate::shell::{self, Done};

/// Prepares the machine, builds what is stale, and opens the window.
pub fn run(demo: bool, archive: Option<PathBuf>) -> Done {
    setup(For::Window)?;
    page::build_if_stale()?;
    build()?;
    let archive = match archive {
        Some(folder) => Some(std::path::absolute(folder).map_err(|error| error.to_string())?),
        None if demo => Some(demo_archive(2000)?),
        None => None,
    };
    let mut window = shell::command(shell::built("kedang-desktop"));
    if let Some(folder) = archive {
        window.arg("--archive").arg(folder);
    }
    shell::run(&mut window)
}

/// Builds the window and the command `kedang`.
pub fn build() -> Done {
    shell::run(shell::cargo("build").args(["-p", "kedang-desktop", "-p", "archive", "--bins"]))
}

/// The believable archive with as many materials, made on the first use in
/// `target/demo`. It is made beside its place and moved there when whole, so
/// an interrupted try is never opened.
pub fn demo_archive(materials: u32) -> Done<PathBuf> {
    let folder = shell::target().join("demo").join(materials.to_string());
    if folder.join("archive.db").exists() {
        println!("Opening the demonstration archive {} (delete it to have a new one)", folder.display());
        return Ok(folder);
    }
    println!("Making a demonstration archive in {}", folder.display());
    let half = folder.with_extension("half");
    let io = |error: std::io::Error| format!("cannot make {}: {error}", folder.display());
    if half.exists() {
        std::fs::remove_dir_all(&half).map_err(io)?;
    }
    std::fs::create_dir_all(half.parent().unwrap_or(Path::new("."))).map_err(io)?;
    let kedang = shell::built("kedang");
    shell::run(shell::command(&kedang).arg("init").arg(&half))?;
    shell::run(shell::command(&kedang).arg("-a").arg(&half).args([
        "demo",
        "--materials",
        &materials.to_string(),
        "--seed",
        "1",
    ]))?;
    std::fs::rename(&half, &folder).map_err(io)?;
    Ok(folder)
}
