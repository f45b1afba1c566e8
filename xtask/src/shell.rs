//! Starting other programs, from the root of the source, and saying so.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// What every step answers: nothing, or a sentence that says what went wrong.
pub type Done<T = ()> = Result<T, String>;

/// The root of the source.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A folder or file below the root.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), |dir| root().join(dir))
}

/// A program that was built with the everyday profile.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A command that starts in the root of the source.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs us.
pub fn cargo(verb: &str) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.arg(verb);
    cargo
}

/// Says what is started, starts it, waits; a failure is named.
pub fn run(command: &mut Command) -> Done {
    say(command);
    let status = command.status().map_err(|error| missing(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed: {status}", name(command))) }
}

/// What a program prints, or nothing when it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs like [`run`], shows every line as it comes and keeps them all.
/// Answers whether it succeeded, and what it said.
pub fn run_and_keep(command: &mut Command) -> Done<(bool, String)> {
    say(command);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| missing(command, &error))?;
    let errors = child.stderr.take().map(|pipe| thread::spawn(move || echo(pipe, false)));
    let mut said = child.stdout.take().map(|pipe| echo(pipe, true)).unwrap_or_default();
    if let Some(Ok(text)) = errors.map(thread::JoinHandle::join) {
        said.push_str(&text);
    }
    let status = child.wait().map_err(|error| missing(command, &error))?;
    Ok((status.success(), said))
}

fn echo(pipe: impl Read, to_stdout: bool) -> String {
    let mut kept = String::new();
    let mut lines = BufReader::new(pipe);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).unwrap_or(0) > 0 {
        // A closed terminal must not stop the work.
        let _ = if to_stdout { std::io::stdout().write_all(&line) } else { std::io::stderr().write_all(&line) };
        kept.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    kept
}

fn say(command: &Command) {
    println!("→ {}", name(command));
}

/// The command as one would type it.
pub fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let mut words = vec![program.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}

fn missing(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start {}: {error}", command.get_program().to_string_lossy())
}
