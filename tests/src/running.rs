//! A program that runs for as long as a test needs it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::wait::{PATIENCE, patiently};

/// How long a program may take to put its things in order when it must end.
const A_MOMENT: Duration = Duration::from_secs(3);

/// A started program and everything it started. All of them are killed when
/// this is dropped, and by the kernel when the test itself is killed.
pub struct Running {
    child: Child,
    name: String,
}

impl Running {
    /// Starts the program in a process group of its own. What it says goes to
    /// the end of the log.
    pub fn start(command: &Command, log: &Path) -> Running {
        Running::start_with(command, log, false).0
    }

    /// The same, with its standard output handed back.
    pub fn start_and_listen(command: &Command, log: &Path) -> (Running, Lines) {
        let (running, stdout) = Running::start_with(command, log, true);
        let stdout = stdout.expect("a piped standard output");
        (running, Lines::read(stdout))
    }

    fn start_with(command: &Command, log: &Path, listen: bool) -> (Running, Option<ChildStdout>) {
        let name = command.get_program().to_string_lossy().into_owned();
        let log = File::options().create(true).append(true).open(log).expect("the log opens");
        // setpriv asks the kernel to end the program when we are gone, however
        // we went, and then becomes it.
        let mut guarded = Command::new("setpriv");
        guarded.args(["--pdeathsig", "TERM", "--"]).arg(&name).args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            guarded.current_dir(folder);
        }
        for (key, value) in command.get_envs() {
            match value {
                Some(value) => guarded.env(key, value),
                None => guarded.env_remove(key),
            };
        }
        guarded.process_group(0).stdin(Stdio::null());
        guarded.stderr(log.try_clone().expect("a second handle of the log"));
        guarded.stdout(if listen { Stdio::piped() } else { Stdio::from(log) });
        let mut child = guarded.spawn().unwrap_or_else(|error| panic!("cannot start {name}: {error}"));
        let stdout = child.stdout.take();
        (Running { child, name }, stdout)
    }

    /// The process number of the program.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Panics with a reason when the program has ended by itself.
    #[track_caller]
    pub fn must_run(&mut self) {
        if let Ok(Some(status)) = self.child.try_wait() {
            panic!("{} ended by itself: {status}", self.name);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Asked first: a screen that is killed leaves its lock behind.
        let group = format!("-{}", self.child.id());
        signal("TERM", &group);
        patiently(A_MOMENT, || self.child.try_wait().ok().flatten());
        signal("KILL", &group);
        let _ = self.child.wait();
    }
}

/// Kills a process at once, without a chance to put anything in order.
pub fn kill(pid: &str) {
    signal("KILL", pid);
}

fn signal(name: &str, pid: &str) {
    let mut kill = Command::new("kill");
    let _ = kill.args(["-s", name, "--", pid]).stderr(Stdio::null()).status();
}

/// The processes this one has started and that still run.
pub fn children_of(pid: u32) -> Vec<u32> {
    let mut children = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(child) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // pid (name, which may hold spaces and brackets) state parent …
        let mut after_name = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        let over = after_name.next() == Some("Z") && threads(&entry.path()) <= 1;
        if !over && after_name.next() == Some(&pid.to_string()) {
            children.push(child);
        }
    }
    children
}

/// A killed process keeps its files and sockets until its last thread is gone.
fn threads(process: &Path) -> usize {
    std::fs::read_dir(process.join("task")).map_or(0, Iterator::count)
}

/// What a program says, line by line.
pub struct Lines(mpsc::Receiver<String>);

impl Lines {
    fn read(stdout: ChildStdout) -> Lines {
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        Lines(receive)
    }

    /// The next line; panics when none comes.
    #[track_caller]
    pub fn next(&self, what: &str) -> String {
        self.0.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("nothing was said: waited for {what}"))
    }

    /// Reads on until a line that begins with this.
    #[track_caller]
    pub fn until(&self, begins: &str) -> String {
        loop {
            let line = self.next(begins);
            if line.starts_with(begins) {
                return line;
            }
        }
    }
}
