//! Prepares what Tauri compiles in: icons, capabilities and the built page.
//!
//! The page is made by `cargo xtask run` (or `npm run build` in `ui/`). A bare
//! `cargo build` on a fresh clone has none yet; it gets a page that says so,
//! because Tauri refuses to compile without the folder.

use std::{fs, io, path::Path};

const NO_PAGE: &str = include_str!("no-page.html");

fn main() {
    let page = Path::new("../ui/dist/index.html");
    println!("cargo:rerun-if-changed=../ui/dist");
    println!("cargo:rerun-if-changed=no-page.html");
    if let Err(error) = stand_in(page) {
        println!("cargo:warning=cannot write {}: {error}", page.display());
    }
    tauri_build::build();
}

/// Writes the page that explains itself, unless a built one is there.
fn stand_in(page: &Path) -> io::Result<()> {
    if page.exists() {
        return Ok(());
    }
    if let Some(folder) = page.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(page, NO_PAGE)
}
