//! What strangers' files can do to a worker, done on purpose: nothing of it may reach the program.

use std::sync::Arc;
use std::time::{Duration, Instant};

use pictures::{Cancel, Format, Limits, Pictures, Problem, Want};

use crate::made::Pdf;
use crate::seen::{Made, file, worker};

const SHORT: Limits = Limits { time: Duration::from_millis(1500), memory: 300_000_000, at_once: 2 };

/// A file that is fine, with a name that makes the worker misbehave.
fn fault(name: &str) -> Made {
    file(&format!("fault-{name}.pdf"), page())
}

fn page() -> Vec<u8> {
    Pdf::new(100, 100, &["0 0 50 50 re f"]).bytes()
}

fn draw(pictures: &Pictures, made: &Made) -> Result<(), Problem> {
    pictures.render(&made.path, 1, &Want::fit(50, 50), &Cancel::default()).map(|_| ())
}

#[test]
fn whatever_a_worker_dies_of_the_next_picture_is_made() {
    let pictures = Pictures::new(worker(), SHORT);
    let fine = file("fine.pdf", page());
    let out_of_memory = if cfg!(target_os = "linux") { Problem::OutOfMemory } else { Problem::TimedOut };
    for (name, expected) in [
        ("abort", Problem::Crashed),
        ("panic", Problem::Crashed),
        ("overflow", Problem::Crashed),
        ("exit", Problem::Crashed),
        ("babble", Problem::Crashed),
        ("hang", Problem::TimedOut),
        ("eat", out_of_memory),
    ] {
        let made = fault(name);
        let start = Instant::now();
        assert_eq!(draw(&pictures, &made), Err(expected), "{name}");
        assert!(start.elapsed() < Duration::from_secs(8), "{name} took {:?}", start.elapsed());
        assert_eq!(draw(&pictures, &fine), Ok(()), "after {name}");
    }
}

#[test]
fn a_file_that_kills_its_reader_still_has_a_format() {
    let pictures = Pictures::new(worker(), SHORT);
    // The name makes every request fail, so only the problem is known of this one …
    let facts = pictures.probe(&fault("abort").path, &Cancel::default());
    assert_eq!((facts.format, facts.problem), (Format::Unknown, Some(Problem::Crashed)));
    // … but a fault in measuring alone leaves what the first bytes say.
    let facts = pictures.probe(&file("fault-probe.pdf", page()).path, &Cancel::default());
    assert_eq!((facts.format, facts.problem), (Format::Pdf, Some(Problem::Crashed)));
}

#[test]
fn a_picture_no_longer_wanted_is_dropped_at_once() {
    let pictures = Arc::new(Pictures::new(worker(), Limits { at_once: 1, ..Limits::default() }));
    let hang = fault("hang");
    let (running, waiting) = (Cancel::default(), Cancel::default());
    let ask = |cancel: &Cancel| {
        let (pictures, path, cancel) = (pictures.clone(), hang.path.clone(), cancel.clone());
        std::thread::spawn(move || pictures.render(&path, 1, &Want::fit(9, 9), &cancel))
    };
    let (first, second) = (ask(&running), ask(&waiting));
    let start = Instant::now();
    running.cancel();
    waiting.cancel();
    for thread in [first, second] {
        assert_eq!(thread.join().expect("ends"), Err(Problem::Cancelled));
    }
    assert!(start.elapsed() < Duration::from_secs(5), "took {:?}", start.elapsed());
    assert_eq!(draw(&pictures, &file("fine.pdf", page())), Ok(()));
}

#[test]
fn many_threads_share_few_workers() {
    let pictures = Arc::new(Pictures::new(worker(), Limits { at_once: 2, ..Limits::default() }));
    let fine = Arc::new(file("fine.pdf", page()));
    // More requests than one worker serves before it is let go.
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let (pictures, fine) = (pictures.clone(), fine.clone());
            std::thread::spawn(move || (0..20).map(|_| draw(&pictures, &fine)).collect::<Vec<_>>())
        })
        .collect();
    for thread in threads {
        assert!(thread.join().expect("ends").iter().all(Result::is_ok));
    }
}

#[test]
fn no_worker_is_a_problem_with_a_sentence() {
    let nothing = Pictures::new("/no/such/program", Limits::default());
    assert_eq!(draw(&nothing, &file("fine.pdf", page())), Err(Problem::NoWorker));
}

/// When the program is killed its workers must not go on eating.
#[cfg(target_os = "linux")]
#[test]
fn a_worker_ends_with_the_program_it_works_for() {
    let hang = fault("hang");
    let mut program = std::process::Command::new(worker())
        .arg(&hang.path)
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("starts");
    let children = format!("/proc/{0}/task/{0}/children", program.id());
    let child = wait_for(|| std::fs::read_to_string(&children).ok()?.split_whitespace().next().map(str::to_owned))
        .expect("a worker is started");
    program.kill().expect("killed");
    program.wait().expect("gone");
    let alive = format!("/proc/{child}/status");
    let gone = wait_for(|| match std::fs::read_to_string(&alive) {
        Err(_) => Some(()),
        // Who reaps it is up to the system; a zombie eats nothing.
        Ok(status) => status.contains("State:\tZ").then_some(()),
    });
    assert!(gone.is_some(), "the worker {child} outlived its program");
}

#[cfg(target_os = "linux")]
fn wait_for<T>(mut condition: impl FnMut() -> Option<T>) -> Option<T> {
    let until = Instant::now() + Duration::from_secs(10);
    while Instant::now() < until {
        if let Some(value) = condition() {
            return Some(value);
        }
        std::thread::yield_now();
    }
    None
}
