//! The child process: the only place where strangers' bytes are decoded.
//!
//! It is the program itself, started with [`VERB`] and with pipes. It reads one request a line from
//! its input and writes one answer each; when its input ends (the window is gone) it ends at once,
//! also in the middle of a page. What a file may do to it: nothing but make it die.

mod limits;
pub(crate) mod wire;

use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::exit;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crate::facts::probe;
use crate::studio::Studio;
use crate::{Problem, inside};
use wire::Answer;
pub use wire::Ask;

/// The word that makes a program a maker of pictures.
pub(crate) const VERB: &str = "--make-pictures-of-strangers-files";

/// A page kept for tiles is given back after this long without a request.
const PATIENCE: Duration = Duration::from_secs(20);

/// Deep nesting in a file wants stack; this is the same on every system.
const STACK: usize = 16 * 1024 * 1024;

/// Call this first thing in `main`: it returns at once unless this process was started to make
/// pictures; then it serves until its input ends and never returns.
pub fn enter_if_asked() {
    enter_with(|_| ());
}

/// As [`enter_if_asked`], with a look at each request before it is served. Only for tests, which
/// misbehave here on purpose.
#[doc(hidden)]
pub fn enter_with(before: fn(&Ask)) {
    let mut words = std::env::args_os().skip(1);
    if words.next().is_none_or(|word| word != VERB) {
        return;
    }
    let memory = words.next().and_then(|word| word.to_str()?.parse().ok());
    let font = words.next().map(PathBuf::from);
    serve(memory, font, before)
}

fn serve(memory: Option<u64>, font: Option<PathBuf>, before: fn(&Ask)) -> ! {
    // What a panic says is of no use to anyone; that there was one is in the answer.
    std::panic::set_hook(Box::new(|_| ()));
    let (send, receive) = channel();
    let maker = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        if let Some(memory) = memory {
            limits::hold_memory_to(memory);
        }
        make(&receive, font, before)
    });
    if maker.is_err() {
        exit(1);
    }
    for line in std::io::stdin().lock().lines() {
        let Some(ask) = line.ok().and_then(|line| serde_json::from_str::<Ask>(&line).ok()) else { break };
        if send.send(ask).is_err() {
            break;
        }
    }
    exit(0)
}

fn make(requests: &Receiver<Ask>, font: Option<PathBuf>, before: fn(&Ask)) {
    let mut studio = Studio::new(font);
    say(&Answer::Ready);
    loop {
        let ask = match requests.recv_timeout(PATIENCE) {
            Ok(ask) => ask,
            Err(RecvTimeoutError::Timeout) => {
                studio.forget();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let answer = catch_unwind(AssertUnwindSafe(|| {
            before(&ask);
            answer(&mut studio, &ask)
        }));
        match answer {
            Ok(answer) => say(&answer),
            Err(_) => {
                // What a panic left behind is not trusted with the next file.
                say(&Answer::Problem(Problem::Crashed));
                exit(101);
            }
        }
    }
}

fn answer(studio: &mut Studio, ask: &Ask) -> Answer {
    match ask {
        Ask::Recognise { path } => {
            match crate::source::open(path).and_then(|mut file| Ok(crate::Format::recognise(&mut file)?)) {
                Ok(format) => Answer::Format(format),
                Err(problem) => Answer::Problem(problem),
            }
        }
        Ask::Probe { path, password } => Answer::Facts(probe(path, password.as_deref())),
        Ask::Render { path, password, page, want } => match studio.render(path, password.as_deref(), *page, want) {
            Ok(picture) => Answer::Picture(picture),
            Err(problem) => Answer::Problem(problem),
        },
        Ask::LookInside { path } => inside::look(path).map_or_else(Answer::Problem, Answer::Inside),
        Ask::TakeOut { path, number, to, most } => {
            inside::take_out(path, *number, to, *most).map_or_else(Answer::Problem, |size| Answer::Taken { size })
        }
    }
}

fn say(answer: &Answer) {
    let mut out = std::io::stdout().lock();
    if wire::write(&mut out, answer).and_then(|()| out.flush()).is_err() {
        exit(0);
    }
}
