//! Debian and Ubuntu packages: which are missing, and installing them.

use std::process::Command;

use crate::shell::{self, Done};

/// Whether this system installs by apt.
pub fn is_here() -> bool {
    shell::answer(Command::new("apt-get").arg("--version")).is_some()
}

/// Installs those packages that are missing. With none missing nothing runs.
pub fn install(wanted: &[&str]) -> Done {
    let missing = missing(wanted);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this system, installing with apt-get: {}", missing.join(" "));
    shell::run(apt_get()?.arg("update").arg("-qq"))?;
    shell::run(apt_get()?.args(["install", "-y", "-qq", "--no-install-recommends"]).args(missing))
}

fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // dpkg-query fails when one name is unknown, and still lists the others.
    let listed = Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let installed = |name: &str| listed.lines().any(|line| line == format!("{name} installed"));
    wanted.iter().copied().filter(|name| !installed(name)).collect()
}

/// `apt-get` that asks nothing, through sudo for everyone but root.
fn apt_get() -> Done<Command> {
    let root = shell::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if root {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        return Ok(command);
    }
    if shell::answer(Command::new("sudo").arg("--version")).is_none() {
        return Err("To install packages, be root or have sudo.".to_owned());
    }
    let mut command = Command::new("sudo");
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    Ok(command)
}
