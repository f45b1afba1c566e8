//! One worker process, seen from outside.

use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Cancel, GLANCE};
use crate::Problem;
use crate::worker::VERB;
use crate::worker::wire::{self, Answer};

/// Requests after which a worker is let go: what decoders leak or fragment goes with it.
const REQUESTS: u32 = 48;
/// How long a start may take; a virus scanner likes to look at a new process first.
const START: Duration = Duration::from_secs(20);
/// How long a worker that closed its pipe has to be gone.
const LAST_BREATH: Duration = Duration::from_millis(500);

/// A child that makes pictures. Dropping it kills it.
#[derive(Debug)]
pub(super) struct Worker {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Answer>,
    last_words: Option<JoinHandle<String>>,
    requests: u32,
}

impl Worker {
    pub(super) fn start(exe: &Path, memory: u64, font: Option<&Path>) -> Result<Self, Problem> {
        let mut command = Command::new(exe);
        command.arg(VERB).arg(memory.to_string()).args(font);
        command.env("RUST_BACKTRACE", "0");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        no_console(&mut command);
        let mut child = command.spawn().map_err(|_| Problem::NoWorker)?;
        let (Some(input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(Problem::NoWorker);
        };
        let (send, answers) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Ok(answer) = wire::read(&mut output) {
                if send.send(answer).is_err() {
                    break;
                }
            }
        });
        let last_words = std::thread::spawn(move || last_of(errors));
        let worker = Worker { child, input, answers, last_words: Some(last_words), requests: 0 };
        match worker.answers.recv_timeout(START) {
            Ok(Answer::Ready) => Ok(worker),
            _ => Err(Problem::NoWorker),
        }
    }

    /// Sends a request and waits for its answer. After an error the worker is of no more use.
    pub(super) fn ask(&mut self, request: &str, time: Duration, cancel: &Cancel) -> Result<Answer, Problem> {
        self.requests += 1;
        let until = Instant::now() + time;
        if self.input.write_all(format!("{request}\n").as_bytes()).and_then(|()| self.input.flush()).is_err() {
            return Err(self.cause_of_death());
        }
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.answers.recv_timeout(left.min(GLANCE)) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(self.cause_of_death()),
                Err(RecvTimeoutError::Timeout) if cancel.is_cancelled() => return Err(Problem::Cancelled),
                Err(RecvTimeoutError::Timeout) if left.is_zero() => return Err(Problem::TimedOut),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    pub(super) fn is_fresh(&self) -> bool {
        self.requests < REQUESTS
    }

    pub(super) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn cause_of_death(&mut self) -> Problem {
        let Some(status) = self.wait_for_end() else { return Problem::Crashed };
        let words = self.last_words.take().and_then(|thread| thread.join().ok()).unwrap_or_default();
        if words.contains("memory allocation of") || was_killed(status) {
            Problem::OutOfMemory
        } else {
            Problem::Crashed
        }
    }

    fn wait_for_end(&mut self) -> Option<ExitStatus> {
        let until = Instant::now() + LAST_BREATH;
        while Instant::now() < until {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        None
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It has nothing to save; an end that is only asked for could be slow.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The end of what a process says: the reason of an abort is its last line.
fn last_of(mut errors: impl Read) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = errors.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..count]);
        let surplus = kept.len().saturating_sub(4096);
        kept.drain(..surplus);
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// The system kills a process without a word when memory runs out.
#[cfg(unix)]
fn was_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(9)
}

#[cfg(not(unix))]
fn was_killed(_status: ExitStatus) -> bool {
    false
}

#[cfg(windows)]
fn no_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn no_console(_command: &mut Command) {}
