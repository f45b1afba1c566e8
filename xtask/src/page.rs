//! The built page in `ui/dist`, which the window carries inside itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::node;
use crate::shell::{self, Done};

/// Builds the page when its source is newer than it.
pub fn build_if_stale() -> Done {
    let built = mark().metadata().and_then(|meta| meta.modified()).ok();
    if is_there() && built.is_some_and(|built| newest(&shell::at("ui")) <= built) {
        return Ok(());
    }
    build()
}

/// Whether the page is a built one, and not the one that asks to build it.
fn is_there() -> bool {
    fs::read_to_string(shell::at("ui/dist/index.html")).is_ok_and(|page| !page.contains("kedang: no page yet"))
}

/// A file whose time says when the page was last built.
fn mark() -> PathBuf {
    shell::target().join("page-built")
}

/// Builds the page.
pub fn build() -> Done {
    // Taken first: a file changed during the build is newer than its result.
    let started = SystemTime::now();
    shell::run(node::npm().args(["run", "--silent", "build"]))?;
    let mark = mark();
    fs::write(&mark, "")
        .and_then(|()| fs::File::options().write(true).open(&mark))
        .and_then(|file| file.set_modified(started))
        .map_err(|error| format!("cannot write {}: {error}", mark.display()))
}

/// When anything the page is made from was last changed.
fn newest(folder: &Path) -> SystemTime {
    let mut latest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let own = matches!(path.file_name().and_then(|name| name.to_str()), Some("node_modules" | "dist"));
        let Ok(meta) = entry.metadata() else { continue };
        if own {
            continue;
        }
        // A folder's own time tells of files that were taken away.
        latest = latest.max(meta.modified().unwrap_or(SystemTime::UNIX_EPOCH));
        if meta.is_dir() {
            latest = latest.max(newest(&path));
        }
    }
    latest
}
