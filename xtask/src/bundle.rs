//! `cargo xtask bundle`: the installer of this system, with the window, the
//! command `kedang` and all they need.

use std::fs;
use std::path::PathBuf;

use crate::setup::{For, setup};
use crate::shell::{self, Done};
use crate::{node, page};

/// Makes the installer and says where it is.
pub fn bundle(debug: bool) -> Done {
    setup(For::Window)?;
    page::build_if_stale()?;
    let kedang = beside(debug)?;
    let mut tauri = node::script("@tauri-apps/cli/tauri.js");
    tauri.args(["build", "--ci", "--bundles", kind()]);
    // Only a bundle carries `kedang`: named in tauri.conf.json it would have to
    // exist before every build of the window.
    // A path with forward slashes needs no escaping in JSON, on any system.
    let kedang = kedang.to_string_lossy().replace('\\', "/");
    tauri.arg("--config").arg(format!(r#"{{"bundle":{{"externalBin":["{kedang}"]}}}}"#));
    if debug {
        tauri.arg("--debug");
    }
    shell::run(&mut tauri)?;
    let profile = if debug { "debug" } else { "release" };
    println!("The installer is in {}", shell::target().join(profile).join("bundle").display());
    Ok(())
}

/// Builds `kedang` and puts it where Tauri looks for a program to carry along:
/// under its name with the target's. Answers the name without it.
fn beside(debug: bool) -> Done<PathBuf> {
    let mut build = shell::cargo("build");
    build.args(["-p", "archive", "--bin", "kedang"]);
    let profile = if debug { "debug" } else { "release" };
    if !debug {
        build.arg("--release");
    }
    shell::run(&mut build)?;
    let suffix = std::env::consts::EXE_SUFFIX;
    let folder = shell::target().join("carried");
    let from = shell::target().join(profile).join(format!("kedang{suffix}"));
    let to = folder.join(format!("kedang-{}{suffix}", host()?));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(from, &to))
        .map_err(|error| format!("cannot write {}: {error}", to.display()))?;
    Ok(folder.join("kedang"))
}

/// The target this machine builds for, such as `x86_64-unknown-linux-gnu`.
fn host() -> Done<String> {
    let said = shell::answer(shell::command("rustc").arg("-vV")).unwrap_or_default();
    said.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| "rustc does not say which target it builds for".to_owned())
}

fn kind() -> &'static str {
    if cfg!(windows) {
        "nsis"
    } else if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "deb"
    }
}
