//! Where things are: the source, the built programs, what failed tests leave.

use std::path::{Path, PathBuf};

/// The root of the source.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program of the workspace, built with the everyday profile. Panics with
/// what to do when it has not been built.
pub fn built(name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = target().join("debug").join(file);
    assert!(
        path.exists(),
        "{} is missing: `cargo xtask test` builds it, or `cargo build -p kedang-desktop -p archive`",
        path.display()
    );
    path
}
